"""Documents on the page: what the steps, the history and the panel call them, and which still hold."""

from typing import Any

from chalicelib.domain.values.language import Language
from tests.builder.story import Story
from tests.unit.application.view.test_document import document
from tests.unit.domain.sale.test_steps import august, july

SHA = "ab" * 32
REFERENCE = "45KL89G00E"
TWO = [{"line": 1, "quantity": 1}, {"line": 2, "quantity": 1}]


def partly() -> Story:
    """Two lines of three have left, with their note and invoice."""
    return (
        Story(until=august(14))
        .does(july(20), "place_order")
        .does(august(3), "create_delivery_note", number="BL26-0733", parts=TWO)
        .does(august(3), "ship", carrier="Postal Service", parts=TWO)
        .does(august(3), "issue_invoice", number="F26-0412", due="2026-09-02", parts=TWO)
    )


def made(story: Story) -> Story:
    """All documents are there."""
    for each in story.state.documents:
        story.does(august(4), "record_document", entry=each.entry, sha256=SHA, size=91_400)
    return story


def labels(shown: Any) -> dict[str, list[str]]:
    """What the steps call their documents."""
    return {step["key"]: [link["label"] for link in step["documents"]] for step in shown["steps"] if step["documents"]}


def test_steps_and_history_name_documents_as_drawn() -> None:
    shown = document(made(partly()))
    assert labels(shown) == {
        "quote": ["Voir l’offre"], "order": ["Confirmation"], "shipment": ["BL colis 1"], "invoice": ["Facture"],
    }  # fmt: skip
    named = [link["label"] for entry in shown["history"]["entries"] for link in entry["documents"]]
    assert named == ["Facture F26-0412", "Bon de livraison BL26-0733", "Confirmation de commande", "L’offre"]
    titles = [link["title"] for step in shown["steps"] for link in step["documents"]]
    assert titles == [
        f"Offre {REFERENCE}-1",
        f"Confirmation de commande {REFERENCE}",
        "Bon de livraison BL26-0733",
        "Facture F26-0412",
    ]


def test_they_are_named_in_english() -> None:
    shown = document(made(partly()), "en")
    assert labels(shown)["shipment"] == ["Note, parcel 1"]
    assert shown["todo"]["document"]["label"] == "See the invoice (PDF, 91 kB)"


def test_the_only_parcel_s_note_needs_no_number() -> None:
    story = Story().does(july(20), "create_delivery_note", number="BL1").does(july(20), "ship", carrier="Postal Service")
    assert labels(document(made(story)))["shipment"] == ["BL"]


def test_of_several_invoices_each_is_named_by_its_number() -> None:
    story = partly().does(august(4), "issue_invoice", number="F26-0413", due="2026-09-03")
    story.does(august(4), "credit", invoice="F26-0412", reason="goodwill", amount="10.00", number="A26-0018")
    assert labels(document(made(story)))["invoice"] == ["Facture F26-0412", "Facture F26-0413", "Avoir"]


def test_the_panel_leads_to_the_invoice_that_is_to_be_paid_and_then_to_the_receipt_and_the_statement() -> None:
    story = made(partly())
    assert document(story)["todo"]["document"]["url"] == f"/api/dossiers/{REFERENCE}/documents/7"
    complete = Story().does(july(20), "ship", carrier="Postal Service").does(july(21), "mark_received")
    complete.does(july(22), "issue_invoice", number="F1", due="2026-08-30").does(july(23), "mark_paid")
    paid = len(complete.history)
    panel = document(made(complete))["todo"]
    assert panel["document"]["url"] == f"/api/dossiers/{REFERENCE}/receipts/{paid}"
    assert panel["document"]["title"].startswith("Reçu de ")
    assert [act["act"] for act in panel["acts"]] == ["payments"]


def test_without_the_file_it_is_in_preparation() -> None:
    shown = document(partly())
    links = [shown["todo"]["document"], *(link for step in shown["steps"] for link in step["documents"])]
    assert {(link["url"], link["pending"]) for link in links} == {(None, "en préparation")}
    assert shown["todo"]["document"]["label"] == "Facture"
    assert shown["documents"]["archive"] is None
    assert {(item["size"], item["sha256"], item["url"]) for item in shown["documents"]["items"]} == {(None, None, None)}


def test_a_parcel_s_newer_note_stands_in_place_of_the_older() -> None:
    story = Story().does(july(20), "create_delivery_note", number="BL1").does(july(21), "create_delivery_note", number="BL2")
    shown = document(made(story))
    notes = [(item["title"], item["note"]) for item in shown["documents"]["items"] if "Bon" in item["title"]]
    assert notes == [("Bon de livraison BL1", "Remplacé par BL2"), ("Bon de livraison BL2", None)]
    assert [link["title"] for link in shown["steps"][3]["documents"]] == ["Bon de livraison BL2"]


def test_the_account_is_where_invoices_are_paid_to() -> None:
    shown = document(made(partly()))
    assert shown["documents"]["bank"] == shown["todo"]["bank"][:3]


def test_a_language_changes_words_alone() -> None:
    def addresses(language: Language) -> list[str]:
        return [item["url"] for item in document(made(partly()), language)["documents"]["items"]]

    assert addresses("fr") == addresses("en")
