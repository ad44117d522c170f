"""What an invoice or credit note would put into its bill, as far as rules ask for it: known before a number is taken."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from chalicelib.domain.account.people import Address, People
from chalicelib.domain.sale.about_line import line_field
from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.domain.sale.despatch import as_it_stands
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.events import (
    Credited,
    DepositReceived,
    Event,
    InvoiceIssued,
    PaymentMoved,
    PaymentReleased,
    PaymentReturned,
    Refunded,
)
from chalicelib.domain.sale.lines import Freight, Line, Part, gross_of
from chalicelib.domain.values.money import ZERO, Vat, normalized_vat
from chalicelib.domain.values.period import Period
from chalicelib.domain.values.vat import VatTaken


class ToBill(NamedTuple):
    """The parts of a bill that commands bring in.

    cited: number and date of the invoice that a credit note corrects (BT-25, BT-26). delivered: the last parcel left (BT-72).
    lines: those it is about. buyer, delivery: billing and delivery address. references: other numbers on it, by their field.
    amount: the largest sum on it. performed: when its services were done.
    """

    number: str
    cited: tuple[str, date] | None
    issued: date
    due: date | None
    delivered: date | None
    lines: tuple[Line, ...]
    freight: Freight | None
    buyer: Address | None
    delivery: Address | None
    references: tuple[tuple[str, str], ...]
    currency: str
    amount: Decimal
    performed: Period | None

    @property
    def vats(self) -> Iterator[tuple[str, int | None, Vat]]:
        """Each VAT category and rate, by the field that brought it in, and the line (BT-151, BT-102)."""
        for line in self.lines:
            yield line_field(line, "vat_rate"), line.id, Vat(line.vat_category, line.vat_rate)
        if self.freight:
            yield "freight.vat_rate", None, Vat(self.freight.vat_category, self.freight.vat_rate)


def to_bill(state: Dossier, people: People, event: Event, day: date) -> ToBill | None:
    """Give what the document of an event would bill; None of one that another system makes."""
    match event:
        case InvoiceIssued(pdf=None, elsewhere=False):
            return _bill(state, people, event, day)
        case Credited(elsewhere=False):
            return _correction(state, people, event, day)
        case DepositReceived(number=str(number), elsewhere=False):
            return _deposit(state, people, event, number, day)
        case (
            Refunded(number=str(number), elsewhere=False)
            | PaymentMoved(number=str(number), elsewhere=False)
            | PaymentReleased(number=str(number), elsewhere=False)
            | PaymentReturned(number=str(number), elsewhere=False)
        ):
            return _deposit_back(state, people, event, number, day)
        case _:
            return None


def _bill(state: Dossier, people: People, event: InvoiceIssued, day: date) -> ToBill:
    named = event.named or as_it_stands(state, event.parts, day)
    return ToBill(
        event.number, None, day, event.due, named.delivered, _lines(state, event.parts),
        state.freight if event.freight else None, people.addresses.get(named.billing), people.addresses.get(named.delivery),
        tuple(_references(named)), state.currency, _largest(state, event.parts, event.gross), named.performed,
    )  # fmt: skip


def _correction(state: Dossier, people: People, event: Credited, day: date) -> ToBill:
    invoice = next(one for one in state.invoices if one.number == event.invoice)
    named = invoice.named
    return ToBill(
        event.number, (invoice.number, invoice.issued), day, None, named.delivered, _lines(state, invoice.parts),
        state.freight if invoice.freight else None, people.addresses.get(named.billing), people.addresses.get(named.delivery),
        tuple(_references(named)), state.currency, _largest(state, invoice.parts, invoice.gross), named.performed,
    )  # fmt: skip


def _deposit(state: Dossier, people: People, event: DepositReceived, number: str, day: date) -> ToBill:
    return _of_shares(state, people, event.named or as_it_stands(state, (), day), event.shares, (number, day, None), day)


def _deposit_back(
    state: Dossier, people: People, event: Refunded | PaymentMoved | PaymentReleased | PaymentReturned, number: str, day: date
) -> ToBill:
    deposit = next(one for one in state.deposits if one.number == event.deposits[0].number)
    cited = event.deposits[0].number, deposit.on
    return _of_shares(state, people, deposit.named, event.deposits[0].shares, (number, None, cited), day)


def _of_shares(
    state: Dossier, people: People, named: AsIssued, shares: tuple[VatTaken, ...],
    head: tuple[str, date | None, tuple[str, date] | None], day: date,
) -> ToBill:  # fmt: skip
    """Give what asks for amounts by VAT category and rate: of the lines and the carriage that are taxed so."""
    number, due, cited = head
    vats = {normalized_vat(one.category, one.rate) for one in shares}
    freight = state.freight
    return ToBill(
        number, cited, day, due, None,
        tuple(line for line in state.lines if normalized_vat(line.vat_category, line.vat_rate) in vats),
        freight if freight and normalized_vat(freight.vat_category, freight.vat_rate) in vats else None,
        people.addresses.get(named.billing), people.addresses.get(named.delivery), tuple(_references(named)), state.currency,
        gross_of(shares), None,
    )  # fmt: skip


def _lines(state: Dossier, parts: tuple[Part, ...]) -> tuple[Line, ...]:
    about = {part.line for part in parts}
    return tuple(line for line in state.every_line if line.id in about)


def _references(named: AsIssued) -> Iterator[tuple[str, str]]:
    if named.customer_reference:
        yield "customer_reference", named.customer_reference
    if named.engagement:
        yield "engagement", named.engagement
    if named.supplier_number:
        yield "supplier_number", named.supplier_number


def _largest(state: Dossier, parts: tuple[Part, ...], gross: Decimal) -> Decimal:
    """Give the sum of the lines before any discount is the largest: VAT and carriage aside, which the gross has."""
    prices = {line.id: line.unit_price for line in state.every_line}
    return max(gross, sum((prices[part.line] * part.quantity for part in parts), ZERO))
