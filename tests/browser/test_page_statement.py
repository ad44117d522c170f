"""The statement of an account, drawn at both widths, in both languages: figures, days, files, ways to each dossier."""

import re

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.values.language import Language
from static_site.pages import PAGES
from tests.axe import ENDS, NARROW, examine
from tests.browser import statements
from tests.browser.fake_api import FakeApi
from tests.browser.tokens import CONTACT_TOKEN, GIVEN, token_of
from tests.patience import NOT_BLANK


def read(page: Page, url: str, language: Language = "fr", query: str = "") -> Page:
    """Open it by the mailed link."""
    page.goto(f"{url}{PAGES['statement'].address(language)}{query}#{CONTACT_TOKEN}")
    expect(page.locator("[data-slot=fresh]")).to_have_text(NOT_BLANK)
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_says_what_is_owed_and_shows_each_row(page: Page, url: str, language: Language) -> None:
    shown = statements.statement(language)
    read(page, url, language)
    expect(page.locator(".verdict")).to_have_text(" ".join(shown["verdict"]))
    expect(page.locator("[data-slot=items] tbody tr")).to_have_count(len(shown["items"]))
    expect(page.locator("[data-slot=movements] tbody tr")).to_have_count(len(shown["movements"]) + 1)
    expect(page.locator("[data-slot=movements] tfoot .bal")).to_have_text(shown["closing"])
    cells = [page.locator("[data-slot=ages] .step").nth(at).locator(".owed,.past").count() for at in range(5)]
    assert cells == [age["cells"] for age in shown["ages"]] and sum(cells) == 3


def test_a_number_opens_its_dossier_and_one_without_a_link_asks_for_it(page: Page, url: str) -> None:
    read(page, url)
    first = page.get_by_role("link", name="F26-0412").first
    expect(first).to_have_attribute("href", re.compile(f"/suivi/#{token_of('45MR02G00A')}$"))
    page.get_by_role("button", name="F26-0388").first.click()
    page.wait_for_url(re.compile(f"/suivi/#{statements.UNOPENED}|{GIVEN}"))


def test_other_days_are_asked_for_and_stand_in_the_address_and_the_files(page: Page, url: str, api: FakeApi) -> None:
    read(page, url)
    page.locator("#from").fill("2026-08-01")
    page.locator("#to").fill("2026-08-05")
    page.locator("#days [type=submit]").click()
    expect(page.locator("[data-slot=movements-title]")).to_contain_text("du 1er août au 5 août")
    expect(page.locator("#h-moved")).to_be_focused()
    expect(page).to_have_url(f"{url}/releve/?from=2026-08-01&to=2026-08-05")
    for form in ("pdf", "csv"):
        href = f"/api/affairs/statement.{form}?lang=fr&from=2026-08-01&to=2026-08-05"
        expect(page.locator(f"#as-{form}")).to_have_attribute("href", href)
    page.reload()
    expect(page.locator("#to")).to_have_value("2026-08-05")


def test_days_that_are_none_are_told_and_nothing_is_asked(page: Page, url: str, api: FakeApi) -> None:
    read(page, url)
    asked = len(api.asked)
    page.locator("#from").fill("2026-09-02")
    page.locator("#to").fill("2026-09-01")
    page.locator("#days [type=submit]").click()
    expect(page.locator("#days-wrong")).to_contain_text("le premier avant le second")
    expect(page.locator("#from")).to_be_focused()
    assert len(api.asked) == asked


def test_all_affairs_lead_to_it_and_back(page: Page, url: str) -> None:
    page.goto(f"{url}{PAGES['affairs'].address('fr')}#{CONTACT_TOKEN}")
    page.get_by_role("link", name="Relevé de compte").click()
    expect(page.locator(".verdict")).to_contain_text("Vous devez")
    page.get_by_role("link", name="Toutes vos affaires en cours").first.click()
    expect(page).to_have_url(f"{url}/affaires/")


def test_without_a_link_it_says_how_it_opens(page: Page, url: str) -> None:
    page.goto(f"{url}/releve/")
    expect(page.locator("main")).to_contain_text("Le relevé de compte s’ouvre par le lien")


@pytest.mark.looks
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_obstacle_that_axe_finds(page: Page, url: str, language: Language) -> None:
    read(page, url, language)
    examine(page, ENDS if language == "fr" else NARROW)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_does_not_scroll_sideways(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    read(page, url)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
