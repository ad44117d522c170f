"""A built site, its small server, and a Chromium that reports everything the page's policy refuses.

`SITE_URL` names a running site to test instead; tests that need the fake API are then skipped.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from static_site.build import build
from tests.browser.fake_api import TOKEN, FakeApi
from tests.browser.samples import REFERENCES
from tests.browser.server import SiteServer

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Chromium as root in a container, and without its own traffic."""
EXPECTED = "Failed to load resource"
"""Chromium's word for an answer of 400 and above: some tests ask for these."""

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("site") / "dist"
    build(folder)
    return folder


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    executable = (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if executable is None:
        pytest.fail("no Chromium: install Debian's package `chromium`, or name one in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A clean profile, in French, 1280 × 800."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR", timezone_id="Europe/Paris")
    context.set_default_timeout(5000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page; what its console or its policy complains of fails the test."""
    page = context.new_page()
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(EXPECTED):
            complaints.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


@pytest.fixture
def link(url: str) -> Callable[..., str]:
    """The mailed link of a sample, by its name."""

    def of(name: str, language: str = "fr") -> str:
        return f"{url}{'/en' if language == 'en' else ''}/suivi/#{TOKEN}.{REFERENCES[name]}"

    return of


@pytest.fixture
def opened(page: Page, link: Callable[..., str]) -> Opened:
    """Opens a sample by its mailed link and waits until it is read."""

    def open_(name: str = "partial", language: str = "fr") -> Page:
        page.goto(link(name, language))
        page.locator("[data-slot=steps] li").first.wait_for()
        return page

    return open_
