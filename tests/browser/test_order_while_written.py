"""An order while it is being written: what comes meanwhile takes nothing from whoever writes."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opened
from tests.browser.held import Held
from tests.browser.test_order_acts import OFFER

pytestmark = pytest.mark.looks


def test_what_comes_with_the_first_sum_takes_nothing_from_who_is_writing(opened: Opened) -> None:
    page = opened("orderable")
    held = Held(page, f"**{OFFER}/order-reviews?*")
    page.locator("#act-order").click()
    page.get_by_label("Une autre adresse").first.check()
    page.locator("#order-place-country").select_option("DE")
    page.locator("#order-name").focus()
    page.keyboard.type("Jean")
    held.release()
    expect(page.get_by_label("Quai 3")).to_be_visible()
    page.keyboard.type(" Bon")
    expect(page.locator("#order-name")).to_have_value("Jean Bon")
    expect(page.get_by_label("Une autre adresse").first).to_be_checked()
    expect(page.locator("#order-place-country")).to_have_value("DE")
