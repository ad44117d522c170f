"""A page's clock that only the test moves: however slow the machine is, no time passes between two lines of a test."""

from datetime import timedelta

from playwright.sync_api import Page

from tests.http.clock import now


def stop_the_clock(page: Page) -> None:
    """Stop it at the present; to be called before the page is opened."""
    page.clock.install(time=now() - timedelta(hours=1))
    page.clock.pause_at(now())
