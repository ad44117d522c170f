"""What the history calls money that came and went back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.sentences.entry_reading import EntryReading, amount
from chalicelib.domain.payment.payment import PaymentMethod
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.payment import (
    DepositReceived,
    MarkedPaid,
    PaymentAllocated,
    PaymentEvent,
    PaymentMoved,
    Refunded,
)
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.sale.owed import to_bill
from chalicelib.domain.values.money import ZERO

BY: Mapping[PaymentMethod, str] = {
    "card": mark("by card"),
    "debit": mark("by direct debit"),
    "transfer": mark("by transfer"),
    "cheque": mark("by cheque"),
    "cash": mark("in cash"),
}


def sentence(reading: EntryReading, event: PaymentEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    match event:
        case MarkedPaid():
            return _paid(reading, event)
        case PaymentAllocated():
            return _received(reading, event)
        case DepositReceived():
            return _deposit(reading, event)
        case Refunded():
            return _refunded(reading, event)
        case PaymentMoved():
            return _moved(reading, event)
        case _:
            assert_never(event)


def _received(reading: EntryReading, event: PaymentAllocated) -> str:
    w, by = reading.translations, _by(reading, event.method)
    if by:
        more = w.gettext("Payment received %(by)s: %(amount)s, more than was open")
        text = more if event.overpaid else w.gettext("Payment received %(by)s: %(amount)s")
    else:
        more = w.gettext("Payment received: %(amount)s, more than was open")
        text = more if event.overpaid else w.gettext("Payment received: %(amount)s")
    return text % {"by": by, "amount": amount(reading, _sum(event.allocations))}


def _deposit(reading: EntryReading, event: DepositReceived) -> str:
    w, by = reading.translations, _by(reading, event.method)
    if by:
        more = w.gettext("Deposit received %(by)s: %(amount)s, more than was to be invoiced")
        text = more if event.overpaid else w.gettext("Deposit received %(by)s: %(amount)s")
    else:
        more = w.gettext("Deposit received: %(amount)s, more than was to be invoiced")
        text = more if event.overpaid else w.gettext("Deposit received: %(amount)s")
    return text % {"by": by, "amount": amount(reading, event.amount)}


def _by(reading: EntryReading, method: PaymentMethod | None) -> str:
    """Say how money came, nothing where nobody said."""
    message = BY.get(method) if method else None
    return reading.translations.gettext(message) if message else ""


def _paid(reading: EntryReading, event: MarkedPaid) -> str:
    """Say that the order is paid if all its invoices are and no more are to come; else name those that were settled."""
    translations, settled = reading.translations, [a.invoice for a in event.allocations]
    if not to_bill(reading.state) and len(settled) == len(reading.state.invoices):
        return translations.gettext("Order paid")
    message = translations.ngettext("Invoice %(invoices)s paid", "Invoices %(invoices)s paid", len(settled))
    return message % {"invoices": translations.listing(settled)}


def _moved(reading: EntryReading, event: PaymentMoved) -> str:
    """Say which money settles which invoice."""
    places = {"invoice": event.invoice, "source": event.source, "amount": amount(reading, event.amount)}
    if event.payment:
        return reading.translations.gettext("%(amount)s of the deposit goes to invoice %(invoice)s") % places
    return reading.translations.gettext("%(amount)s paid too much on invoice %(source)s goes to invoice %(invoice)s") % places


def _refunded(reading: EntryReading, event: Refunded) -> str:
    places = {"invoice": event.invoice, "amount": amount(reading, event.amount)}
    if event.payment:
        return reading.translations.gettext("Deposit refunded: %(amount)s") % places
    return reading.translations.gettext("%(amount)s refunded on invoice %(invoice)s") % places


def _sum(allocations: tuple[Allocation, ...]) -> Decimal:
    return sum((a.amount for a in allocations), ZERO)
