"""The mailed link: its token is exchanged once, leaves the address, and is nowhere else."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened
from tests.browser.fake_api import TOKEN, FakeApi
from tests.patience import eventually, until_read

PARTIAL = "45MR02G00A"


def test_the_token_becomes_the_reference(opened: Opened, api: FakeApi, url: str) -> None:
    page = opened("partial")
    expect(page).to_have_url(f"{url}/suivi/#{PARTIAL}")
    assert [(asked.method, asked.path) for asked in api.asked] == [("POST", "/api/links"), ("GET", f"/api/dossiers/{PARTIAL}")]
    assert api.asked[0].body == {"token": f"{TOKEN}.{PARTIAL}", "shared": False}


def test_the_token_is_kept_nowhere(opened: Opened, api: FakeApi) -> None:
    page = opened("partial")
    places = "[{...localStorage}, {...sessionStorage}, document.cookie, history.state, document.documentElement.outerHTML]"
    stored = page.evaluate(f"JSON.stringify({places})")
    assert TOKEN not in stored
    assert all(TOKEN not in asked.path + asked.query + str(asked.headers.get("Referer")) for asked in api.asked)


def test_the_address_left_opens_on_this_device_only(opened: Opened, api: FakeApi, url: str, page: Page) -> None:
    opened("partial")
    page.reload()
    until_read(page)
    assert len(api.writes()) == 1
    page.context.clear_cookies()
    page.reload()
    expect(page.locator("h1")).to_have_text("Ce lien n’ouvre plus de dossier.")
    expect(page.locator("[data-mail]")).to_have_attribute("href", re.compile(PARTIAL))


@pytest.mark.parametrize("token", [f"{TOKEN}.45ZZ00G00Z", f"{TOKEN[:-1]}.{PARTIAL}", "x" * 60])
def test_a_dead_link_says_the_same_whatever_it_was(page: Page, url: str, token: str, api: FakeApi) -> None:
    page.goto(f"{url}/suivi/#{token}")
    expect(page.locator("h1")).to_have_text("Ce lien n’ouvre plus de dossier.")
    assert "45" not in page.locator("main").inner_text().replace("\u202f", " ").replace("04 65 71 00 12", "")
    assert len(api.asked) == 1


def test_a_known_and_an_unknown_number_read_the_same(page: Page, url: str, api: FakeApi) -> None:
    texts = []
    for reference in (PARTIAL, "45ZZ00G00Z"):
        page.goto(f"{url}/?{reference}")
        page.goto(f"{url}/suivi/#{reference}")
        expect(page.locator("h1")).to_have_text("Ce lien n’ouvre plus de dossier.")
        texts.append(page.locator("main").inner_html().replace(reference, ""))
    assert texts[0] == texts[1]


def test_without_a_link_the_page_says_where_it_is(page: Page, url: str, api: FakeApi) -> None:
    page.goto(f"{url}/en/suivi/")
    expect(page.locator("h1")).to_have_text("Follow the link in your message.")
    assert api.asked == []


def test_a_shared_workstation_gets_a_passing_cookie(page: Page, link: Callable[..., str], api: FakeApi, url: str) -> None:
    page.goto(link("partial").replace("/suivi/#", "/suivi/?poste=partage#"))
    until_read(page)
    assert api.asked[0].body["shared"] is True
    assert page.context.cookies(f"{url}/api/dossiers/{PARTIAL}")[0]["expires"] == -1


def test_forgetting_leaves_nothing(opened: Opened, api: FakeApi, url: str) -> None:
    page = opened("partial")
    page.locator("#question summary").click()
    page.locator("#q-text").fill("Un secret")
    page.locator("#forget button").click()
    expect(page.locator("h1")).to_have_text("Ce dossier est oublié sur cet appareil.")
    expect(page).to_have_url(f"{url}/suivi/")
    assert PARTIAL not in page.content() and "Un secret" not in page.content()
    eventually(page, lambda: page.context.cookies(f"{url}/api/dossiers/{PARTIAL}"), [])
    expect(page.locator("#forget")).to_be_hidden()


def test_the_language_keeps_the_dossier(opened: Opened, url: str) -> None:
    page = opened("partial")
    page.locator("#language").click()
    expect(page.locator(".verdict")).to_contain_text("2 of 3 lines have shipped.")
    expect(page).to_have_url(f"{url}/en/suivi/#{PARTIAL}")


def test_a_jump_inside_the_page_keeps_the_reference(opened: Opened, url: str) -> None:
    page = opened("partial")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    expect(page).to_have_url(f"{url}/suivi/#{PARTIAL}")


def test_another_link_in_the_same_tab_opens(opened: Opened, link: Callable[..., str]) -> None:
    page = opened("partial")
    page.goto(link("paid"))
    expect(page.locator(".verdict")).to_have_text("Commande livrée et payée.")
