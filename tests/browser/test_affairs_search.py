"""The search in the list of all affairs: what is typed leaves the rows that hold it, and says how many."""

import pytest
from playwright.sync_api import expect

from tests.browser import affairs
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.test_page_affairs import OURS, YOURS, references

pytestmark = pytest.mark.looks


@pytest.mark.parametrize(
    ("typed", "matches"),
    [
        ("45mr02", ["45MR02G00A"]),
        ("P020051G-02", ["45MR02G00A"]),
        ("p020051g02", ["45MR02G00A"]),
        ("VOIE SECHE", ["45MR61G00C"]),
        ("sèche voie", ["45MR61G00C"]),
        ("01187", ["45MR02G00A", "45MQ77S00B"]),
        ("GL3-01187", ["45MR02G00A"]),
        ("632,8", [affairs.UNOPENED]),
        ("regler", ["45MR02G00A"]),
        ("reception", [affairs.UNOPENED]),
        ("étalon", ["45MS11G00F", "45MH90G00A"]),
        (" - ", YOURS + OURS),
    ],
)
def test_found(listed: Opened, typed: str, matches: list[str]) -> None:
    page = listed()
    page.locator("#find").press_sequentially(typed)
    expect(page.locator(".aff .ref:visible")).to_have_text(matches)


def test_it_says_how_many_are_left_as_one_types(listed: Opened) -> None:
    page = listed()
    status = page.locator("[role=status]#match-count")
    expect(status).to_be_empty()
    page.locator("#find").press_sequentially("etalon")
    expect(status).to_have_text("2 dossiers sur 7 correspondent.")
    expect(page.locator(".aff h2:visible")).to_have_text(["Chez nous 2"])
    page.locator("#find").press_sequentially(" contrat")
    expect(status).to_have_text("1 dossier sur 7 correspond.")
    page.locator("#find").press_sequentially("x")
    expect(status).to_have_text("Aucun des dossiers affichés ne correspond.")
    page.locator("#find").press("Enter")
    page.locator("#find").press("Escape")
    expect(status).to_be_empty()
    assert references(page) == YOURS + OURS


def test_closed_ones_are_searched_once_they_are_there(listed: Opened) -> None:
    page = listed()
    page.locator("#find").fill("45KL07")
    expect(page.locator("#match-count")).to_have_text("Aucun des dossiers affichés ne correspond.")
    page.locator("#more").click()
    expect(page.locator(".aff .ref:visible")).to_have_text(["45KL07G00E"])
    expect(page.locator("#match-count")).to_have_text("1 dossier sur 27 correspond.")
    page.locator("#find").fill("")
    expect(page.locator("#h-closed")).to_have_text("Dossiers terminés 31")


def test_a_later_reading_keeps_what_is_typed(listed: Opened, api: FakeApi) -> None:
    page = listed()
    page.locator("#find").fill("hydrocell")
    (changed,) = api.affairs.pages["fr"]
    changed["groups"][0]["rows"][0]["step"] = "Facture"
    page.locator("[data-reread]").click()
    expect(page.locator(".aff tbody tr:visible")).to_contain_text(["Facture"])
    expect(page.locator("#find")).to_have_value("hydrocell")
    expect(page.locator("#announcer")).to_have_text("Vos affaires ont changé : elles sont relues.".replace(" :", "\u202f:"))
