"""What invoices, credit notes and due dates are held to: each rule raises with its reason."""

from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.credit_reasons import CAME_BACK
from chalicelib.domain.sale.deposit_use import shares_of
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.invoice import (
    Credited,
    DueDateChanged,
    InvoiceBooked,
    InvoiceIssued,
)
from chalicelib.domain.sale.facts.payment import DepositReceived, PaymentMoved, Refunded
from chalicelib.domain.sale.facts.payment_return import PaymentReleased, PaymentReturned
from chalicelib.domain.sale.invoicing import amounts_of
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.owed import wanted
from chalicelib.domain.sale.rules import (
    invoice_of,
    not_before_invoice,
    not_cancelled,
    parts_of_lines,
)
from chalicelib.domain.values.money import ZERO

Numbered = InvoiceIssued | Credited | DepositReceived | Refunded | PaymentMoved | PaymentReleased | PaymentReturned
"""What takes a number of invoices or credit notes, if it makes one."""


def parts_are_lines(state: Dossier, event: InvoiceIssued, day: date) -> None:
    if not event.parts:
        raise NotAllowed("nothing is left to invoice")
    parts_of_lines(event.parts, {line.id for line in state.lines})


def parts_not_invoiced(state: Dossier, event: InvoiceIssued, day: date) -> None:
    quantities = {line.id: line.quantity for line in state.lines}
    for part in event.parts:
        left = quantities[part.line] - state.billed(part.line)
        if part.quantity > left:
            raise NotAllowed("line %(line)s has %(left)s left to invoice", field="parts", line=part.line, left=left)


def cancelled_bills_shipped_only(state: Dossier, event: InvoiceIssued, day: date) -> None:
    if not state.cancelled:
        return
    left = {line.id: wanted(state, line) - state.billed(line.id) for line in state.lines}
    for part in event.parts:
        if part.quantity > left[part.line]:
            raise NotAllowed("the order is cancelled: only what was shipped can be invoiced", field="parts", line=part.line)


def due_not_before_day(state: Dossier, event: InvoiceIssued, day: date) -> None:
    if event.due < day:
        raise Invalid("the invoice would be due before its own date, %(day)s", field="due", day=day)


def amounts_are_those_of_its_lines(state: Dossier, event: InvoiceIssued, day: date) -> None:
    """Hold an invoice to the prices of its day: whoever strikes an entry may take away what gave them.

    An invoice of before does not say its nets, and is taken as it is.
    """
    amounts = amounts_of(state, event.parts, freight=event.freight)
    if event.nets and (tuple(line.net for line in amounts.lines), amounts.totals.gross) != (event.nets, event.gross):
        raise NotAllowed(
            "the invoice %(number)s has its lines at other prices: it stays as it is, credit what it asks too much (credit)",
            number=event.number,
        )


def number_is_new(state: Dossier, event: Numbered, day: date) -> None:
    numbers = {*state.deposit_invoices, *(invoice.number for invoice in state.invoices), *state.credit_notes}
    if event.number in numbers:
        raise NotAllowed("the number %(number)s is taken", field="number", number=event.number)


def prepaid_was_received(state: Dossier, event: InvoiceIssued, day: date) -> None:
    left = {deposit.number: shares_of(deposit.left) for deposit in state.deposits}
    for taken in event.deposits:
        for vat, (net, tax) in shares_of(taken.shares).items():
            base, most = left.get(taken.number, {}).get(vat, (ZERO, ZERO))
            if net > base or tax > most:
                raise NotAllowed("the invoice %(number)s takes off more than was received", number=event.number)
    if event.prepaid > state.deposit:
        raise NotAllowed("the invoice %(number)s takes off more than was received", number=event.number)
    for one in event.carried:
        if one.amount > -invoice_of(state, one.invoice).open:
            raise NotAllowed("the invoice %(number)s takes off more than was received", number=event.number)


def invoice_exists(state: Dossier, event: InvoiceBooked | Credited | DueDateChanged, day: date) -> None:
    invoice_of(state, event.invoice)


def invoice_not_booked(state: Dossier, event: InvoiceBooked, day: date) -> None:
    if invoice_of(state, event.invoice).booked:
        raise NotAllowed("the invoice %(invoice)s is booked", invoice=event.invoice)


def credit_fits(state: Dossier, event: Credited, day: date) -> None:
    invoice = invoice_of(state, event.invoice)
    left = invoice.gross - invoice.credited
    if (event.parts or event.freight) and not event.amount:
        raise NotAllowed(
            "this was invoiced at nothing, or all of it was taken back: there is nothing to credit. "
            "Goods that leave once more are an order of their own, at no price",
            field="parts",
        )  # fmt: skip
    if not 0 < event.amount <= left:
        raise NotAllowed("at most %(left)s can be credited", field="amount", left=left)
    if event.invoice_again and not event.parts and event.amount != left:
        raise Invalid(
            "only pieces, or an invoice credited in full, are invoiced again: name the pieces (parts), or credit %(left)s",
            field="invoice_again", left=left,
        )  # fmt: skip


def returned_were_there(state: Dossier, event: Credited, day: date) -> None:
    for part in pieces_returned(state, event):
        there = state.with_customer(part.line)
        if part.quantity > there:
            raise NotAllowed("line %(line)s has %(left)s with the customer", field="parts", line=part.line, left=there)


def delivered_again_are_goods(state: Dossier, event: Credited, day: date) -> None:
    if not event.deliver_again:
        return
    not_cancelled(state, event, day)
    if not pieces_returned(state, event):
        raise Invalid("name the goods that leave once more (parts)", field="deliver_again")


def something_is_open(state: Dossier, event: DueDateChanged, day: date) -> None:
    if invoice_of(state, event.invoice).open <= 0:
        raise NotAllowed("nothing remains to be paid on the invoice %(invoice)s", field="invoice", invoice=event.invoice)


def due_is_another(state: Dossier, event: DueDateChanged, day: date) -> None:
    invoice = invoice_of(state, event.invoice)
    if event.due == invoice.due:
        raise NotAllowed("the invoice %(invoice)s is due that day already", field="due", invoice=event.invoice)
    if event.due < invoice.issued:
        raise Invalid("the invoice would be due before its own date, %(day)s", field="due", day=invoice.issued)


def not_before_its_invoice(state: Dossier, event: Credited | DueDateChanged, day: date) -> None:
    not_before_invoice(state, event.invoice, day)


def pieces_returned(state: Dossier, event: Credited) -> tuple[Part, ...]:
    """Give the goods that are with the customer no more."""
    if not event.deliver_again and not (event.reason and CAME_BACK[event.reason]):
        return ()
    goods = {line.id for line in state.goods}
    return tuple(part for part in event.parts if part.line in goods)
