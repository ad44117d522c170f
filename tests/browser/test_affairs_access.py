"""The list of all affairs for every reader: axe, room, keyboard, roles, paper, colours of the system."""

import re

import pytest
from playwright.sync_api import Page, expect

from static_site.pages import PAGES
from tests.axe import ENDS, NARROW, examine
from tests.browser import affairs
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.test_axe import AT, LANGUAGES
from tests.browser.test_keyboard import FOCUSABLE, NAMES, SMALLEST
from tests.browser.test_layout import SPACED, scrolling
from tests.browser.test_print import A_PAGE
from tests.browser.tokens import CONTACT_TOKEN, token_of

pytestmark = pytest.mark.looks

STATES = {
    "dead": "form[data-lost]",
    "incomplete": ".dots",
    "cookie": ".msg",
    "none": "[data-lost-link]",
    "failed": "[data-code]",
    "waiting": ".wait .mini",
    "forgotten": ".msg",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_obstacle_in_the_list(listed: Opened, language: str) -> None:
    page = listed(language)
    page.locator("#more").click()
    expect(page.locator("#h-closed")).to_be_visible()
    examine(page, AT[language])
    page.locator("#find").fill("45")
    examine(page, NARROW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", list(STATES))
def test_no_obstacle_in_other_states(page: Page, url: str, api: FakeApi, state: str, language: str) -> None:
    address = url + PAGES["affairs"].address(language)
    if state == "failed":
        api.failing = {"GET": 503}
    if state == "waiting":
        page.route("**/api/**", lambda route: None)
    api.affairs.cookies = state != "cookie"
    tokens = {
        "dead": token_of("", "AR3vokedToken"),
        "incomplete": CONTACT_TOKEN[:-1],
        "forgotten": CONTACT_TOKEN,
        "cookie": CONTACT_TOKEN,
    }
    page.goto(f"{address}#{tokens.get(state, '')}")
    if state == "forgotten":
        page.locator("#forget button").click()
    expect(page.locator(f"main {STATES[state]}").first).to_be_visible()
    examine(page, ENDS if language == "fr" else NARROW)


def test_no_obstacle_where_nothing_is_open_or_a_dossier_does_not_open(listed: Opened, api: FakeApi) -> None:
    page = listed()
    api.failing = {"POST": 503}
    page.locator(f"#open-{affairs.UNOPENED}").click()
    expect(page.locator(".aff .err")).to_be_visible()
    examine(page, ENDS)
    for language, (whole,) in api.affairs.pages.items():
        api.affairs.pages[language] = [affairs.empty(whole)]
    page.locator("[data-reread]").click()
    expect(page.locator(".empty")).to_be_visible()
    examine(page, ENDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways(listed: Opened, language: str) -> None:
    page = listed(language)
    page.locator("#more").click()
    expect(page.locator("#h-closed")).to_be_visible()
    widths = (320, 390, 768, 1000, 1280)
    assert scrolling(page, widths) == {}
    # Through the CSSOM: the page's policy allows no style element.
    page.evaluate(
        "(text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }", SPACED
    )
    assert scrolling(page, widths) == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_rows_stay_rows_of_a_table(listed: Opened, width: int) -> None:
    page = listed()
    page.set_viewport_size({"width": width, "height": 844})
    table = page.get_by_role("table", name="À vous 3")
    expect(table.get_by_role("row")).to_have_count(4)
    expect(table.get_by_role("columnheader")).to_have_count(5)
    row = table.get_by_role("row").nth(1)
    expect(row.get_by_role("rowheader")).to_contain_text("45MR02G00A")
    expect(row.get_by_role("cell")).to_have_count(4)
    # Laid out as a grid the elements alone say nothing of this any more.
    expect(page.locator(".aff :is(table, thead, tbody, tr, th, td):not([role])")).to_have_count(0)
    expect(page.get_by_role("heading", level=2)).to_have_text(["À vous 3", "Chez nous 4", "Qui appeler"])


def test_on_a_phone_a_row_is_read_from_top_to_bottom(listed: Opened) -> None:
    page = listed()
    page.set_viewport_size({"width": 390, "height": 844})
    row = page.locator(".aff tbody tr").first
    boxes = [row.locator(selector).bounding_box() for selector in (".c1", ".c2", ".c3", ".mini", ".c4")]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 5 and tops == sorted(tops)
    first, total, mini = (row.locator(selector).bounding_box() for selector in (".c1", ".c5", ".mini"))
    assert first and total and mini
    assert total["y"] < first["y"] + first["height"] and total["x"] + total["width"] == mini["x"] + mini["width"] == 374


def test_the_order_is_the_order_of_reading(listed: Opened) -> None:
    page = listed()
    expected = page.locator(FOCUSABLE).evaluate_all(NAMES)
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert reached == expected
    assert reached.index("find") < reached.index("open-45MR02G00A") < reached.index("act-45MR02G00A") < reached.index("more")


@pytest.mark.parametrize("width", [1280, 390])
def test_every_control_is_large_enough_and_shows_its_focus(listed: Opened, width: int) -> None:
    page = listed()
    page.set_viewport_size({"width": width, "height": 844})
    for control in page.locator("button:visible, input:visible, nav a, .aff a").all():
        box = control.bounding_box()
        assert box is not None and min(box["width"], box["height"]) >= SMALLEST, control
    page.locator("#act-45MR02G00A").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_it_is_one_black_page_without_buttons(listed: Opened, language: str) -> None:
    page = listed(language)
    assert len(A_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print", color_scheme="dark")
    for control in page.locator("#search, #more, [data-reread], nav, .lang").all():
        expect(control).to_be_hidden()
    expect(page.locator(f"#open-{affairs.UNOPENED}")).to_be_visible()
    assert page.locator("#act-45MR02G00A").evaluate("(node) => getComputedStyle(node).color") == "rgb(0, 0, 0)"


def test_forced_colours_keep_the_scale(listed: Opened) -> None:
    page = listed()
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    filled = page.locator(".mini .on").first.evaluate("(cell) => getComputedStyle(cell).backgroundColor")
    empty = page.locator(".mini i:not([class])").first.evaluate("(cell) => getComputedStyle(cell).backgroundColor")
    assert re.fullmatch(r"rgba?\(.*\)", filled) and filled != empty
