"""The first of a month is an ordinal where the language has it so, also in the days that the page writes itself."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened


@pytest.mark.parametrize(("language", "day"), [("fr", "le 1er décembre 2026"), ("en", "on 1 December 2026")])
def test_a_page_read_on_the_first_says_so(page: Page, opened: Opened, language: str, day: str) -> None:
    page.clock.set_fixed_time(datetime(2026, 12, 1, 12, tzinfo=UTC))
    opened("partial", language)
    expect(page.locator("[data-slot=fresh]")).to_contain_text(day)
