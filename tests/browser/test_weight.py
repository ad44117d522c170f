"""The first view, packed as in production: 51 kB with the font, 41 of a list, 14 before anything is readable; a script a page."""

import re

import pytest
from playwright.sync_api import Page

from static_site.pages import PAGES
from tests.browser.conftest import Opened
from tests.patience import eventually

ENTRIES = (
    "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
    ".map((entry) => [entry.initiatorType, entry.name, entry.encodedBodySize, entry.renderBlockingStatus])"
)
LIMITS, READABLE = {"dossier": 51_000, "affairs": 41_000}, 14_000


@pytest.mark.parametrize("name", ["dossier", "affairs"])
def test_the_first_view(opened: Opened, listed: Opened, name: str) -> None:
    page = opened("partial") if name == "dossier" else listed()
    page.wait_for_load_state("networkidle")
    kinds = {"woff2", "css", "js"}
    eventually(page, lambda: kinds <= {name.rsplit(".", 1)[-1] for _, name, _, _ in page.evaluate(ENTRIES)}, True)
    entries = page.evaluate(ENTRIES)
    assert all(size > 0 for _, _, size, _ in entries)
    assert sum(size for _, _, size, _ in entries) <= LIMITS[name]
    assert [re.sub(r".*/(\w+)\..*", r"\1", name) for _, name, _, _ in entries if name.endswith(".js")] == [name]
    blocking = [size for kind, _, size, status in entries if kind == "navigation" or status == "blocking"]
    assert len(blocking) == 2 and sum(blocking) <= READABLE


def test_plain_pages_run_no_script(page: Page, url: str) -> None:
    page.goto(f"{url}{PAGES['privacy'].address('fr')}")
    page.wait_for_load_state("networkidle")
    assert not [name for _, name, _, _ in page.evaluate(ENTRIES) if name.endswith(".js")]
