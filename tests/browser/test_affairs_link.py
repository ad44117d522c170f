"""The link of all affairs: its token is posted once and leaves the address; without it a cookie opens, or the page explains."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.tokens import CONTACT_TOKEN, token_of
from tests.patience import eventually

pytestmark = pytest.mark.looks

COOKIES = "/api/affairs"


def test_the_token_is_posted_once_and_leaves_the_address(listed: Opened, api: FakeApi, url: str) -> None:
    page = listed()
    expect(page).to_have_url(f"{url}/affaires/")
    assert [(asked.method, asked.path) for asked in api.asked] == [("POST", "/api/affairs/session"), ("GET", "/api/affairs")]
    assert api.asked[0].body == {"token": CONTACT_TOKEN, "shared": False}
    places = "[{...localStorage}, {...sessionStorage}, document.cookie, history.state, document.documentElement.outerHTML]"
    assert CONTACT_TOKEN not in page.evaluate(f"JSON.stringify({places})")
    assert all(CONTACT_TOKEN not in asked.path + asked.query + str(asked.headers.get("Referer")) for asked in api.asked)


def test_the_bare_address_opens_on_this_device_only(listed: Opened, api: FakeApi) -> None:
    page = listed()
    page.reload()
    expect(page.locator(".aff")).to_have_count(2)
    assert len(api.writes()) == 1
    page.context.clear_cookies()
    page.reload()
    expect(page.locator("h1")).to_have_text("Suivez le lien de votre message.")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_without_a_link_the_page_says_where_it_is(page: Page, url: str, api: FakeApi, language: str) -> None:
    path, title, name = {
        "fr": ("/affaires/", "Suivez le lien de votre message.", "« Toutes vos affaires en cours »".replace(" T", "\u202fT")),
        "en": ("/en/affairs/", "Follow the link in your message.", "“All your orders and quotes in progress”"),
    }[language]
    page.goto(url + path)
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".head")).to_contain_text(name.replace("s »", "s\u202f»"))
    expect(page.locator("main [data-lost-link]")).to_have_attribute("href", re.compile("(lien-perdu|lost-link)/$"))
    assert api.writes() == []


@pytest.mark.parametrize("token", [token_of("", "AR3vokedToken"), token_of("45MR02G00A")])
def test_a_dead_link_says_the_same_whatever_it_was(page: Page, url: str, api: FakeApi, token: str) -> None:
    page.goto(f"{url}/affaires/#{token}")
    expect(page.locator("h1")).to_have_text("Ce lien n’ouvre plus de liste d’affaires.")
    expect(page.locator("main form[data-lost]")).to_be_visible()
    assert [asked.path for asked in api.asked] == ["/api/affairs/session"]


@pytest.mark.parametrize("left", ["%23{0}", "{0}.", "{0}%3E", "{0}&utm_source=x", "<{0}>"])
def test_a_link_that_was_changed_on_its_way_opens_still(page: Page, url: str, api: FakeApi, left: str) -> None:
    page.goto(f"{url}/affaires/#{left.format(CONTACT_TOKEN)}")
    expect(page.locator(".aff")).to_have_count(2)
    expect(page).to_have_url(f"{url}/affaires/")
    assert api.asked[0].body == {"token": CONTACT_TOKEN, "shared": False}


@pytest.mark.parametrize("cut", [CONTACT_TOKEN[:-1], CONTACT_TOKEN[:30], CONTACT_TOKEN.lower(), "x" * 60])
def test_a_link_that_was_cut_or_altered_says_so_and_asks_nobody(page: Page, url: str, api: FakeApi, cut: str) -> None:
    page.goto(f"{url}/affaires/#{cut}")
    expect(page.locator("h1")).to_have_text("Ce lien a été copié incomplètement.")
    assert api.asked == []


def test_a_browser_that_refuses_the_cookie_is_told_so(page: Page, url: str, api: FakeApi) -> None:
    api.affairs.cookies = False
    page.goto(f"{url}/affaires/#{CONTACT_TOKEN}")
    expect(page.locator("h1")).to_have_text("Votre navigateur refuse le cookie de ce lien.")
    expect(page).to_have_url(f"{url}/affaires/#{CONTACT_TOKEN}")
    api.affairs.cookies = True
    page.locator("[data-retry]").click()
    expect(page.locator(".aff")).to_have_count(2)
    expect(page).to_have_url(f"{url}/affaires/")


def test_an_access_that_was_withdrawn_leaves_nothing(listed: Opened, api: FakeApi) -> None:
    page = listed()
    api.affairs.gone = True
    page.locator("[data-reread]").click()
    expect(page.locator("h1")).to_have_text("Ce lien n’ouvre plus de liste d’affaires.")
    assert "45MR02G00A" not in page.content() and "BigCorp" not in page.content()
    expect(page.locator("#forget")).to_be_hidden()


def test_the_same_link_again_in_this_tab_starts_afresh(listed: Opened, api: FakeApi, url: str) -> None:
    page = listed()
    page.locator("#more").click()
    expect(page.locator("#h-closed")).to_be_visible()
    page.goto(f"{url}/affaires/#{CONTACT_TOKEN}")
    expect(page.locator("#more")).to_have_text("Dossiers terminés (31)")
    expect(page).to_have_url(f"{url}/affaires/")
    expect(page.locator("#h-closed")).to_have_count(0)


def test_forgetting_leaves_nothing(listed: Opened, api: FakeApi, url: str) -> None:
    page = listed()
    page.locator("#find").fill("un secret")
    page.locator("#forget button").click()
    expect(page.locator("h1")).to_have_text("La liste de vos affaires est oubliée sur cet appareil.")
    assert "45MR02G00A" not in page.content()
    eventually(page, lambda: page.context.cookies(url + COOKIES), [])
    page.reload()
    expect(page.locator("h1")).to_have_text("Suivez le lien de votre message.")


def test_the_other_language_keeps_the_list(listed: Opened, url: str) -> None:
    page = listed()
    page.locator("a[data-language]").click()
    expect(page).to_have_url(f"{url}/en/affairs/")
    expect(page.locator("h1")).to_have_text("All your orders and quotes in progress")


def test_a_shared_workstation_keeps_no_cookie_here_nor_in_a_dossier(page: Page, url: str, api: FakeApi) -> None:
    page.goto(f"{url}/affaires/?poste=partage#{CONTACT_TOKEN}")
    expect(page.locator(".aff")).to_have_count(2)
    expect(page).to_have_url(f"{url}/affaires/?poste=partage")
    assert api.asked[0].body["shared"] is True
    assert [cookie["expires"] for cookie in page.context.cookies(url + COOKIES)] == [-1]
    page.reload()
    page.locator("#open-45MR02G00A").click()
    expect(page.locator(".verdict")).to_be_visible()
    assert [cookie["expires"] for cookie in page.context.cookies(f"{url}/api/dossiers/45MR02G00A")] == [-1]
    page.reload()
    page.locator("#to-affairs a").click()
    expect(page.locator(".aff")).to_have_count(2)
    assert urlsplit(page.url).query == "poste=partage"


def test_a_jump_inside_the_page_leaves_the_address(listed: Opened, url: str) -> None:
    page = listed()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    expect(page).to_have_url(f"{url}/affaires/")


def test_a_dossier_leads_back_where_the_list_opens_and_nowhere_else(listed: Opened, api: FakeApi) -> None:
    page = listed()
    page.locator("#open-45MR02G00A").click()
    back = page.get_by_role("link", name="Toutes vos affaires en cours")
    expect(back).to_be_visible()
    back.click()
    expect(page.locator(".aff")).to_have_count(2)
    page.go_back()
    expect(page.locator(".verdict")).to_be_visible()
    api.affairs.gone = True
    page.locator("[data-reread]").click()
    expect(back).to_have_count(0)
    page.reload()
    expect(page.locator(".verdict")).to_be_visible()
    expect(back).to_have_count(0)


def test_a_dossier_without_that_link_shows_no_way_to_the_list(opened: Opened, url: str) -> None:
    page = opened("partial")
    expect(page.locator(".verdict")).to_be_visible()
    assert page.locator("a[href*='/affaires/']:visible").count() == 0


def test_a_slow_answer_about_the_way_back_makes_nobody_wait(opened: Opened, page: Page) -> None:
    page.route("**/api/affairs/session", lambda route: None)
    opened("partial")
    expect(page.locator(".verdict")).to_be_visible(timeout=3000)
    expect(page.locator("#to-affairs")).to_be_hidden()
