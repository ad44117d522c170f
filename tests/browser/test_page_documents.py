"""Documents where they are named: links in the track, the history and the panel, and their numbers on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser import shown_documents as shown
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.shown_documents import INVOICE, NOTE, OFFER, ORDER

pytestmark = pytest.mark.looks

PLACES = {"track": ".track", "history": ".log", "panel": ".todo"}
SPOKEN = [
    ("track", OFFER, "Voir l’offre Offre 45MR02G00A-1"),
    ("track", ORDER, "Confirmation de commande 45MR02G00A"),
    ("track", NOTE, "BL colis 1 Bon de livraison BL26-0733"),
    ("track", INVOICE, "Facture F26-0412"),
    ("history", OFFER, "L’offre Offre 45MR02G00A-1"),
    ("history", NOTE, "Bon de livraison BL26-0733"),
    ("history", INVOICE, "Facture F26-0412"),
    ("panel", INVOICE, "Voir la facture (PDF, 61 ko) Facture F26-0412"),
]


@pytest.mark.parametrize(("selector", "sample", "name"), SPOKEN)
def test_a_document_is_linked_where_it_is_named(opened: Opened, selector: str, sample: shown.SampleDocument, name: str) -> None:
    link = opened("partial").locator(PLACES[selector]).get_by_role("link", name=name, exact=True)
    expect(link).to_have_count(1)
    expect(link).to_have_attribute("href", f"/api/dossiers/45MR02G00A/documents/{sample.entry}")


def test_one_in_preparation_is_said_and_not_linked(opened: Opened, api: FakeApi) -> None:
    shown.prepare_again(api.documents["45MR02G00A"]["fr"])
    page = opened("partial")
    expect(page.locator(".step").nth(4)).to_contain_text("Facture F26-0412, en préparation")
    expect(page.locator(".log li").first).to_contain_text("Facture F26-0412, en préparation")
    page.locator("#documents summary").click()
    expect(page.locator("#documents-list li").last).to_contain_text("en préparation")
    expect(page.locator(f"a[href$='/documents/{INVOICE.entry}']")).to_have_count(0)
    expect(page.locator("#documents-archive")).to_be_hidden()


def test_the_masked_view_has_none(opened: Opened) -> None:
    page = opened("masked")
    expect(page.locator(".doc")).to_have_count(0)
    expect(page.locator("#documents")).to_be_hidden()


def test_the_example_names_documents_and_links_to_none(opened: Opened, url: str) -> None:
    page = opened("partial")
    page.goto(f"{url}/exemple/")
    expect(page.locator(".track .doc")).not_to_have_count(0)
    expect(page.locator("a[href^='/api/']")).to_have_count(0)
    expect(page.get_by_text("en préparation")).to_have_count(0)


def test_links_stay_without_network(opened: Opened) -> None:
    page = opened("partial")
    page.context.set_offline(True)
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator(".track a.doc")).to_have_count(4)


def test_on_paper_numbers_stand_for_links(opened: Opened) -> None:
    page = opened("partial")
    page.emulate_media(media="print")
    step = page.locator(".step").nth(4)
    expect(step.locator(".doc__label").first).to_be_hidden()
    box = step.get_by_text("Facture F26-0412", exact=True).bounding_box()
    assert box is not None and box["width"] > 20
    expect(page.locator(".todo .doc")).to_be_hidden()
    expect(page.locator("#documents summary")).to_be_hidden()
    assert page.locator(".step a.doc").first.evaluate("(link) => getComputedStyle(link).textDecorationLine") == "none"


def test_all_documents_are_listed(opened: Opened) -> None:
    page = opened("partial")
    expect(page.locator("#documents-list")).to_be_hidden()
    page.locator("#documents summary").click()
    rows = page.locator("#documents-list li")
    expect(rows).to_have_count(len(shown.SAMPLES))
    expect(rows.last).to_contain_text("Facture-F26-0412.pdf, 61 ko")
    expect(rows.filter(has_text="BL26-0732")).to_contain_text("Remplacé par BL26-0733")
    archive = page.get_by_role("link", name="Tous les documents (zip)")
    expect(archive).to_have_attribute("href", "/api/dossiers/45MR02G00A/documents.zip")
    expect(page.locator("#documents-bank")).to_contain_text("FR76 3000 6000 0112 3456 7890 189")
