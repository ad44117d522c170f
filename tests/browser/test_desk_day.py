"""The desk's day: walked by keyboard, acted on by many, read when it is long, slow, empty or refused; nothing is in the way."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from static_site.pages import PAGES
from tests.axe import ENDS, examine
from tests.browser import staff_samples
from tests.browser.fake_api import FakeApi
from tests.browser.fake_staff import FakeStaff
from tests.browser.test_layout import SIDEWAYS
from tests.patience import eventually

WIDTHS = (320, 390, 640, 900, 1024, 1280, 1600)
LATE = ["45MR02G00A", "45MK77G00E", "45MP12G00H", "45MH31G00K"]
MARKUP = '<img src=x onerror="alert(1)"> & "Verrerie" & <b>Fils</b>'


@pytest.fixture
def staff(api: FakeApi) -> FakeStaff:
    """The fake staff API, fresh."""
    return api.staff


@pytest.fixture
def touch(browser: Browser) -> Iterator[Page]:
    """A telephone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def opened(page: Page, url: str, hash_: str = "", language: str = "fr") -> None:
    """Open the desk, signed in, and wait until it is read."""
    page.goto(f"{url}{PAGES['desk'].address(language)}{hash_}")
    expect(page.locator("#read-at")).not_to_be_empty()


def sideways(page: Page) -> dict[int, int]:
    """By how much the page is wider than the screen, by width; what a cell cuts is not."""
    wide = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide[width] = page.evaluate(SIDEWAYS)
    return {width: by for width, by in wide.items() if by}


def current(page: Page) -> str | None:
    """The number of the row that the keys act on."""
    return page.locator("tr.current").get_attribute("data-reference")


def chosen(page: Page) -> list[Any]:
    """The numbers of the rows that are chosen."""
    numbers: list[Any] = page.locator("tr.chosen").evaluate_all("(all) => all.map((line) => line.dataset.reference)")
    return numbers


def test_a_morning_by_keyboard(page: Page, url: str, staff: FakeStaff) -> None:
    staff.refused["45MP12G00H"] = "Ce dossier est clos."
    opened(page, url)
    expect(page.locator("h1")).to_have_text("À nous\u00a0: 23 dossiers")
    expect(page.locator(".group").first).to_contain_text("En retard de nouvelles 4")
    assert current(page) == LATE[0]
    for key in ("j", "ArrowDown", "k"):
        page.keyboard.press(key)
    assert current(page) == LATE[1]
    expect(page.locator(f'tr[data-reference="{LATE[1]}"] .do')).to_be_focused()
    page.keyboard.press(" ")
    expect(page.locator("#preview .reads")).to_contain_text("La dernière arrive le mardi 11\u00a0août.")
    page.keyboard.press("Escape")
    expect(page.locator("#preview")).to_have_count(0)
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    assert chosen(page) == LATE[1:]
    expect(page.locator("#day-bulk")).to_contain_text("3 dossiers choisis")
    page.keyboard.press("o")
    page.locator("#many-owner").select_option("moulin")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#refused")).to_contain_text("45MP12G00H")
    expect(page.locator("#refused")).to_contain_text("Ce dossier est clos.")
    expect(page.locator("#status")).to_contain_text("2 dossiers\u00a0: confié. 1 refusé")
    assert [row["owner"] for row in staff.rows[1:4]] == ["moulin", "moulin", "moulin"] and staff.rows[2]["version"] == 7
    assert chosen(page) == []
    commands = [asked for asked in staff.asked if asked.path.endswith("/commands")]
    assert len({asked.headers["Idempotency-Key"] for asked in commands}) == len(commands) == 3
    page.keyboard.press("2")
    expect(page).to_have_url(re.compile(r"matter=answer$"))
    expect(page.locator("h1")).to_have_text("À nous, Question\u00a0: 2 dossiers")
    page.keyboard.press("Control+k")
    page.keyboard.type("mn08")
    expect(page.locator("[role=option]").first).to_contain_text("Transports Vercors")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#/45MN08G00C$"))
    page.keyboard.press("g")
    page.keyboard.press("j")
    expect(page.locator("h1")).to_have_text("À nous\u00a0: 23 dossiers")
    page.keyboard.press("?")
    page.locator("#letters-here").uncheck()
    page.keyboard.press("Escape")
    before = current(page)
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert (current(page), chosen(page)) == (before, [])
    page.keyboard.press("ArrowDown")
    assert current(page) != before


def test_a_dossier_is_put_aside_with_a_promise_and_what_is_refused_stays_typed(page: Page, url: str, staff: FakeStaff) -> None:
    staff.refused[LATE[0]] = "Le client doit nous lire avant."
    opened(page, url)
    page.keyboard.press(" ")
    page.get_by_role("button", name="Mettre de côté").click()
    page.locator("#many-on").fill("2026-08-10")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".form-dialog [role=alert]")).to_have_text("Le client doit nous lire avant.")
    staff.refused.clear()
    page.locator("#many-news").fill("2026-08-11")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("1 dossier\u00a0: mis de côté.")
    sent = [asked for asked in staff.asked if asked.method == "POST"][-1].body
    assert sent == {"type": "put_aside", "until": "2026-08-10", "next_news": "2026-08-11", "hold_mails": True}


