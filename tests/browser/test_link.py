"""The mailed link: its token is exchanged once, leaves the address, and is nowhere else."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.tokens import SIGNATURE, TOKEN, token_of
from tests.patience import eventually, until_read

pytestmark = pytest.mark.looks

PARTIAL = "45MR02G00A"
SENT = token_of(PARTIAL)
TITLES = {"incomplete": "Ce lien a été copié incomplètement.", "cookie": "Votre navigateur refuse le cookie de ce lien."}


def test_the_token_becomes_the_reference(opened: Opened, api: FakeApi, url: str) -> None:
    page = opened("partial")
    expect(page).to_have_url(f"{url}/suivi/#{PARTIAL}")
    assert [(asked.method, asked.path) for asked in api.asked] == [("POST", "/api/links"), ("GET", f"/api/dossiers/{PARTIAL}")]
    assert api.asked[0].body == {"token": SENT, "shared": False}


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
    expect(page.locator("#lost-number")).to_have_value(PARTIAL)


@pytest.mark.parametrize("token", [token_of("45ZZ00G00Z"), token_of(PARTIAL, TOKEN[:-1])])
def test_a_dead_link_says_the_same_whatever_it_was(page: Page, url: str, token: str, api: FakeApi) -> None:
    page.goto(f"{url}/suivi/#{token}")
    expect(page.locator("h1")).to_have_text("Ce lien n’ouvre plus de dossier.")
    assert "45" not in page.locator("main").inner_text().replace("\u202f", " ").replace("04 65 71 00 12", "")
    assert len(api.asked) == 1


@pytest.mark.parametrize(
    "left",
    [
        "{0}.", "{0}>", "{0}%3E", "<{0}>", '"{0}"', "({0}).", "«{0}»", "{0}%C2%A0", "{0}%22", "{0}%0A", "{0}&utm_source=x&b=1",
        "%23{0}", "%2523{0}", "{0}_", "_{0}_", "*{0}*", "token=3D{0}", "{0}%20Bonjour", "{0}?poste=x", "{0}#{0}", "{1}%20{2}",
        "{1}=%0D%0A{2}", "{1}%C2%AD{2}", "{1}%E2%80%8B{2}", "{1}%0D%0A%20%20{2}",
    ],
)  # fmt: skip
def test_a_link_that_was_changed_on_its_way_opens_still(page: Page, url: str, api: FakeApi, left: str) -> None:
    page.goto(f"{url}/suivi/#{left.format(SENT, SENT[:70], SENT[70:])}")
    until_read(page)
    expect(page).to_have_url(f"{url}/suivi/#{PARTIAL}")
    assert api.asked[0].body == {"token": SENT, "shared": False}


OTHER = SIGNATURE.replace("Thirty", "Thorty")


@pytest.mark.parametrize(
    "cut",
    [SENT[:-1], SENT[:-3], SENT[:-20], SENT[:40], SENT[5:], SENT.lower(), SENT.upper(), SENT.replace(SIGNATURE, OTHER),
     SENT.replace(PARTIAL, "45MR20G00A"), SENT.replace(".", ""), "x" * 60],
)  # fmt: skip
def test_a_link_that_was_cut_or_altered_says_so_and_asks_nobody(page: Page, url: str, api: FakeApi, cut: str) -> None:
    page.goto(f"{url}/suivi/#{cut}")
    expect(page.locator("h1")).to_have_text(TITLES["incomplete"])
    expect(page.locator("main [data-lost-link]")).to_be_visible()
    assert api.asked == []


def test_a_reference_with_a_full_stop_behind_it_is_read(opened: Opened, url: str) -> None:
    page = opened("partial")
    page.goto("about:blank")
    page.goto(f"{url}/suivi/#{PARTIAL}.")
    until_read(page)


def test_a_browser_that_refuses_the_cookie_is_told_so(page: Page, link: Callable[..., str], api: FakeApi, url: str) -> None:
    api.cookies = False
    page.goto(link("partial"))
    expect(page.locator("h1")).to_have_text(TITLES["cookie"])
    expect(page).to_have_url(link("partial"))
    assert page.locator("main").inner_text().count(PARTIAL) == 0
    api.cookies = True
    page.locator("[data-retry]").click()
    until_read(page)
    expect(page).to_have_url(f"{url}/suivi/#{PARTIAL}")


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
    page.locator("#forget button").click()
    expect(page).to_have_url(f"{url}/suivi/?poste=partage")


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
    page.locator("a[data-language]").click()
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
