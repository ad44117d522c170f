"""An invoice remembers whom and what it named; its credit note repeats that, whatever changed or was struck since."""

from datetime import date
from typing import Literal

from msgspec.structs import replace

from chalicelib.domain.account.people import Contact
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.domain.sale.command_registry import spec_of
from chalicelib.domain.sale.commands import CorrectAddress, CorrectContact
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import correct_contact
from chalicelib.domain.values.bill import Bill
from tests.builder.deal import FRENCH, GERMAN, Deal, line
from tests.samples.drawing import OFFER

LATER = date(2026, 8, 10)
FIRST = [{"line": 1, "quantity": 1}]


def moved(deal: Deal, *uses: Literal["delivery", "billing"]) -> Deal:
    """The deal, its addresses in Lyon."""
    for use in uses:
        command = CorrectAddress(use=use, address=replace(FRENCH, city="Lyon"))
        deal.people, (address,) = spec_of(command).people.enrol(deal.people, command, Dossier())
        deal.add((e.AddressCorrected(use, address),), command)
    return deal


def credited(deal: Deal, amount: str) -> Bill:
    return deal.does("credit", LATER, invoice="F26-0412", number="A26-0018", amount=amount).bill("credit_note")


def same(invoice: Bill, note: Bill) -> None:
    """Whom and what both name is the same."""
    for field in ("buyer", "seller", "deliver_to", "delivered", "despatch", "buyer_order", "our_order", "process"):
        assert getattr(note, field) == getattr(invoice, field), field


def test_a_credit_note_repeats_addresses_parcels_and_numbers_of_its_invoice() -> None:
    deal = Deal(line("500", 2)).does("create_delivery_note", number="BL-1", parts=FIRST).does("ship", carrier="Poste")
    invoice = deal.invoiced().bill()
    moved(deal, "billing", "delivery")
    details = e.DetailsSet("bigcorp", "c1", deal.state.delivery, deal.state.billing, "claire", "0099999")
    deal.history.append(replace(deal.history[-1], seq=len(deal.history) + 1, event=details))
    deal.does("create_delivery_note", LATER, number="BL-2", parts=FIRST).does("ship", LATER, carrier="Poste")
    note = credited(deal, "1200.00")
    same(invoice, note)
    assert (note.despatch, note.delivered, note.buyer.city) == ("BL-1", date(2026, 8, 6), "Grenoble Cedex 9")
    assert note.seller.number == "0031564"


def test_a_buyer_reached_by_mail_is_reached_where_the_invoice_was() -> None:
    deal = Deal(line("500", 2), buyer=GERMAN).invoiced(parts=FIRST)
    invoice = deal.bill()
    deal.people = correct_contact(deal.people, CorrectContact(contact="c1", email="compta@bigcorp.example"))
    assert deal.bill() == invoice, "also where its document is made after the address changed"
    note = credited(deal, "12.00")
    same(invoice, note)
    assert note.buyer.electronic == ("EM", OFFER.contacts[0].email) != ("EM", "compta@bigcorp.example")
    assert deal.invoiced("F26-0413").bill().buyer.electronic == ("EM", "compta@bigcorp.example")


def test_the_printed_credit_note_is_for_the_buyer_of_its_invoice() -> None:
    deal = moved(Deal().invoiced(), "billing", "delivery")
    deal.does("credit", LATER, invoice="F26-0412", number="A26-0018", amount="12.00")
    printed, _ = deal.composed("credit_note")
    assert {"Lyon", "38040 Lyon"}.isdisjoint(text for block in printed.blocks for text in block.lines)


def test_a_part_credited_before_the_goods_left_says_nothing_of_the_later_parcel() -> None:
    deal = Deal().invoiced()
    invoice = deal.bill()
    deal.does("create_delivery_note", LATER, number="BL-1").does("ship", LATER, carrier="Poste")
    note = credited(deal, "12.00")
    same(invoice, note)
    assert (note.despatch, note.delivered) == (None, None)


def test_what_crosses_the_border_untaxed_keeps_the_day_of_its_invoice() -> None:
    deal = Deal(line(rate="0", vat_category="K"), buyer=GERMAN).invoiced()
    assert credited(deal, "10.00").delivered == deal.bill().issued


def test_a_stroke_changes_nothing_of_what_an_invoice_named() -> None:
    deal = moved(Deal(), "billing").invoiced()
    entry = next(one for one in deal.history if isinstance(one.event, e.AddressCorrected))
    deal.does("strike_entry", LATER, entry=entry.seq)
    assert deal.state.billing != deal.state.invoices[0].named.billing
    assert credited(deal, "12.00").buyer.city == "Lyon"


def test_an_invoice_of_before_names_what_the_dossier_said_then() -> None:
    deal = Deal().invoiced()
    entry = deal.history[-1]
    assert isinstance(entry.event, e.InvoiceIssued) and entry.event.named is not None
    deal.history[-1] = replace(entry, event=replace(entry.event, named=None))
    assert deal.state.invoices[0].named == replace(entry.event.named, mailbox=None) != AsIssued()
    same(deal.bill(), credited(moved(deal, "billing"), "12.00"))


def test_an_invoice_keeps_the_address_of_its_buyer_alone() -> None:
    deal = Deal()
    deal.people = replace(deal.people, contacts=deal.people.contacts | {"c9": Contact("c9", "Luc", "luc@bigcorp.example", "fr")})
    assert list(deal.invoiced().people.mailboxes.values()) == [OFFER.contacts[0].email]