def test_a_view_is_kept_by_its_address_alone(page: Page, url: str, staff: FakeStaff) -> None:
    opened(page, url)
    page.get_by_role("link", name=re.compile("^Paul Moulin")).click()
    expect(page.locator("h1")).to_have_text("À nous, Paul Moulin\u00a0: 13 dossiers")
    expect(page.get_by_role("link", name=re.compile("^Paul Moulin"))).to_be_focused()
    page.get_by_role("button", name="Garder cette vue").click()
    page.locator("#view-name").fill("Ceux de <i>Paul</i>")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Ceux de <i>Paul</i>")).to_have_attribute("href", "#/day?owner=moulin")
    kept = page.evaluate("Object.entries(localStorage)")
    assert [key for key, _ in kept] == ["desk"] and not re.search(r"45M|BigCorp|Bearer", kept[0][1])
    assert page.evaluate("[sessionStorage.length, document.cookie]") == [0, ""]
    for nowhere in ("%E0%A4", "dossierStyle"):
        page.evaluate("(hash) => { location.hash = hash; }", f"#/{nowhere}")
        expect(page.locator("h1")).to_have_text("Cette adresse du bureau n’existe pas.")
        page.evaluate("() => { location.hash = ''; }")
        expect(page.locator("h1")).to_contain_text("dossiers")


def test_saved_views_are_counted_whoever_they_are_of(page: Page, url: str, staff: FakeStaff) -> None:
    views = [
        {"name": "Ceux de Paul", "hash": "#/day?owner=moulin"},
        {"name": "Ses envois", "hash": "#/day?matter=shipment&owner=moulin"},
    ]
    page.add_init_script(f"localStorage.setItem('desk', JSON.stringify({{ views: {json.dumps(views)} }}))")
    opened(page, url)
    saved = page.locator("#views-saved + ul")
    expect(saved.get_by_role("link", name="Ceux de Paul").locator("b").first).to_have_text("13")
    sent_by_paul = sum(row["owner"] == "moulin" and row["waits"][0]["matter"] == "shipment" for row in staff.rows)
    expect(saved.get_by_role("link", name="Ses envois").locator("b").first).to_have_text(str(sent_by_paul))


def test_what_stopped_says_why(page: Page, url: str, staff: FakeStaff) -> None:
    staff.parked[0] |= {"cause": "too_many", "reason": "MailRefused TooManyRequestsException"}
    opened(page, url)
    expect(page.locator("#day-alerts .red-mark")).to_contain_text("1 mail ou document arrêté\u00a0: trop de mails à la fois.")


def test_by_touch_many_are_chosen_and_the_day_is_read_again(touch: Page, url: str, staff: FakeStaff) -> None:
    opened(touch, url)
    expect(touch.locator("tr[data-reference] input").first).to_be_hidden()
    touch.locator("#choosing").tap()
    for row in LATE[:2]:
        touch.locator(f"tr[data-reference='{row}'] input").tap()
    expect(touch.locator("#day-bulk")).to_contain_text("2 dossiers choisis")
    assert touch.evaluate("document.documentElement.scrollWidth") <= 390
    examine(touch, (390,))
    touch.locator("#day-bulk").get_by_role("button", name="Changer qui suit").tap()
    touch.locator("#many-owner").select_option("moulin")
    touch.locator(".form-dialog [type=submit]").tap()
    expect(touch.locator("#status")).to_contain_text("2 dossiers\u00a0: confié.")
    assert [row["owner"] for row in staff.rows[:2]] == ["moulin", "moulin"]
    asked = len(staff.asked)
    touch.locator("#reread").tap()
    eventually(touch, lambda: len(staff.asked) > asked, True)


def test_six_hundred_dossiers_with_names_of_markup(page: Page, url: str, staff: FakeStaff) -> None:
    staff.rows = staff_samples.many(600)
    for row in staff.rows[::7]:
        row["customer"], row["contact"], row["expected"]["label"] = MARKUP, f"{MARKUP} Bon", f"Répondre à {MARKUP}"
    opened(page, url)
    rows = page.locator("tr[data-reference]")
    expect(rows).to_have_count(50)
    expect(page.locator("h1")).to_have_text("À nous\u00a0: 600 dossiers")
    assert page.locator("main img").count() == 0
    expect(rows.first.locator(".c-customer")).to_contain_text("<b>Fils</b>")
    eventually(page, lambda: [asked.query for asked in staff.asked if "cursor=50" in asked.query] != [], True)
    asked = len(staff.asked)
    page.get_by_role("button", name="Les 50 suivants").click()
    expect(rows).to_have_count(100)
    assert "cursor=100" in staff.asked[asked].query
    page.locator("tr[data-reference] .do").nth(99).focus()
    page.keyboard.press("j")
    expect(rows).to_have_count(150)
    assert sideways(page) == {}


