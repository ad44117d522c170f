"""Which tests stay together, and the one Chromium of a worker: Playwright starts once a thread, so no folder has its own."""

import fcntl
import gc
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from infra.tools.browser import find
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, ViewportSize

# How long an example takes is the machine's affair, busy or not: bench/ measures, tests never do.
settings.register_profile("gate", deadline=None)
settings.load_profile("gate")

# Collections found a fifth of the simulation's time and nothing to free: reference counts free almost all that tests make.
gc.set_threshold(100_000, 50, 100)

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
SCREEN: "ViewportSize" = {"width": 1280, "height": 800}
EXPECTED = re.compile(r"Failed to load resource|The resource \S+ was preloaded .* not used within a few seconds")
"""Chromium's words for an answer of 400 and above, which some tests ask for, and for a page that a busy machine made slow."""


APART = ("simulation",)
"""Folders whose tests go one by one to whoever is free: they share nothing that is slow to start."""
WHOLE = ("contract", "e2e")
"""Folders that stay on one worker: all of their tests share what a session starts once, a local AWS or a deployment."""

LONGEST = ("e2e", "system", "http", "contract", "browser", "validation", "simulation")
"""Folders whose groups take longest: they come first, in this order, and short ones last, so that all workers end at once."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a module or a class on one worker (`--dist loadgroup`), unless its mark or its folder says otherwise.

    Workers take groups in the order of their first tests (`--no-loadscope-reorder`).
    """
    items.sort(key=lambda item: _rank(_folder(item)))
    for item in items:
        folder = _folder(item)
        if folder in APART or item.get_closest_marker("xdist_group"):
            continue
        item.add_marker(pytest.mark.xdist_group(folder if folder in WHOLE else item.nodeid.partition("[")[0].rpartition("::")[0]))


def _folder(item: pytest.Item) -> str:
    return _folder_of(item.path)


@cache
def _folder_of(path: Path) -> str:
    return path.relative_to(Path(__file__).parent).parts[0]


def _rank(folder: str) -> int:
    """The place of a folder's tests; its own order of them stays."""
    return LONGEST.index(folder) if folder in LONGEST else len(LONGEST)


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, which nobody writes into: whichever worker needs it first builds it for all."""
    from static_site.build import build

    common = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        common = common.parent
    folder, half = common / "dist", common / "dist.half"
    with (common / "dist.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            build(half)
            half.rename(folder)
    return folder


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for all tests of a worker."""
    from playwright.sync_api import expect, sync_playwright

    executable = find()
    if executable is None:
        pytest.fail("no Chromium: install Debian's package `chromium`, or name one in CHROMIUM")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: "Browser") -> "Iterator[BrowserContext]":
    """A clean profile, in French, 1280 × 800."""
    context = _profile(browser)
    yield context
    context.close()


@pytest.fixture(scope="session")
def same_page(browser: "Browser") -> "Iterator[Page]":
    """The page of all tests that need none of their own: profiles and processes were two fifths of what a visit cost."""
    context = _profile(browser)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(request: pytest.FixtureRequest) -> "Iterator[Page]":
    """A page; what its console or its policy complains of fails the test.

    It is new, with a profile of its own, unless the test's mark says that it needs none.
    """
    looks = request.node.get_closest_marker("looks") is not None
    page: Page = request.getfixturevalue("same_page") if looks else request.getfixturevalue("context").new_page()
    if looks:
        forget(page)
    with uncomplaining(page):
        yield page


@contextmanager
def uncomplaining(page: "Page") -> Iterator[None]:
    """Fail with what its console or its policy complains of meanwhile."""
    complaints: list[str] = []

    def hear(message: "ConsoleMessage") -> None:
        if message.type in ("error", "warning") and not EXPECTED.match(message.text):
            complaints.append(message.text)

    def fail(error: "Error") -> None:
        complaints.append(str(error))

    page.on("console", hear)
    page.on("pageerror", fail)
    try:
        yield
    finally:
        page.remove_listener("console", hear)
        page.remove_listener("pageerror", fail)
    assert complaints == []


def _profile(browser: "Browser") -> "BrowserContext":
    context = browser.new_context(viewport=SCREEN, locale="fr-FR", timezone_id="Europe/Paris")
    context.set_default_timeout(PATIENCE)
    return context


def forget(page: "Page") -> None:
    """Leave nothing of the test before: its document and requests, cookies, answers in their place, screen and theme."""
    page.unroute_all()
    page.context.set_offline(False)
    page.goto("about:blank")
    page.context.clear_cookies()
    page.context.clear_permissions()
    page.set_viewport_size(SCREEN)
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null", contrast="null")
