"""An offer that staff revised while its customer was writing: nothing goes, and both revisions stand side by side."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import offers
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi

pytestmark = pytest.mark.looks

OFFERS = {"order": ("orderable", "45MR09G00A"), "reserve": ("reservable", "45MR07G00A")}


def revise(api: FakeApi, reference: str) -> None:
    """Staff revise the offer: the next act comes too late."""
    for document in api.documents[reference].values():
        offers.revised(document)
    api.stale = True


def writing(opened: Opened, act: str, language: str = "fr") -> Page:
    """The sheet of an act with the reader's name in it."""
    page = opened(OFFERS[act][0], language)
    page.locator(f"#act-{act}").click()
    page.locator(f"#{act}-name").fill("Jean Bon")
    expect(page.locator(f"#{act} .will").first).to_be_visible()
    return page


@pytest.mark.parametrize("act", list(OFFERS))
def test_both_revisions_stand_side_by_side_and_nothing_went(opened: Opened, api: FakeApi, act: str) -> None:
    page = writing(opened, act)
    revise(api, OFFERS[act][1])
    page.locator(f"#{act} [type=submit]").click()
    message = page.locator(f"#{act} .msg--you")
    expect(message).to_contain_text("L’offre a été révisée pendant que vous écriviez.")
    expect(message).to_contain_text("Comparez les deux révisions")
    expect(page.locator(f"#{act}-name")).to_have_value("Jean Bon")
    cards = page.locator(f"#{act} .vs__two > div")
    expect(cards.nth(0)).to_contain_text("Offre du 3\u00a0août")
    expect(cards.nth(1)).to_contain_text("Révision 2, du 6\u00a0août")
    expect(cards.nth(1).locator(".amount")).to_have_text("3\u202f500,00\u00a0€")
    expect(cards.locator("a.doc")).to_have_count(2)
    rows = page.locator(f"#{act} .vs tbody tr")
    expect(rows.nth(0).locator("td")).to_contain_text(["2\u202f610,00\u00a0€", "2\u202f700,00\u00a0€"])
    expect(rows.nth(1).locator("th")).to_contain_text("Buse céramique")
    expect(rows.nth(1).locator("s")).to_be_visible()
    expect(rows.nth(2).locator("td").nth(1)).to_have_text("retirée")
    expect(rows.last.locator("td").nth(1)).to_have_text("3\u202f500,00\u00a0€")


def test_the_next_press_orders_the_revision_that_was_compared(opened: Opened, api: FakeApi) -> None:
    page = writing(opened, "order")
    revise(api, "45MR09G00A")
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order .vs")).to_be_visible()
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order-title")).to_have_text("Relire la commande")
    expect(page.locator("#order .vs")).to_have_count(0)
    reviews = [asked for asked in api.writes() if asked.path.endswith("/order-reviews")]
    assert reviews[-1].headers["If-Match"] != reviews[0].headers["If-Match"]


def test_what_changed_but_the_offer_is_marked_alone(opened: Opened, api: FakeApi) -> None:
    page = writing(opened, "reserve")
    api.stale = True
    page.locator("#reserve [type=submit]").click()
    expect(page.locator("#reserve .msg--you")).to_contain_text("Le dossier a changé")
    expect(page.locator("#reserve .vs")).to_have_count(0)


def test_who_opens_a_sheet_again_that_was_revised_meanwhile_compares_too(opened: Opened, api: FakeApi) -> None:
    page = writing(opened, "reserve", "en")
    page.keyboard.press("Escape")
    for document in api.documents["45MR07G00A"].values():
        offers.revised(document)
        document["version"] = "00000000000c"
    page.locator("[data-reread]").click()
    expect(page.locator("#announcer")).to_contain_text("changed")
    page.locator("#act-reserve").click()
    expect(page.locator("#reserve .vs__two")).to_contain_text("Revision 2, of 6\u00a0August")
