"""The form for a lost link for every reader: axe, room, weight, whatever was typed and whatever was answered."""

import pytest
from playwright.sync_api import Page, expect

from static_site.pages import PAGES
from tests.axe import ENDS, examine
from tests.browser.answers import problem
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.nasty import WORD
from tests.browser.test_axe import LANGUAGES, SHORTLY
from tests.browser.test_lost_link import ADDRESS, SEND
from tests.browser.test_sideways import sideways
from tests.browser.test_weight import ENTRIES, READABLE
from tests.patience import eventually

pytestmark = pytest.mark.looks

HOLDERS = {"lost_link": "", "home": "", "dossier": "#45MR02G00A"}
"""The pages that have the form, and what leads to it there."""
MOST = 37_000
"""Bytes of the whole page, with its typeface."""


def open_form(page: Page, address: str) -> None:
    """Open a page and wait until its form is there."""
    page.goto(address)
    page.locator("form[data-lost]").wait_for()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["held", "down", "noted"])
def test_no_obstacle_in_any_state(page: Page, url: str, api: FakeApi, state: str, language: str) -> None:
    open_form(page, url + PAGES["lost_link"].address(language))
    page.locator("#lost-number").fill("K7D39QM2R1" if state == "held" else "GL3-01187")
    page.locator("#lost-email").fill("jean.bon@gmial.com" if state == "held" else ADDRESS)
    if state == "down":
        api.refusals["lost-links"] = problem(503)
    page.locator(SEND).click()
    expect(page.locator(".noted" if state == "noted" else ".msg--ko")).to_be_visible()
    examine(page, SHORTLY[language])


@pytest.mark.parametrize("key", ["home", "dossier"])
def test_no_obstacle_where_another_page_has_it(page: Page, url: str, api: FakeApi, key: str) -> None:
    open_form(page, url + PAGES[key].address("fr") + HOLDERS[key])
    page.locator(SEND).click()
    expect(page.locator(".msg--ko")).to_be_visible()
    examine(page, ENDS)
    page.locator("#lost-email").fill(ADDRESS)
    page.locator(SEND).click()
    expect(page.locator(".noted")).to_be_visible()
    examine(page, ENDS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", list(HOLDERS))
def test_nothing_scrolls_sideways_whatever_was_typed(page: Page, url: str, api: FakeApi, key: str, language: str) -> None:
    open_form(page, url + PAGES[key].address(language) + HOLDERS[key])
    page.locator("#lost-email").fill(f"{'a' * 60}@{'bigcorporation' * 4}.gmail.con")
    page.locator("#lost-number").fill(WORD[:60])
    page.locator(SEND).click()
    expect(page.locator("#lost-email-x button")).to_be_visible()
    assert sideways(page) == {}
    if key == "home":
        page.locator("[data-details-open]").click()
    for name in ("name", "company", "phone") if key != "dossier" else ():
        page.locator(f"#lost-{name}").fill(WORD)
        assert sideways(page, (320,)) == {}
    page.locator(SEND).click()
    expect(page.locator(".noted")).to_be_visible()
    assert sideways(page) == {}


def test_the_first_view_is_light(page: Page, url: str, api: FakeApi) -> None:
    open_form(page, url + PAGES["lost_link"].address("fr"))
    kinds = {"woff2", "css", "js"}
    eventually(page, lambda: kinds <= {name.rsplit(".", 1)[-1] for _, name, _, _ in page.evaluate(ENTRIES)}, True)
    entries = page.evaluate(ENTRIES)
    assert sum(size for _, _, size, _ in entries) <= MOST
    assert sum(size for kind, _, size, status in entries if kind == "navigation" or status == "blocking") <= READABLE


def test_a_dossier_that_opens_loads_nothing_of_it(opened: Opened) -> None:
    page = opened("partial")
    page.wait_for_load_state("networkidle")
    assert not [name for _, name, _, _ in page.evaluate(ENTRIES) if "lost_link" in name]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_press_is_not_lost_because_something_is_said_above_the_button(page: Page, url: str, api: FakeApi, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_form(page, url)
    page.locator("#lost-email").fill("jean.bon@bigcorp.example")
    page.locator("#lost-number").fill("GL3-01187")
    # Leaving the field would say something of the number, and move the button from under the finger.
    page.locator(SEND).scroll_into_view_if_needed()
    box = page.locator(SEND).bounding_box()
    assert box
    page.mouse.move(box["x"] + 9, box["y"] + 3)
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(".noted")).to_be_visible()
