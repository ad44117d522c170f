"""The list of all affairs while it waits, without network, broken, empty, and read again."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import affairs
from tests.browser.answers import etag_of
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.held import Held
from tests.browser.page_clock import stop_the_clock
from tests.browser.tokens import CONTACT_TOKEN
from tests.patience import eventually

READINGS = "**/api/affairs?*"
PATH = f"/affaires/#{CONTACT_TOKEN}"
MINUTE = 60_000


def test_a_slow_answer_shows_empty_rows(page: Page, url: str) -> None:
    held = Held(page, READINGS)
    page.goto(url + PATH)
    expect(page.locator(".wait .mini")).to_have_count(5)
    expect(page.locator("#announcer")).to_have_text("Lecture de vos affaires")
    held.release()
    expect(page.locator(".aff")).to_have_count(2)
    expect(page.locator(".wait")).to_have_count(0)
    expect(page.locator("#announcer")).to_have_text("Affaires affichées")


def test_a_late_answer_can_be_asked_again(page: Page, url: str) -> None:
    stop_the_clock(page)
    held: list[Route] = []
    page.route(READINGS, lambda route: route.continue_() if held else held.append(route))
    page.goto(url + PATH)
    page.wait_for_url(f"{url}/affaires/")
    eventually(page, lambda: len(held), 1)
    page.clock.run_for(6000)
    expect(page.locator("[data-late]")).to_be_hidden()
    page.clock.run_for(2500)
    expect(page.locator("[data-late]")).to_contain_text("La réponse tarde.")
    page.locator("[data-retry]").click()
    expect(page.locator(".aff")).to_have_count(2)


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_fault_of_ours_says_so_and_can_be_tried_again(page: Page, url: str, api: FakeApi, method: str) -> None:
    api.failing = {method: 503}
    page.goto(url + PATH)
    expect(page.locator("h1")).to_have_text("Vos affaires n’ont pas pu être lues.")
    for text in ("La panne est chez nous.", "E-503", "04 65 71 00 12"):
        expect(page.locator("main")).to_contain_text(text)
    api.failing = {}
    page.locator("[data-retry]").click()
    expect(page.locator(".aff")).to_have_count(2)
    expect(page).to_have_url(f"{url}/affaires/")


def test_offline_keeps_the_list_and_stops_what_asks(listed: Opened, api: FakeApi) -> None:
    page = listed()
    page.context.set_offline(True)
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator(".aff")).to_have_count(2)
    for control in ("#more", f"#open-{affairs.UNOPENED}"):
        expect(page.locator(control)).to_have_attribute("aria-disabled", "true")
        page.locator(control).click(force=True)
    page.locator("#find").fill("hydrocell")
    expect(page.locator("#match-count")).to_have_text("1 dossier sur 7 correspond.")
    page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()
    expect(page.locator("#more")).not_to_have_attribute("aria-disabled", "true")
    assert not [asked for asked in api.asked if asked.path.endswith(("/closed", affairs.UNOPENED))]


def test_nothing_open_shows_what_is_closed(listed: Opened, api: FakeApi) -> None:
    for language, (whole,) in api.affairs.pages.items():
        api.affairs.pages[language] = [affairs.empty(whole)]
    page = listed()
    expect(page.locator(".empty")).to_have_text("Aucune affaire en cours.")
    expect(page.locator("#closed tbody tr")).to_have_count(affairs.CLOSED_A_PAGE)
    expect(page.locator("#search")).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")


def test_nothing_at_all(listed: Opened, api: FakeApi) -> None:
    api.affairs.pages["fr"] = [affairs.empty(affairs.opened("fr")) | {"closed": 0}]
    page = listed()
    expect(page.locator(".empty")).to_have_text("Aucune affaire en cours.")
    expect(page.locator("#more")).to_be_hidden()
    expect(page.locator("#search")).to_be_hidden()
    assert not [asked for asked in api.asked if asked.path.endswith("/closed")]


def test_a_visible_page_reads_every_minute(page: Page, listed: Opened, api: FakeApi) -> None:
    stop_the_clock(page)
    listed()
    page.locator(".aff").first.evaluate("(table) => { table.dataset.mark = 'same'; }")
    page.clock.run_for(MINUTE + 1000)
    expect(page.locator("[data-slot=fresh]")).to_contain_text("Inchangé")
    expect(page.locator(".aff[data-mark=same]")).to_have_count(1)
    assert api.reads()[-1].headers["If-None-Match"] == etag_of(api.affairs.pages["fr"][0])


def test_a_dossier_that_closes_joins_the_closed_ones(listed: Opened, api: FakeApi) -> None:
    page = listed()
    page.locator("#more").click()
    expect(page.locator("#h-closed")).to_have_text("Dossiers terminés 31")
    api.affairs.pages["fr"][0]["closed"] = 32
    page.locator("[data-reread]").click()
    expect(page.locator("#h-closed")).to_have_text("Dossiers terminés 32")
    assert len([asked for asked in api.asked if asked.path.endswith("/closed")]) == 2


def test_a_failed_refresh_keeps_the_page_and_says_so(listed: Opened, api: FakeApi) -> None:
    page = listed()
    api.failing = {"GET": 503}
    page.locator("[data-reread]").click()
    expect(page.locator("[data-slot=fresh].bad")).to_contain_text("L’actualisation a échoué.")
    expect(page.locator(".aff")).to_have_count(2)


@pytest.mark.parametrize(("path", "phone"), [("/affaires/", "04 65 71 00 12"), ("/en/affairs/", "+33 4 65 71 00 12")])
def test_without_script_the_page_says_what_to_do(page: Page, url: str, path: str, phone: str) -> None:
    source = page.request.get(url + path).text()
    assert phone in source.split("<noscript>")[1].split("</noscript>")[0]