def test_what_customers_did_since_the_last_visit(page: Page, url: str, staff: FakeStaff) -> None:
    staff.news = staff_samples.news()
    page.add_init_script("localStorage.setItem('desk', JSON.stringify({ seen: '2026-08-05T15:42:00.000Z' }))")
    opened(page, url)
    expect(page.locator("h1")).to_have_text("Bonjour Claire, 23 dossiers sont à nous")
    expect(page.locator("#news-title")).to_have_text("Depuis votre départ hier à 17\u00a0h\u00a042")
    sentence = "Zoé Blanc confirme le colis 1, avec des réserves\u00a0: «\u202fun flacon fêlé <b>\u202f»"
    expect(page.locator("#day-news li").last).to_contain_text(sentence)
    assert sideways(page) == {}
    examine(page, ENDS)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Tout vu").click()
    expect(page.locator("h1")).to_have_text("À nous\u00a0: 23 dossiers")


def test_a_slow_answer_a_fault_and_no_network(page: Page, url: str, staff: FakeStaff) -> None:
    staff.delay = 1.2
    page.goto(url + PAGES["desk"].address("fr"))
    page.locator(".skeleton").wait_for()
    expect(page.locator("#announcer")).to_have_text("Lecture de la journée")
    page.locator("#worklist").wait_for()
    staff.delay, staff.failing = 0, 503
    page.get_by_role("button", name="Actualiser").click()
    expect(page.locator("#status")).to_contain_text("E-503")
    assert page.locator("tr[data-reference]").count() == 23
    page.get_by_role("link", name=re.compile("^Nadia Perrin")).click()
    expect(page.locator("h1")).to_have_text("La journée n’a pas pu être lue.")
    staff.failing = 0
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator("tr[data-reference]")).to_have_count(1)
    page.context.set_offline(True)
    expect(page.locator("#offline")).to_contain_text("rien n’est mis en attente")
    page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()


def test_an_empty_product_explains_itself(page: Page, url: str, staff: FakeStaff) -> None:
    staff.rows, staff.tasks, staff.parked = [], {}, []
    opened(page, url)
    expect(page.locator(".empty-page h2")).to_have_text("Le bureau est prêt, il n’a pas encore de dossier.")
    examine(page, ENDS)


def test_without_a_role_and_without_a_session(page: Page, url: str, staff: FakeStaff) -> None:
    staff.me["roles"] = []
    page.goto(url + PAGES["desk"].address("fr"))
    expect(page.locator("main")).to_contain_text("Demandez à Claire Vasseur")
    staff.signed_in = False
    page.goto(f"{url}{PAGES['desk'].address('en')}#/45MR02G00A/answer")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.locator("[data-back]")).to_have_text("You will come back to 45MR02G00A.")
    examine(page, ENDS)
    assert sideways(page) == {}


def test_the_day_and_its_preview_are_open_to_all(page: Page, url: str, staff: FakeStaff) -> None:
    opened(page, url)
    examine(page, (1280, 900, 390))
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("tr[data-reference] .do").first.focus()
    page.keyboard.press("x")
    page.keyboard.press(" ")
    page.locator("#preview .reads").wait_for()
    examine(page, (1280,))
    assert sideways(page) == {}
    page.set_viewport_size({"width": 1280, "height": 800})
    page.keyboard.press("Control+k")
    page.locator("#palette[open]").wait_for()
    examine(page, (1280,))


def test_tasks_and_what_stopped(page: Page, url: str, staff: FakeStaff) -> None:
    opened(page, url, "#/tasks/T-4K7Q2M9X")
    expect(page.locator("h1")).to_have_text("Élodie <b>Martin</b>")
    page.keyboard.press("o")
    page.locator("#task-to").select_option("perrin")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".expected")).to_contain_text("Suivie par\u00a0: Nadia Perrin")
    page.get_by_role("button", name="Rattacher à un dossier").click()
    expect(page.locator("#task-dossier")).to_have_value("45MR02G00A")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".expected").get_by_role("link", name="45MR02G00A")).to_be_visible()
    examine(page, ENDS)
    assert sideways(page) == {}
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Clore").click()
    page.get_by_role("button", name="Clore la demande").click()
    expect(page.locator(".expected h2")).to_have_text("Demande close")
    page.goto(f"{url}{PAGES['desk'].address('fr')}#/effects")
    row = page.locator("#place tbody tr")
    expect(row).to_contain_text("Un document ne peut pas être fait. Ouvrez le dossier")
    staff.parked[0] |= {"cause": "worker", "reason": "its worker never came back", "tries": 18}
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(row).to_contain_text("donne plus de temps ou de mémoire")
    page.get_by_role("button", name="Relancer Document").click()
    expect(page.locator(".empty-page h2")).to_have_text("Rien n’est arrêté.")
    page.goto(f"{url}{PAGES['desk'].address('fr')}#/tasks?closed=1")
    expect(page.locator(".tasks .do")).to_have_count(1)
    open_again = next(task for task in staff.tasks.values() if task["closed"])
    open_again["closed"] = None
    page.evaluate("document.dispatchEvent(new CustomEvent('list-changed', {detail: 9}))")
    expect(page.locator(".empty-page h2")).to_have_text("Aucune demande close.")
    assert sideways(page) == {}
