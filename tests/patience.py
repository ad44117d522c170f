"""How long tests wait for what becomes true a moment later: long, since only a failure costs it, and CI is slow."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 30_000
"""Milliseconds."""
PAUSE = 50
"""Milliseconds between two looks."""

T = TypeVar("T")


def eventually(page: "Page", look: Callable[[], T], expected: T) -> None:
    """Look until there is what is expected, while the page's events come in; AssertionError with what there was last."""
    deadline = time.monotonic() + PATIENCE / 1000
    while (found := look()) != expected and time.monotonic() < deadline:
        page.wait_for_timeout(PAUSE)
    assert found == expected
