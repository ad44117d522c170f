"""The dossier's page leads to who has access: whoever may see that, and nobody else."""

import pytest
from playwright.sync_api import expect

from tests.browser import access
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi

pytestmark = pytest.mark.looks


@pytest.mark.parametrize(("way", "width"), [("#to-access", 1280), ("#foot-access", 1280), ("#foot-access", 390)])
def test_the_page_leads_there(opened: Opened, url: str, way: str, width: int) -> None:
    page = opened("partial")
    page.set_viewport_size({"width": width, "height": 800})
    page.locator(way).click()
    expect(page).to_have_url(f"{url}/acces/#{access.REFERENCE}")
    expect(page.locator("#link-l1")).to_be_visible()


def test_who_may_not_see_it_is_shown_no_way(opened: Opened, api: FakeApi) -> None:
    api.documents[access.REFERENCE]["fr"]["acts"]["access"] = False
    page = opened("partial")
    expect(page.locator("#to-access")).to_be_hidden()
    expect(page.locator("#foot-access")).to_have_count(0)
    expect(page.locator("#foot")).to_have_text(api.documents[access.REFERENCE]["fr"]["permits"])


@pytest.mark.parametrize("name", ["masked"])
def test_neither_is_it_where_the_steps_alone_are_shown(opened: Opened, name: str) -> None:
    expect(opened(name).locator("#foot-access")).to_have_count(0)


def test_on_a_shared_device_the_way_says_so_too(opened: Opened, url: str) -> None:
    page = opened("partial")
    page.goto(f"{url}/suivi/?poste=partage#{access.REFERENCE}")
    expect(page.locator("#to-access")).to_have_attribute("href", f"/acces/?poste=partage#{access.REFERENCE}")
