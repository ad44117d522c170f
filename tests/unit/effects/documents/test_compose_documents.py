"""What each printed document shows: its names and numbers, its parties, what is to pay, in the contact's language."""

import functools
from datetime import date

import pytest
from msgspec.structs import replace

from chalicelib.domain.values.language import Language
from chalicelib.effects.documents.printed import PrintedDocument
from tests.builder.deal import FRENCH, NOW, PAGE, SWISS, Deal, line
from tests.unit.renderer import pages

KINDS = {
    "offer": ("Offre 45MR61G00C-1", "Offre-45MR61G00C-1.pdf", "Quote-45MR61G00C-1.pdf"),
    "acknowledgement": (
        "Confirmation de commande 45MR61G00C",
        "Confirmation-de-commande-45MR61G00C.pdf",
        "Order-confirmation-45MR61G00C.pdf",
    ),
    "delivery_note": ("Bon de livraison BL26-0733", "Bon-de-livraison-BL26-0733.pdf", "Delivery-note-BL26-0733.pdf"),
    "invoice": ("Facture F26-0412", "Facture-F26-0412.pdf", "Invoice-F26-0412.pdf"),
    "credit_note": ("Avoir A26-0018", "Avoir-A26-0018.pdf", "Credit-note-A26-0018.pdf"),
}
PARTS = [{"line": 1, "quantity": 2}]


def life(lang: Language = "fr") -> Deal:
    """A deal that went all the way, and a little back."""
    deal = Deal(line("500", 3), line("100", goods=False, rate="10"), lang=lang)
    deal.does("create_delivery_note", number="BL26-0733", parts=PARTS).invoiced()
    return deal.does("credit", invoice="F26-0412", number="A26-0018", parts=PARTS, reason="invoice_error")


