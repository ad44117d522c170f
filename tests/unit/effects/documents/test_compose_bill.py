"""What a bill says beside its amounts: who, when, which numbers, and what the law wants said."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.payment_terms import EarlyDiscount, PaymentTerms
from chalicelib.domain.sale.command_registry import spec_of
from chalicelib.domain.sale.commands import CorrectAddress
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.events import AddressCorrected
from chalicelib.domain.sale.model import fold
from chalicelib.domain.values.bill import Payee
from chalicelib.domain.values.language import Language
from chalicelib.effects.documents.mentions import late_payment
from tests.builder.deal import DAY, DUE, FRENCH, GERMAN, IRISH, REFERENCE, Deal, line

SHIPPED = date(2026, 8, 10)
FIRST, SECOND = [{"line": 1, "quantity": 1}], [{"line": 2, "quantity": 1}]
GOODS, SERVICE = line("500"), line("100", goods=False)


def test_seller_and_buyer_are_known_by_their_numbers() -> None:
    bill = Deal().invoiced().bill()
    assert (bill.seller.siren, bill.seller.vat, bill.seller.electronic) == ("732829320", "FR44732829320", ("0225", "732829320"))
    assert bill.seller.number == "0031564"
    assert (bill.buyer.name, bill.buyer.lines, bill.buyer.siren) == ("BigCorp Europe", ("BP 204",), "404833048")
    assert bill.buyer.electronic == ("0225", "404833048")
    assert (bill.buyer_order, bill.our_order) == ("P020044G-01", "45MR61G00C")


def test_a_buyer_without_electronic_address_is_reached_by_mail() -> None:
    assert Deal(buyer=GERMAN).invoiced().bill().buyer.electronic == ("EM", "jean.bon@bigcorp.example")


def test_it_is_paid_to_the_seller_s_account_with_a_structured_reference() -> None:
    bill = Deal().invoiced().bill()
    assert bill.payee == Payee("FR7630006000011234567890189", "AGRIFRPP", "Granuloshop SAS", "RF48F260412")
    assert bill.due == DUE


@pytest.mark.parametrize(("lines", "kind"), [((GOODS,), "B"), ((SERVICE,), "S"), ((GOODS, SERVICE), "M")])
def test_the_kind_of_operation_is_that_of_what_is_invoiced(lines: tuple[object, ...], kind: str) -> None:
    assert Deal(*(one for one in (GOODS, SERVICE) if one in lines)).invoiced().bill().process == f"{kind}1"


def test_goods_invoiced_apart_from_services_are_goods() -> None:
    assert Deal(GOODS, SERVICE).invoiced(parts=FIRST).bill().process == "B1"


def test_what_was_paid_before_is_due_that_day() -> None:
    bill = Deal(GOODS).does("record_deposit", payment="VIR 1", amount="600.00").invoiced().bill()
    assert (bill.process, bill.due) == ("B2", bill.issued)
    assert (bill.prepaid, bill.payable) == (bill.gross, Decimal(0))
    assert bill.terms == "Réglée par l’acompte."


def test_the_parcels_with_the_lines_invoiced_give_despatch_and_delivery() -> None:
    deal = Deal(GOODS, line("20"))
    deal.does("create_delivery_note", number="BL-1", parts=FIRST).does("ship", carrier="Poste")
    deal.does("create_delivery_note", SHIPPED, number="BL-2", parts=SECOND).does("ship", SHIPPED, carrier="Poste")
    deal.does("issue_invoice", SHIPPED, number="F26-0412", due=DUE.isoformat(), parts=FIRST)
    assert (deal.bill().despatch, deal.bill().delivered) == ("BL-1", date(2026, 8, 6))
    deal.does("issue_invoice", SHIPPED, number="F26-0413", due=DUE.isoformat())
    assert (deal.bill().despatch, deal.bill().delivered) == ("BL-2", SHIPPED)


def test_of_a_line_in_two_parcels_the_last_counts() -> None:
    deal = Deal(line("500", 2))
    deal.does("create_delivery_note", number="BL-1", parts=FIRST).does("ship", carrier="Poste")
    deal.does("create_delivery_note", SHIPPED, number="BL-2", parts=FIRST).does("ship", SHIPPED, carrier="Poste")
    bill = deal.does("issue_invoice", SHIPPED, number="F26-0412", due=DUE.isoformat()).bill()
    assert (bill.despatch, bill.delivered) == ("BL-2", SHIPPED)


def test_a_delivery_note_counts_before_its_parcel_left() -> None:
    bill = Deal().does("create_delivery_note", number="BL-1").invoiced().bill()
    assert (bill.despatch, bill.delivered) == ("BL-1", None)


def test_what_follows_an_invoice_does_not_change_it() -> None:
    deal = Deal().invoiced()
    before = deal.bill()
    deal.does("create_delivery_note", number="BL-1").does("ship", carrier="Poste").does("mark_paid")
    assert deal.bill() == before


def test_an_intra_community_supply_has_a_day_of_delivery_before_it_left() -> None:
    bill = Deal(line(rate="0", vat_category="K"), buyer=GERMAN).invoiced().bill()
    assert bill.delivered == bill.issued


@pytest.mark.parametrize(
    ("category", "code", "reason"),
    [
        ("K", "VATEX-EU-IC", "262 ter"),
        ("AE", "VATEX-EU-AE", "283, 2"),
        ("O", "VATEX-EU-O", "259, 1°"),
        ("G", "VATEX-EU-G", "262, I"),
        ("E", "VATEX-FR-CGI261-4", "261, 4"),
    ],
)
def test_what_is_not_taxed_says_why_on_paper_and_in_the_bill(category: str, code: str | None, reason: str) -> None:
    printed, bill = Deal(line(rate="0", vat_category=category), buyer=GERMAN).invoiced().composed("invoice")
    assert bill is not None
    (group,) = bill.groups
    assert (group.category, group.code) == (category, code)
    assert (group.rate, group.tax) == (Decimal(0), Decimal(0))
    assert group.reason is not None
    assert reason in group.reason
    assert f"({category}) {group.reason}." in printed.notes


@pytest.mark.parametrize(("country", "reason"), [("RE", "294"), ("GF", "294"), ("PF", "262, I"), ("US", "262, I")])
def test_an_export_overseas_names_its_article(country: str, reason: str) -> None:
    bill = Deal(line(rate="0", vat_category="G"), buyer=replace(GERMAN, country=country, vat=None)).invoiced().bill()
    assert reason in (bill.groups[0].reason or "")


def test_outside_the_scope_no_vat_number_is_named() -> None:
    bill = Deal(line(rate="0", vat_category="O", goods=False), buyer=GERMAN).invoiced().bill()
    assert (bill.seller.vat, bill.buyer.vat) == (None, None)


def test_goods_to_northern_ireland_go_to_a_member_state() -> None:
    bill = Deal(line(rate="0", vat_category="K"), buyer=IRISH).invoiced().bill()
    assert bill.deliver_to is not None
    assert (bill.deliver_to.country, bill.buyer.country) == ("XI", "GB")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_late_payment_and_discount_are_said_on_every_invoice(lang: Language) -> None:
    printed, bill = Deal(lang=lang).invoiced().composed("invoice")
    assert bill is not None
    notes = dict(bill.notes)
    assert set(notes) == {"PMD", "PMT", "AAB"}
    assert "L441-10" in notes["PMD"]
    assert "D441-5" in notes["PMT"]
    assert "40" in notes["PMT"]
    assert all(text in " ".join(printed.notes) for text in notes.values())


@pytest.mark.parametrize(
    ("lang", "text"), [("fr", "Escompte de 2 % pour un paiement sous 10 jours"), ("en", "Discount of 2% if paid within 10")]
)
def test_a_discount_that_was_agreed_is_said_and_the_sellers_word_is_not(lang: Language, text: str) -> None:
    deal = Deal(lang=lang).invoiced()
    state = fold(deal.history)
    agreed = replace(state, order=replace(state.order, pay=PaymentTerms(30, discount=EarlyDiscount("2", 10))))
    reading = Reading(REFERENCE, agreed, deal.people, translations(lang), seller(), DAY)
    notes = dict(late_payment(reading))
    assert notes["AAB"].replace("\u00a0", " ").startswith(text)
    assert dict(late_payment(deal.reading(deal.history[-1])))["AAB"] == seller().invoice.discount[lang]


def test_a_credit_note_names_the_invoice_that_it_corrects() -> None:
    deal = Deal(GOODS, SERVICE).invoiced().does("credit", SHIPPED, invoice="F26-0412", number="A26-0018", amount="720.00")
    bill = deal.bill("credit_note")
    assert (bill.type_code, bill.number, bill.issued, bill.due) == ("381", "A26-0018", SHIPPED, None)
    assert bill.corrects == ("F26-0412", date(2026, 8, 6))
    assert bill.lines == deal.bill("invoice").lines
    assert bill.terms == (
        "Avoir sur la facture F26-0412 du 6\u00a0août 2026. Il n’y reste rien à payer. Une nouvelle facture suit."
    )


def test_a_part_credited_is_one_line_for_each_rate() -> None:
    deal = Deal(line("500"), line("200", rate="10", goods=False)).invoiced()
    amounts = [{"vat_rate": "20", "amount": "60.00"}, {"vat_rate": "10", "amount": "22.00"}]
    bill = deal.does("credit", invoice="F26-0412", number="A26-0018", groups=amounts).bill("credit_note")
    assert [f"{one.rate} %: {one.net}" for one in bill.lines] == ["20 %: 50.00", "10 %: 20.00"]
    assert [f"{one.base} + {one.tax}" for one in bill.groups] == ["50.00 + 10.00", "20.00 + 2.00"]


def test_a_buyer_s_later_address_is_on_later_invoices_alone() -> None:
    deal = Deal(line(), line("20")).invoiced(parts=FIRST)
    before, command = deal.bill(), CorrectAddress(use="billing", address=replace(FRENCH, city="Lyon"))
    deal.people, (address,) = spec_of(command).people.enrol(deal.people, command, Dossier())
    events = (AddressCorrected("billing", address),)
    deal.add(events, command)
    assert deal.bill() == before
    assert deal.invoiced("F26-0413").bill().buyer.city == "Lyon"
