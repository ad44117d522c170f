"""A payment that is not what is open: less by a discount or by a bank's charges, less for no reason deducted, or more."""

from collections.abc import Iterator
from decimal import Decimal

from chalicelib.domain.payment.matching.open_item import OpenItem
from chalicelib.domain.payment.matching.proposal import Allocated, Proposal, Reason, in_full, total
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.values.money import ZERO

MOST_CHARGES = Decimal("50.00")
"""What banks take off a transfer from abroad at most; more is no charge."""
HOME = "FR"

Items = tuple[OpenItem, ...]
Reasons = tuple[Reason, ...]


def settled(payment: Payment, items: Items, reasons: Reasons) -> Proposal:
    """Put what is left of a payment against items whose sum it is not; never more on one than is open of it."""
    came, asked = payment.left, total(items)
    if came > asked:
        return Proposal(in_full(items), (*reasons, Reason("more_by", "warn", amount=came - asked)), False, came - asked)
    taken = _with_discount(payment, items)
    if taken:
        less = Reason("discount_taken", "good", len(items), asked - came)
        return Proposal(taken, (*reasons, less), False, ZERO)
    short = Reason("charges_short" if _charges(payment, asked - came) else "less_by", "warn", amount=asked - came)
    return Proposal(tuple(_first_due(items, came)), (*reasons, short), False, ZERO)


def _with_discount(payment: Payment, items: Items) -> tuple[Allocated, ...] | None:
    """Give what settles items where each takes the discount that it offers for the day of the money, or None."""
    amounts = [item.discounted(payment.value_date) for item in items]
    if any(amount is None for amount in amounts) or sum(filter(None, amounts), ZERO) != payment.left:
        return None
    return tuple(Allocated(item.reference, item.invoice, amount) for item, amount in zip(items, amounts, strict=True) if amount)


def _charges(payment: Payment, missing: Decimal) -> bool:
    """Say whether a bank took what is missing: the statement says so, or the money came from abroad and it is little."""
    deducted = payment.bank.charges if payment.bank else None
    if deducted is not None:
        return deducted == missing
    return missing <= MOST_CHARGES and payment.payer.iban is not None and not payment.payer.iban.upper().startswith(HOME)


def _first_due(items: Items, came: Decimal) -> Iterator[Allocated]:
    """Yield what came as it is put against items, the first due first."""
    for item in sorted(items, key=lambda one: (one.due, one.number or "", one.reference)):
        amount = min(came, item.open)
        if amount > 0:
            yield Allocated(item.reference, item.invoice, amount)
        came -= amount
