"""Nothing moves below the reader's finger while a page is read: layout shifts add up to 0.02 at most (Chromium's own measure)."""

import pytest
from playwright.sync_api import Page, expect

from static_site.pages import PAGES
from tests.browser.fake_api import FakeApi
from tests.browser.samples import REFERENCES
from tests.browser.tokens import CONTACT_TOKEN, token_of
from tests.patience import NOT_BLANK

WATCH = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      window.shifts.push([value, ...sources.map(({ node }) => `${node?.nodeName}.${node?.className}`)]);
    }
  }).observe({ type: 'layout-shift', buffered: true });
"""
SCREENS = [{"width": 390, "height": 844}, {"width": 320, "height": 568}, {"width": 1280, "height": 800}]
MOST = 0.02
SLOW = 0.6
"""Seconds: each answer comes after the empty scale was drawn."""


def shifts(page: Page) -> tuple[float, object]:
    """The sum, and what moved."""
    page.evaluate("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 150)))")
    measured = page.evaluate("window.shifts")
    return sum(value for value, *_ in measured), measured


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen["width"])
@pytest.mark.parametrize("name", ["partial", "paid", "offer", "masked"])
@pytest.mark.parametrize("delay", [0, SLOW])
def test_a_dossier_stays_where_it_is(page: Page, url: str, api: FakeApi, screen: dict[str, int], name: str, delay: float) -> None:
    page.set_viewport_size(screen)  # type: ignore[arg-type]  # a screen is the mapping that Playwright types
    page.add_init_script(WATCH)
    api.delay = delay
    page.goto(f"{url}/suivi/#{token_of(REFERENCES[name])}")
    expect(page.locator("[data-slot=fresh]")).to_have_text(NOT_BLANK)
    total, moved = shifts(page)
    assert total <= MOST, moved


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen["width"])
@pytest.mark.parametrize("state", ["dead", "failed", "none"])
def test_a_page_that_opens_nothing_stays(page: Page, url: str, api: FakeApi, screen: dict[str, int], state: str) -> None:
    page.set_viewport_size(screen)  # type: ignore[arg-type]  # a screen is the mapping that Playwright types
    page.add_init_script(WATCH)
    api.delay = SLOW
    if state == "failed":
        api.failing = {"POST": 503}
    page.goto(f"{url}/suivi/{'' if state == 'none' else '#' + 'x' * 60}")
    page.locator("main h1:not(.vh)").first.wait_for()
    total, moved = shifts(page)
    assert total <= MOST, moved


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen["width"])
@pytest.mark.parametrize("delay", [0, SLOW])
def test_the_list_of_affairs_stays(page: Page, url: str, api: FakeApi, screen: dict[str, int], delay: float) -> None:
    page.set_viewport_size(screen)  # type: ignore[arg-type]  # a screen is the mapping that Playwright types
    page.add_init_script(WATCH)
    api.delay = delay
    page.goto(f"{url}{PAGES['affairs'].address('fr')}#{CONTACT_TOKEN}")
    expect(page.locator("[data-slot=fresh]")).to_have_text(NOT_BLANK)
    total, moved = shifts(page)
    assert total <= MOST, moved


@pytest.mark.parametrize("key", ["home", "example", "lost_link", "missing"])
def test_public_pages_stay(page: Page, url: str, key: str) -> None:
    page.set_viewport_size(SCREENS[0])  # type: ignore[arg-type]  # a screen is the mapping that Playwright types
    page.add_init_script(WATCH)
    page.goto(url + PAGES[key].address("fr"))
    if key == "example":
        page.locator(".log li").first.wait_for()
    total, moved = shifts(page)
    assert total <= MOST, moved
