"""Waiting, late, offline, broken."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from chalicelib.domain.sale.kinds import KINDS
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.held import Held
from tests.browser.page_clock import stop_the_clock
from tests.patience import until_read

ADDRESS = "**/suivi/#45MR02G00A"


def test_a_quick_answer_shows_no_skeleton(page: Page, link: Callable[..., str]) -> None:
    seen = "window.waited ||= !!document.querySelector('.wait');"
    page.add_init_script(f"new MutationObserver(() => {{ {seen} }}).observe(document, {{ childList: true, subtree: true }});")
    stop_the_clock(page)
    held = Held(page, "**/api/dossiers/**")
    page.goto(link("partial"))
    page.wait_for_url(ADDRESS)
    page.clock.run_for(250)
    held.release()
    until_read(page)
    assert not page.evaluate("window.waited ?? false")


def test_a_slow_answer_shows_the_empty_scale(page: Page, link: Callable[..., str]) -> None:
    held = Held(page, "**/api/dossiers/**")
    page.goto(link("partial"))
    expect(page.locator(".wait .seg")).to_have_count(len(KINDS[0].steps))
    expect(page.locator("#announcer")).to_have_text("Lecture du dossier")
    held.release()
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.locator(".wait")).to_have_count(0)


def test_a_late_answer_can_be_asked_again(page: Page, link: Callable[..., str]) -> None:
    stop_the_clock(page)
    held: list[Route] = []
    page.route("**/api/dossiers/**", lambda route: route.continue_() if held else held.append(route))
    page.goto(link("partial"))
    page.wait_for_url(ADDRESS)
    page.clock.run_for(6000)
    expect(page.locator("[data-late]")).to_be_hidden()
    page.clock.run_for(2500)
    expect(page.locator("[data-late]")).to_contain_text("La réponse tarde.")
    page.locator("[data-retry]").click()
    expect(page.locator(".verdict")).to_be_visible()


def test_offline_keeps_the_page_and_stops_acts(opened: Opened, api: FakeApi) -> None:
    page = opened("partial")
    page.context.set_offline(True)
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.locator("#confirm-1")).to_have_attribute("aria-disabled", "true")
    page.locator("#confirm-1").click(force=True)
    expect(page.locator("#reception")).to_be_hidden()
    page.locator("#question summary").click()
    page.locator("#q-text").fill("Où est-ce ?")
    page.locator("#q-name").fill("Jean Bon")
    page.locator("#q-name").press("Enter")
    page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()
    expect(page.locator("#confirm-1")).not_to_have_attribute("aria-disabled", "true")
    page.wait_for_timeout(200)
    assert [asked.path for asked in api.writes()] == ["/api/links"]


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_fault_of_ours_says_so_and_can_be_tried_again(page: Page, link: Callable[..., str], api: FakeApi, method: str) -> None:
    api.failing = {method: 503}
    page.goto(link("partial"))
    expect(page.locator("h1")).to_have_text("Le dossier n’a pas pu être lu.")
    for text in ("La panne est chez nous.", "E-503", "04 65 71 00 12"):
        expect(page.locator("main")).to_contain_text(text)
    api.failing = {}
    page.locator("[data-retry]").click()
    expect(page.locator(".verdict")).to_be_visible()


def test_a_lost_connection_is_not_called_our_fault(page: Page, link: Callable[..., str]) -> None:
    page.route("**/api/**", lambda route: route.abort())
    page.goto(link("partial"))
    expect(page.locator("[data-why]")).to_have_text("La liaison avec notre serveur est coupée.")


def test_without_script_the_page_says_what_to_do(page: Page, url: str) -> None:
    # Chromium driven without scripts still parses <noscript> as text, so its words are read from the source.
    source = page.request.get(f"{url}/suivi/").text()
    assert "04 65 71 00 12" in source.split("<noscript>")[1].split("</noscript>")[0]
