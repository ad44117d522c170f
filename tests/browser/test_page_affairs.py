"""All affairs: grouped by who must act, each row a way into its dossier, closed ones when asked for."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import affairs
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.tokens import GIVEN, token_of
from tests.patience import eventually

pytestmark = pytest.mark.looks

YOURS = ["45MR02G00A", "45MR61G00C", affairs.UNOPENED]
OURS = ["45MP40G00D", "45MS11G00F", "45MQ77S00B", "45MH90G00A"]
READ = {
    "fr": re.compile(r"^État lu le \d+(?:er)? \S+ \d{4} à \d+\sh\s\d\d\.$"),
    "en": re.compile(r"^Read on \d+ \w+ \d{4} at \d+:\d\d\.$"),
}
TABLES = {"fr": ["À vous 3", "Chez nous 4"], "en": ["With you 3", "With us 4"]}


def references(page: Page) -> list[str]:
    """The dossiers shown, from top to bottom."""
    return page.locator(".aff .ref:visible").all_inner_texts()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_drawing_s_list(listed: Opened, language: str) -> None:
    page = listed(language)
    expect(page.locator("h1")).to_have_text(affairs.opened(language)["title"])
    expect(page.locator("[data-slot=summary] b")).to_have_text(affairs.opened(language)["yours"])
    expect(page.locator(".aff h2")).to_have_text(TABLES[language])
    assert references(page) == YOURS + OURS
    expect(page.locator("[data-slot=fresh]")).to_have_text(READ[language])
    expect(page.locator("nav [aria-current=page]")).to_be_visible()


def test_a_row_says_all_that_the_drawing_says(listed: Opened) -> None:
    page = listed()
    row = page.get_by_role("row").filter(has_text="45MR02G00A")
    for text in ("P020051G-02", "HydroCell 250", "Expédition, 2 lignes sur 3", "le reste le 11 août", "avant le 2 septembre"):
        expect(row).to_contain_text(text)
    expect(row.locator(".mini")).to_have_attribute("aria-hidden", "true")
    drawn = row.locator(".mini i").evaluate_all("(cells) => cells.map((cell) => cell.className)")
    assert drawn == ["on", "on", "on", "part", "", "", ""]
    expect(page.get_by_role("row").filter(has_text="45MR61G00C")).to_contain_text("votre réf à donner")


def test_reference_and_wait_lead_to_the_dossier(listed: Opened) -> None:
    page = listed()
    for name in ("open", "act"):
        expect(page.locator(f"#{name}-45MR02G00A")).to_have_attribute("href", f"/suivi/#{token_of('45MR02G00A')}")
    expect(page.locator("#act-45MP40G00D")).to_have_count(0)
    page.locator("#act-45MR02G00A").click()
    expect(page.locator(".verdict")).to_contain_text("2 lignes sur 3 sont expédiées.")
    page.locator("#to-affairs a").click()
    expect(page.locator("#open-45MR02G00A")).to_be_visible()


def test_the_english_list_leads_to_english_dossiers(listed: Opened) -> None:
    expect(listed("en").locator("#open-45MR02G00A")).to_have_attribute("href", f"/en/suivi/#{token_of('45MR02G00A')}")


def test_a_dossier_without_a_link_is_asked_for(listed: Opened, api: FakeApi, url: str) -> None:
    page = listed()
    page.locator(f"#act-{affairs.UNOPENED}").click()
    page.wait_for_url(f"{url}/suivi/#{token_of(affairs.UNOPENED, GIVEN)}")
    asked = next(each for each in api.writes() if each.path.endswith(affairs.UNOPENED))
    assert (asked.path, asked.body) == (f"/api/affairs/dossiers/{affairs.UNOPENED}", {})


def test_a_dossier_that_does_not_open_says_so(listed: Opened, api: FakeApi) -> None:
    page = listed()
    api.failing = {"POST": 503}
    for _ in range(2):
        page.locator(f"#open-{affairs.UNOPENED}").click()
        expect(page.locator(".aff .err")).to_have_text("Ce dossier n’a pas pu être ouvert : réessayez.".replace(" :", "\u202f:"))
    expect(page.locator("#announcer")).to_contain_text("n’a pas pu être ouvert")
    assert references(page) == YOURS + OURS


def test_closed_ones_come_when_asked_for(listed: Opened, api: FakeApi) -> None:
    page = listed()
    assert not [asked for asked in api.asked if asked.path.endswith("/closed")]
    expect(page.locator("#more")).to_have_text("Dossiers terminés (31)")
    page.locator("#more").click()
    expect(page.locator("#h-closed")).to_have_text("Dossiers terminés 31")
    expect(page.locator("#h-closed")).to_be_focused()
    expect(page.locator("#closed tbody tr")).to_have_count(affairs.CLOSED_A_PAGE)
    expect(page.locator("#closed tbody tr").first).to_contain_text("Payé le 31 août 2004")
    page.locator("#more").click()
    expect(page.locator("#closed tbody tr")).to_have_count(affairs.CLOSED)
    expect(page.locator("#open-45KL20G00E")).to_be_focused()
    expect(page.locator("#more")).to_be_hidden()


def test_closed_ones_that_do_not_come_can_be_asked_for_again(listed: Opened, api: FakeApi) -> None:
    page = listed()
    api.failing = {"GET": 503}
    page.locator("#more").click()
    expect(page.locator("#more-failed")).to_be_visible()
    api.failing = {}
    page.locator("#more").click()
    expect(page.locator("#h-closed")).to_be_visible()
    expect(page.locator("#more-failed")).to_be_hidden()


def test_a_number_of_closed_ones_that_is_unknown_is_not_said(listed: Opened, api: FakeApi) -> None:
    api.affairs.pages["fr"][0]["closed"] = None
    page = listed()
    expect(page.locator("#more")).to_have_text("Dossiers terminés")
    page.locator("#more").click()
    expect(page.locator("#h-closed")).to_have_text("Dossiers terminés 20+")
    page.locator("#more").click()
    expect(page.locator("#h-closed")).to_have_text("Dossiers terminés 31")


def test_a_dossier_that_waits_for_nobody_is_in_a_group_of_its_own(listed: Opened, api: FakeApi) -> None:
    document = api.affairs.pages["fr"][0]
    row = document["groups"][1]["rows"].pop() | {
        "who": "nobody",
        "object": "",
        "customer_reference": None,
        "wait": "Livrée et payée.",
    }
    document["groups"].insert(0, {"who": "nobody", "title": "Rien à faire", "column": "Où en est le dossier", "rows": [row]})
    page = listed()
    expect(page.locator(".aff h2")).to_have_text(["À vous 3", "Chez nous 3", "Rien à faire 1"])
    expect(page.locator("#act-45MH90G00A")).to_have_count(0)
    page.locator("#more").click()
    expect(page.locator(".aff h2").last).to_have_text("Dossiers terminés 31")


def test_a_long_list_is_followed_to_its_end(listed: Opened, api: FakeApi) -> None:
    for language, (whole,) in api.affairs.pages.items():
        api.affairs.pages[language] = affairs.split(whole)
    page = listed()
    expect(page.locator(".aff h2")).to_have_text(TABLES["fr"])
    assert references(page) == YOURS + OURS
    assert [asked.query for asked in api.reads()] == ["lang=fr", "lang=fr&cursor=second%2Fpage%3D2"]
    page.locator("[data-reread]").click()
    expect(page.locator("[data-slot=fresh]")).to_contain_text("Inchangé")
    eventually(page, lambda: [bool(asked.headers.get("If-None-Match")) for asked in api.reads()], [False, False, True, True])


def test_the_start_of_a_list_stays_where_its_end_does_not_come(page: Page, listed: Opened, api: FakeApi) -> None:
    for language, (whole,) in api.affairs.pages.items():
        api.affairs.pages[language] = affairs.split(whole)
    page.route("**/api/affairs?*cursor=*", lambda route: route.abort())
    listed()
    expect(page.locator("[data-slot=fresh].bad")).to_contain_text("La suite de la liste n’a pas pu être lue.")
    assert references(page) == YOURS[:2]
    page.unroute_all()
    page.locator("[data-reread]").click()
    expect(page.locator(".aff h2")).to_have_text(TABLES["fr"])
