"""What a customer went to pay, and which money of it is still to come."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.sale.facts.card_payment import PaymentFailure, PayMethod
from chalicelib.domain.values.money import ZERO


class Pending(Struct, frozen=True):
    """A payment that was begun; until: when it can be paid no more (UTC). invoice None: paid before anything leaves.

    submitted: when the contact let their bank be debited, None where nobody has paid yet; from then on until is when the bank
    has to have paid. last4, mandate: of the account that is debited.
    """

    payment: str
    invoice: str | None
    amount: Decimal
    method: PayMethod
    contact: str
    begun: datetime
    until: datetime
    submitted: datetime | None = None
    last4: str | None = None
    mandate: str | None = None


Pendings = tuple[Pending, ...]


class FailedPayment(Struct, frozen=True):
    """A payment whose money does not come, told until something else is paid or begun for the same; at: when (UTC)."""

    invoice: str | None
    amount: Decimal
    method: PayMethod
    reason: PaymentFailure
    at: datetime
    last4: str | None = None


FailedPayments = tuple[FailedPayment, ...]


def without_failed(failed: FailedPayments, invoices: Iterable[str | None]) -> FailedPayments:
    """Give those that are still told once something was paid or begun for these."""
    paid = frozenset(invoices)
    return tuple(one for one in failed if one.invoice not in paid)


def pending_of(pending: Pendings, payment: str) -> Pending | None:
    """Give a payment that was begun, by its id."""
    return next((one for one in pending if one.payment == payment), None)


def under_way(pending: Pendings, invoice: str | None) -> Decimal:
    """Give what banks were let debit for an invoice, or before anything leaves: it is on its way, and not asked for again."""
    return sum((one.amount for one in pending if one.submitted and one.invoice == invoice), ZERO)


def can_be_paid(pending: Pendings, now: datetime) -> Pendings:
    """Give those that nobody paid yet and that can be paid still at a moment (UTC)."""
    return tuple(one for one in pending if not one.submitted and now < one.until)


def without(pending: Pendings, payments: Iterable[str]) -> Pendings:
    """Give the others than those of these ids."""
    gone = frozenset(payments)
    return tuple(one for one in pending if one.payment not in gone)
