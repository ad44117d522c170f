"""Reading again: every minute while seen, never while hidden, and by ETag."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import samples
from tests.browser.answers import etag_of
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.page_clock import stop_the_clock
from tests.patience import eventually

MINUTE = 60_000
PARTIAL = samples.REFERENCES["partial"]
SEEN = "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => window.seen ?? 'visible' });"


@pytest.fixture
def timed(page: Page, opened: Opened) -> Page:
    """The partial dossier, with a clock that only tests move, and a visibility."""
    stop_the_clock(page)
    page.add_init_script(SEEN)
    return opened("partial")


def see(page: Page, state: str) -> None:
    """Make the page visible or hidden."""
    page.evaluate("(state) => { window.seen = state; document.dispatchEvent(new Event('visibilitychange')); }", state)


def pass_time(page: Page, milliseconds: int) -> None:
    """Let time pass for the page."""
    page.clock.run_for(milliseconds)


def expect_reads(page: Page, api: FakeApi, count: int) -> None:
    """Wait until the dossier was read so many times, and for a moment more, for readings that should not come."""
    eventually(page, lambda: len(api.reads()) >= count, True)
    page.wait_for_timeout(100)
    assert len(api.reads()) == count


def test_a_visible_page_reads_every_minute(timed: Page, api: FakeApi) -> None:
    pass_time(timed, MINUTE - 5000)
    expect_reads(timed, api, 1)
    pass_time(timed, 6000)
    expect_reads(timed, api, 2)
    # The next minute begins when the answer is there.
    expect(timed.locator("[data-slot=fresh]")).to_contain_text("Inchangé")
    pass_time(timed, MINUTE + 1000)
    expect_reads(timed, api, 3)
    assert api.reads()[-1].headers["If-None-Match"] == etag_of(api.documents[PARTIAL]["fr"])


def test_an_unchanged_dossier_costs_no_new_page(timed: Page, api: FakeApi) -> None:
    timed.evaluate("document.querySelector('.verdict').dataset.mark = 'same'")
    pass_time(timed, MINUTE + 1000)
    expect(timed.locator("[data-slot=fresh]")).to_contain_text("Inchangé")
    expect(timed.locator(".verdict[data-mark=same]")).to_have_count(1)


def test_the_page_says_when_it_read(timed: Page, api: FakeApi) -> None:
    api.documents[PARTIAL]["fr"]["reread"] = True
    timed.clock.set_fixed_time("2026-08-06T09:14:00+02:00")
    timed.locator("[data-reread]").click()
    expect(timed.locator("[data-slot=fresh]")).to_have_text("État lu le 6 août 2026 à 9 h 14.")


def test_a_later_reading_leaves_what_did_not_change(timed: Page, api: FakeApi) -> None:
    timed.evaluate("document.querySelector('.verdict').dataset.mark = 'same'")
    api.documents[PARTIAL]["fr"]["reread"] = True
    timed.clock.set_fixed_time("2026-08-06T09:15:00+02:00")
    timed.locator("[data-reread]").click()
    expect(timed.locator("[data-slot=fresh]")).to_contain_text("9 h 15")
    expect(timed.locator(".verdict[data-mark=same]")).to_have_count(1)


def test_a_changed_dossier_shows_and_keeps_what_is_typed(timed: Page, api: FakeApi) -> None:
    timed.locator("#question summary").click()
    timed.locator("#q-text").fill("En cours de frappe")
    for document in api.documents[PARTIAL].values():
        samples.change(document)
    pass_time(timed, MINUTE + 1000)
    expect(timed.locator(".verdict")).to_have_text("Version 12.")
    expect(timed.locator("#q-text")).to_have_value("En cours de frappe")
    expect(timed.locator("#q-text")).to_be_focused()


def test_a_hidden_tab_asks_nothing(timed: Page, api: FakeApi) -> None:
    see(timed, "hidden")
    pass_time(timed, 10 * MINUTE)
    expect_reads(timed, api, 1)
    see(timed, "visible")
    pass_time(timed, 1000)
    expect_reads(timed, api, 2)


def test_a_tab_hidden_for_a_moment_does_not_ask_at_once(timed: Page, api: FakeApi) -> None:
    see(timed, "hidden")
    pass_time(timed, 10_000)
    see(timed, "visible")
    pass_time(timed, 1000)
    expect_reads(timed, api, 1)


def test_a_failed_refresh_keeps_the_page_and_says_so(timed: Page, api: FakeApi) -> None:
    api.failing = {"GET": 503}
    timed.locator("[data-reread]").click()
    expect(timed.locator("[data-slot=fresh]")).to_contain_text("L’actualisation a échoué.")
    expect(timed.locator(".step")).to_have_count(7)
    api.failing = {}
    timed.locator("[data-reread]").click()
    expect(timed.locator("[data-slot=fresh]")).to_contain_text("Inchangé")


def test_a_link_revoked_meanwhile_closes_the_page(timed: Page, api: FakeApi) -> None:
    api.failing = {"GET": 401}
    timed.locator("[data-reread]").click()
    expect(timed.locator("h1")).to_have_text("Ce lien n’ouvre plus de dossier.")
    expect(timed.locator("#forget")).to_be_hidden()
    before = len(api.reads())
    pass_time(timed, 5 * MINUTE)
    expect_reads(timed, api, before)
