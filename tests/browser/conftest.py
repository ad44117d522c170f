"""A small server of the built site; the site and the browser are those of `tests/conftest.py`.

`SITE_URL` names a running site to test instead; tests that need the fake API are then skipped.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from static_site.pages import PAGES
from tests.browser.fake_api import FakeApi
from tests.browser.samples import REFERENCES
from tests.browser.server import SiteServer
from tests.browser.tokens import CONTACT_TOKEN, token_of
from tests.patience import NOT_BLANK, until_read

Opened = Callable[..., Page]
Walked = Callable[..., Iterator[tuple[str, Page]]]
FOLLOW = """(hash) => {
  document.querySelectorAll('main > *').forEach((node) => { node.dataset.left = ''; });
  location.hash = hash;
}"""
"""Follows a link within the page, whose drawing of the dossier before is left then."""


@pytest.fixture(scope="session")
def server(dist: Path) -> Iterator[SiteServer]:
    """The small server."""
    if os.environ.get("SITE_URL"):
        pytest.skip("needs the fake API; SITE_URL names a running site")
    server = SiteServer(dist)
    yield server
    server.close()


@pytest.fixture
def api(server: SiteServer) -> FakeApi:
    """The fake API, fresh."""
    server.api.reset()
    return server.api


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    """The address of the site, without a slash at its end."""
    given = os.environ.get("SITE_URL")
    if given:
        return given.rstrip("/")
    request.getfixturevalue("api")
    server: SiteServer = request.getfixturevalue("server")
    return server.url


@pytest.fixture
def link(url: str) -> Callable[..., str]:
    """The mailed link of a sample, by its name."""

    def of(name: str, language: str = "fr") -> str:
        return f"{url}{'/en' if language == 'en' else ''}/suivi/#{token_of(REFERENCES[name])}"

    return of


@pytest.fixture
def opened(page: Page, link: Callable[..., str]) -> Opened:
    """Opens a sample by its mailed link and waits until it is read, and in its typeface."""

    def open_(name: str = "partial", language: str = "fr") -> Page:
        page.goto(link(name, language))
        until_read(page)
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    return open_


@pytest.fixture
def walked(opened: Opened) -> Walked:
    """Opens samples one after the other in one page, each by its mailed link: none but the first costs a load."""

    def walk(names: Iterable[str], language: str = "fr") -> Iterator[tuple[str, Page]]:
        first, *others = names
        page = opened(first, language)
        yield first, page
        for name in others:
            page.evaluate(FOLLOW, token_of(REFERENCES[name]))
            expect(page.locator("[data-left]")).to_have_count(0)
            until_read(page)
            expect(page).to_have_url(re.compile(f"#{REFERENCES[name]}$"))
            yield name, page

    return walk


@pytest.fixture
def listed(page: Page, url: str) -> Opened:
    """Opens the list of all affairs by its mailed link and waits until it is read, and in its typeface."""

    def open_(language: str = "fr") -> Page:
        page.goto(f"{url}{PAGES['affairs'].address(language)}#{CONTACT_TOKEN}")
        expect(page.locator("[data-slot=fresh]")).to_have_text(NOT_BLANK)
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    return open_


@pytest.fixture
def accessed(page: Page, opened: Opened, url: str) -> Opened:
    """Opens who has access to a dossier that its mailed link opened before, and waits until it is read, and in its typeface."""

    def open_(language: str = "fr") -> Page:
        opened("partial", language)
        page.goto(f"{url}{PAGES['access'].address(language)}#{REFERENCES['partial']}")
        expect(page.locator("[data-slot=people] tr")).not_to_have_count(0)
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    return open_
