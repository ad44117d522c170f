"""The page that several tests look at is as new to each of them."""

import pytest
from playwright.sync_api import Page

from tests.conftest import SCREEN, forget, uncomplaining

pytestmark = pytest.mark.looks


def test_it_remembers_nothing_of_the_test_before(page: Page, url: str) -> None:
    page.goto(f"{url}/")
    page.context.add_cookies([{"name": "suivi-45MR02G00A", "value": "x", "url": url}])
    page.set_viewport_size({"width": 320, "height": 500})
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce", forced_colors="active", contrast="more")
    page.context.set_offline(True)
    page.route("**/*", lambda route: route.abort())
    forget(page)
    page.goto(f"{url}/")
    assert page.context.cookies() == []
    assert page.viewport_size == SCREEN
    preferred = (
        "prefers-color-scheme: dark",
        "prefers-reduced-motion: reduce",
        "prefers-contrast: more",
        "forced-colors: active",
    )
    media = ("print", *(f"({each})" for each in preferred))
    assert [page.evaluate("(query) => matchMedia(query).matches", query) for query in media] == [False] * 5


def test_what_it_complains_of_fails_the_test_that_it_comes_in_and_no_other(same_page: Page, url: str) -> None:
    same_page.goto(f"{url}/")
    with pytest.raises(AssertionError, match="lost"), uncomplaining(same_page), same_page.expect_console_message():
        same_page.evaluate("console.error('lost')")
    with uncomplaining(same_page):
        same_page.goto(f"{url}/en/")
