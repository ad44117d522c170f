"""A customer's instruments and the passport of one, drawn at both widths, in both languages, with the ways that lead on."""

import re

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.values.language import Language
from static_site.pages import PAGES
from tests.axe import ENDS, NARROW, examine
from tests.browser import own_instruments as own
from tests.browser.fake_api import FakeApi
from tests.browser.tokens import CONTACT_TOKEN, GIVEN, token_of
from tests.patience import NOT_BLANK


def read(page: Page, url: str, language: Language = "fr") -> Page:
    """Open the list by the mailed link."""
    page.goto(f"{url}{PAGES['instruments'].address(language)}#{CONTACT_TOKEN}")
    expect(page.locator("[data-slot=fresh]")).to_have_text(NOT_BLANK)
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


def opened(page: Page, url: str, instrument: str = own.POWDERS, language: Language = "fr") -> Page:
    """Open a passport from the list."""
    read(page, url, language)
    page.locator(f"#open-{instrument}").click()
    expect(page.locator("[data-slot=life] li").first).to_be_visible()
    return page


def test_the_list_says_of_each_how_it_stands_and_is_searched(page: Page, url: str) -> None:
    read(page, url)
    rows = page.locator("[data-slot=rows] tbody tr")
    expect(rows).to_have_count(len(own.FACTS))
    expect(page.locator("[data-slot=summary]")).to_contain_text("1 attend un geste de vous")
    expect(rows.nth(0)).to_contain_text("5 novembre")
    expect(rows.nth(1)).to_contain_text("Rien à faire")
    page.locator("#find").fill("gl3 göteborg")
    expect(page.locator("#match-count")).to_have_text("1 instrument sur 3 correspond.")
    expect(rows.filter(visible=True)).to_have_count(1)
    page.get_by_role("button", name="Suivre SAV-121").click()
    page.wait_for_url(re.compile(f"/suivi/#.*{own.REPAIR}|{GIVEN}"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_row_opens_the_passport_and_the_address_keeps_it(page: Page, url: str, language: Language) -> None:
    opened(page, url, language=language)
    shown = own.passport(language, own.POWDERS)
    expect(page).to_have_url(re.compile(f"{PAGES['instruments'].address(language)}#{own.POWDERS}$"))
    expect(page.locator(".verdict")).to_have_text(" ".join(shown["verdict"]))
    expect(page.locator("[data-slot=life] li")).to_have_count(len(shown["history"]))
    expect(page.locator("[data-slot=documents] tbody tr")).to_have_count(2)
    waiting = page.locator("[data-slot=todo] a.btn")
    expect(waiting).to_have_attribute("href", re.compile(f"#{token_of(own.CASE)}$"))
    expect(page.locator(".lang a")).to_have_attribute("href", re.compile(f"#{own.POWDERS}$"))
    page.reload()
    expect(page.locator(".idl")).to_contain_text("GL3-01187")
    page.locator("#to-all").click()
    expect(page.locator("[data-slot=rows] tbody tr")).to_have_count(len(own.FACTS))


def test_an_identifier_of_nobody_s_says_so_and_leads_to_the_list(page: Page, url: str, api: FakeApi) -> None:
    read(page, url)
    page.goto(f"{url}/instruments/#45HR99Z99Z")
    page.reload()
    expect(page.locator("main h1")).to_have_text("Cet instrument n’est pas dans votre liste.")
    page.get_by_role("link", name="Vos instruments").click()
    expect(page.locator("[data-slot=rows] tbody tr")).to_have_count(len(own.FACTS))


def test_all_affairs_lead_to_them_and_without_a_link_the_page_says_how_it_opens(page: Page, url: str) -> None:
    page.goto(f"{url}/instruments/")
    expect(page.locator("main")).to_contain_text("Vos instruments s’ouvrent par le lien")
    page.goto(f"{url}{PAGES['affairs'].address('fr')}#{CONTACT_TOKEN}")
    page.get_by_role("navigation").get_by_role("link", name="Support").click()
    expect(page.locator("[data-slot=rows] tbody tr")).to_have_count(len(own.FACTS))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_fault_is_described_once_and_leads_to_its_case(page: Page, url: str, api: FakeApi, language: Language) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, url, language=language)
    page.locator("#describe-fault").click()
    dialog = page.locator("#fault-sheet")
    expect(dialog.locator("h2")).to_be_focused()
    expect(dialog.locator("[data-slot=fault-will] p")).to_have_count(len(own.passport(language, own.POWDERS)["fault"]["will"]))
    examine(page, NARROW, "#fault-sheet")
    page.set_viewport_size({"width": 390, "height": 844})
    dialog.locator("[type=submit]").click()
    expect(dialog.locator(".err:not([hidden])")).to_have_count(3)
    expect(page.locator("#fault-text")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#fault-text").fill("Bruit de pompe au démarrage.")
    dialog.locator("[value=partly]").check()
    page.locator("#fault-name").fill("Anna Kovács")
    api.failing["POST"] = 503
    dialog.locator("[type=submit]").click()
    expect(dialog.locator(".msg--ko")).to_be_visible()
    del api.failing["POST"]
    dialog.locator("[type=submit]").click()
    page.wait_for_url(re.compile(f"#({token_of(own.CASE, GIVEN)}|{own.CASE})$"))
    tried = [each for each in api.writes() if each.path.endswith("/cases")]
    assert [each.body["measures"] for each in tried] == ["partly", "partly"] and "since" not in tried[0].body
    assert len({each.headers["Idempotency-Key"] for each in tried}) == 1, "sent again, it is the same case"


@pytest.mark.looks
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_obstacle_that_axe_finds(page: Page, url: str, language: Language) -> None:
    read(page, url, language)
    examine(page, ENDS if language == "fr" else NARROW)
    opened(page, url, language=language)
    examine(page, NARROW if language == "fr" else ENDS)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_they_do_not_scroll_sideways(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, url)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#to-all").click()
    expect(page.locator("[data-slot=rows] tbody tr")).to_have_count(len(own.FACTS))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