def facts(printed: PrintedDocument) -> dict[str, str]:
    return {fact.label: fact.value for fact in printed.facts}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_title_and_file_names(kind: str) -> None:
    title, french, english = KINDS[kind]
    printed, bill = life().composed(kind)
    assert (printed.kind, printed.title, printed.file, printed.lang) == (kind, title, french, "fr")
    assert life("en").composed(kind)[0].file == english
    assert (bill is not None) == (kind in ("invoice", "credit_note"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_bears_all_references_and_leads_to_the_page_without_a_token(kind: str) -> None:
    printed, _ = life().composed(kind)
    labels = facts(printed)
    assert (labels["Notre réf"], labels["Numéro fournisseur"]) == ("45MR61G00C", "0031564")
    assert kind == "offer" or labels["Votre numéro de commande"] == "P020044G-01"
    assert printed.page.modules == (PAGE,)
    assert printed.moment == NOW


@pytest.mark.parametrize("kind", KINDS)
def test_the_foot_says_who_the_seller_is_before_the_law(kind: str) -> None:
    legal = life().composed(kind)[0].letterhead.legal
    for fact in ("Granuloshop SAS", "au capital de", "RCS Grenoble 732 829 320", "FR44732829320"):
        assert fact in legal


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_title_is_empty_and_all_is_set_in_type(kind: str, lang: Language) -> None:
    deal = life(lang)
    printed, _ = deal.composed(kind)
    assert all((printed.title, printed.subject, *printed.columns, *(block.title for block in printed.blocks)))
    assert {len(row.cells) for row in printed.rows} == {len(printed.columns) - 1}
    text = " ".join(" ".join(pages(deal.composed(kind, drawn=True)[0])).split())
    assert printed.title in text
    assert printed.blocks[0].lines[0] in text


def test_an_invoice_says_what_to_pay_when_and_where_to() -> None:
    printed, _ = life().composed("invoice")
    assert printed.payment is not None
    payment = {fact.label: fact.value for fact in printed.payment.facts}
    assert printed.payment.title == "Payer 1\u202f910,00\u00a0€ d’ici au 5\u00a0septembre 2026"
    assert (payment["IBAN"], payment["Référence du paiement"]) == ("FR76 3000 6000 0112 3456 7890 189", "RF48 F260 412")
    assert printed.payment.code is not None
    (text,) = printed.payment.code.modules
    assert text.splitlines() == [
        "BCD",
        "002",
        "1",
        "SCT",
        "AGRIFRPP",
        "Granuloshop SAS",
        "FR7630006000011234567890189",
        "EUR1910.00",
        "",
        "RF48F260412",
    ]


def test_another_system_s_number_that_fits_no_reference_is_paid_without_a_code() -> None:
    printed, _ = Deal().invoiced("2004/FACTURE/0000000001234").composed("invoice")
    assert printed.payment is not None
    assert printed.payment.code is None
    assert printed.payment.facts[-1].value == "2004/FACTURE/0000000001234"


@pytest.mark.parametrize("kind", ["offer", "acknowledgement", "delivery_note", "credit_note"])
def test_no_other_document_asks_for_money(kind: str) -> None:
    assert life().composed(kind)[0].payment is None


def test_a_draft_says_so_and_names_no_account() -> None:
    printed, _ = life().composed("invoice", draft=True)
    assert (printed.draft, printed.payment) == ("Projet", None)
    assert facts(printed)["Échéance"] == "5\u00a0septembre 2026"


def test_a_delivery_note_says_what_is_in_the_parcel_and_nothing_of_prices() -> None:
    printed, _ = life().composed("delivery_note")
    assert [(row.name, row.cells) for row in printed.rows] == [("Cellule voie liquide", ("3", "2"))]
    assert (printed.sums, printed.vat, printed.blocks[0].title) == ((), None, "Livraison")


def test_one_carried_over_stands_for_all_goods() -> None:
    deal = Deal(line("500", 3), line("100", goods=False)).does("create_delivery_note", number="BL26-0733")
    printed, _ = deal.composed("delivery_note")
    assert [row.cells for row in printed.rows] == [("3", "3")]


def test_an_offer_says_until_when_it_holds() -> None:
    printed, _ = life().composed("offer")
    assert facts(printed)["Valable jusqu’au"] == "28\u00a0août 2026"


@pytest.mark.parametrize(("lang", "titles"), [("fr", ("Destinataire", "Livraison")), ("en", ("Addressee", "Delivery"))])
def test_an_offer_is_addressed_and_not_invoiced(lang: Language, titles: tuple[str, str]) -> None:
    printed, _ = life(lang).composed("offer")
    assert tuple(block.title for block in printed.blocks) == titles
    assert printed.blocks[0].lines == life(lang).composed("invoice")[0].blocks[0].lines
    assert life(lang).composed("invoice")[0].blocks[0].title in ("Facturation", "Billing")


def test_nobody_is_late_with_a_credit_note() -> None:
    printed, bill = life().composed("credit_note")
    assert "retard" not in " ".join(printed.notes) and "escompte" not in " ".join(printed.notes)
    assert bill is not None
    assert {text for code, text in bill.notes if code != "ACD"} == {"Sans objet sur un avoir."}
    assert [code for code, _ in bill.notes] == ["PMD", "PMT", "AAB", "ACD"], "BR-FR-05 asks for the first three everywhere"


def test_a_credit_note_says_why_and_what_becomes_of_the_money_on_paper_and_in_the_bill() -> None:
    printed, bill = life().composed("credit_note")
    assert bill is not None
    assert (facts(printed)["Motif"], dict(bill.notes)["ACD"]) == ("erreur de facturation", "Motif\u00a0: erreur de facturation.")
    becomes = "Il reste à payer 710,00 € sur celle-ci, au plus tard le samedi 5 septembre 2026. Une nouvelle facture suit."
    assert [becomes in " ".join((text or "").split()) for text in (printed.opening, bill.terms)] == [True, True]


def test_what_was_written_of_a_credit_is_on_paper_where_customers_read_it() -> None:
    deal = Deal().invoiced()
    credit = functools.partial(deal.does, "credit", comment="Tube fêlé.", reason="defective", invoice="F26-0412", amount="12.00")
    credit(number="A26-0018", visible=True)
    printed, bill = deal.composed("credit_note")
    assert bill is not None and dict(bill.notes)["ACD"] == "Motif\u00a0: marchandise non conforme. Tube fêlé."
    assert printed.notes[0] == "Tube fêlé."
    credit(number="A26-0019")
    assert "Tube" not in str(deal.composed("credit_note")), "colleagues alone read it"


@pytest.mark.parametrize(
    ("country", "code"),
    [("FR", True), ("CH", True), ("GB", True), ("RS", True), ("RE", True), ("US", False), ("CN", False), ("TR", False)],
)
def test_only_a_bank_that_makes_sepa_transfers_has_a_code_to_scan(country: str, code: bool) -> None:
    postcode = "8001" if country == "CH" else FRENCH.postcode
    printed, _ = (
        Deal(buyer=replace(FRENCH, country=country, postcode=postcode, siren=None, vat=None)).invoiced().composed("invoice")
    )
    assert printed.payment is not None
    assert (printed.payment.code is not None) == code
    assert "FR76" in str(printed.payment.facts), "the account is named to everybody"


def test_a_swiss_buyer_reads_their_number_as_their_register_writes_it() -> None:
    printed, bill = Deal(buyer=replace(SWISS, vat="CHE-107.787.577 MWST")).invoiced().composed("invoice")
    assert facts(printed)["Votre TVA"] == "CHE-107.787.577 MWST"
    assert bill is not None
    assert bill.buyer.vat == "CHE107787577MWST"


def test_discounts_have_a_column_only_where_there_are_some() -> None:
    bare, _ = Deal().invoiced().composed("invoice")
    printed, _ = Deal(line("100", discount="5"), line("20")).invoiced().composed("invoice")
    assert (len(bare.columns), len(printed.columns)) == (5, 6)
    assert [row.cells[2] for row in printed.rows] == ["5\u00a0%", ""]


def test_who_was_forgotten_is_left_out() -> None:
    deal = life()
    deal.people = replace(deal.people, contacts={}, addresses={})
    printed, bill = deal.composed("invoice")
    assert printed.blocks == ()
    assert bill is not None
    assert bill.buyer.name == "BigCorp Europe"


def test_the_day_is_that_of_the_fact() -> None:
    deal = Deal().does("issue_invoice", date(2026, 8, 7), number="F26-0412", due="2026-09-06")
    printed, bill = deal.composed("invoice")
    assert printed.day == "7\u00a0août 2026"
    assert bill is not None
    assert bill.issued == date(2026, 8, 7)
