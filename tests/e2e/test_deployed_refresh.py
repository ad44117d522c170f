"""A page that is seen asks again by ETag and gets 304 from the deployed API; one that is hidden asks nothing."""

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.page_clock import stop_the_clock
from tests.e2e.conftest import Opened
from tests.e2e.product import Mailed, Product
from tests.patience import eventually

MINUTE = 60_000
SEEN = "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => window.seen ?? 'visible' });"


class Asked(list[Request]):
    """The readings of a dossier that a page asks for, as they come."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        page.on("request", lambda request: self.append(request) if "/api/dossiers/" in request.url else None)


@pytest.fixture
def timed(page: Page, opened: Opened, shipped: Mailed) -> Page:
    """An order with a parcel on its way, with a clock that only tests move, and a visibility."""
    stop_the_clock(page)
    page.add_init_script(SEEN)
    return opened(shipped)


def see(page: Page, state: str) -> None:
    """Make the page visible or hidden."""
    page.evaluate("(state) => { window.seen = state; document.dispatchEvent(new Event('visibilitychange')); }", state)


def test_a_visible_page_asks_by_etag_and_gets_304(timed: Page) -> None:
    for _ in range(2):
        with timed.expect_response("**/api/dossiers/**") as answer:
            timed.clock.run_for(MINUTE + 1000)
        assert answer.value.request.header_value("If-None-Match")
        assert (answer.value.status, answer.value.all_headers().get("content-length", "0")) == (304, "0")
        expect(timed.locator("[data-slot=fresh]")).to_contain_text("Inchangé")


def test_a_changed_dossier_comes_whole(timed: Page, product: Product, shipped: Mailed) -> None:
    product.desk.do(shipped.reference, "add_note", comment="Le transporteur a appelé", visible=True)
    with timed.expect_response("**/api/dossiers/**") as answer:
        timed.clock.run_for(MINUTE + 1000)
    assert answer.value.status == 200 and answer.value.request.header_value("If-None-Match")
    expect(timed.locator(".log li").first).to_contain_text("Le transporteur a appelé")


def test_a_hidden_page_asks_nothing_until_it_is_seen(timed: Page) -> None:
    asked = Asked(timed)
    see(timed, "hidden")
    timed.clock.run_for(10 * MINUTE)
    timed.wait_for_timeout(300)
    assert asked == []
    with timed.expect_response("**/api/dossiers/**") as answer:
        see(timed, "visible")
        timed.clock.run_for(1000)
    assert answer.value.status == 304
    eventually(timed, lambda: len(asked), 1)
