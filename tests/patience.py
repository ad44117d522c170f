"""How long tests wait for what becomes true a moment later: long, since only a failure costs it, and CI is slow."""

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 30_000
"""Milliseconds."""
PAUSE = 50
"""Milliseconds between two looks."""
NOT_BLANK = re.compile(r"\S")


def eventually(page: "Page", look: Callable[[], object], expected: object) -> None:
    """Look until there is what is expected, while the page's events come in; AssertionError with what there was last."""
    deadline = time.monotonic() + PATIENCE / 1000
    while (seen := look()) != expected and time.monotonic() < deadline:
        page.wait_for_timeout(PAUSE)
    assert seen == expected


def until_read(page: "Page") -> None:
    """Wait until a dossier is there and its address is clean: when it was read is what its page writes last."""
    from playwright.sync_api import expect

    expect(page.locator("[data-slot=fresh]")).to_have_text(NOT_BLANK)
    expect(page).to_have_url(re.compile(r"/suivi/(\?poste=partage)?#[0-9A-Z]{10}$"))
