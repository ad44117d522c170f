"""What comes to a payment by its door: what may be said of one, and what of it is news."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.payment.payment import OUR_CURRENCY, Payment, PaymentStatus
from chalicelib.domain.payment.payment_fact import ClaimedToo, FeeTold, PaymentFact, PaymentWhat, Seen, StatusChanged
from chalicelib.domain.payment.seen_payment import PaymentChange, SeenPayment

MOST = Decimal(10) ** 15
"""No payment comes to so much; banks' files have at most eighteen digits."""
DECIMALS = -5
"""Decimals of an amount in a bank's file, at most (ISO 20022)."""
_RANK: Mapping[PaymentStatus, int] = {"pending": 0, "failed": 1, "received": 2, "disputed": 3, "refunded": 4, "returned": 5}
"""How far a payment is: messages come in any order, and none takes it back. Money that came is here though one said it failed."""


def check_seen(seen: SeenPayment) -> None:
    """Raise Invalid for an amount that is no payment's: none, below zero, or of no bank."""
    exponent = seen.amount.as_tuple().exponent
    if not seen.amount.is_finite() or not isinstance(exponent, int) or not 0 < seen.amount < MOST or exponent < DECIMALS:
        raise Invalid("a payment’s amount is above zero, and below %(most)s", field="amount", most=MOST)


def check_usable(payment: Payment) -> None:
    """Raise NotAllowed, with the reason, for a payment that settles nothing."""
    if payment.direction == "out":
        raise NotAllowed("the money of this payment went out", field="payment")
    if payment.currency != OUR_CURRENCY:
        raise NotAllowed(
            "this payment is in %(currency)s, and invoices are in %(ours)s",
            field="payment",
            currency=payment.currency,
            ours=OUR_CURRENCY,
        )
    if payment.aside is not None:
        raise NotAllowed("this payment is put aside: take it back first", field="payment")
    if payment.status in ("pending", "failed"):
        raise NotAllowed("the money of this payment is not here", field="payment")
    if payment.status != "received":
        raise NotAllowed("the money of this payment went back, or is disputed", field="payment")


def first_fact(seen: SeenPayment, now: datetime) -> PaymentFact:
    """Give the fact that a payment was seen. Raises Invalid."""
    check_seen(seen)
    return PaymentFact(1, Seen(seen), seen.by, now)


def seen_again(payment: Payment, seen: SeenPayment) -> PaymentChange:
    """Give what a payment seen once more tells anew: how far it is, and what it cost. What was seen first stands."""
    return PaymentChange(id=payment.id, status=seen.status, fee=seen.fee)


def news(payment: Payment, change: PaymentChange) -> tuple[PaymentWhat, ...]:
    """Give what a door's message changes of a payment; nothing of what is so already, or was overtaken."""
    return tuple(_news(payment, change))


def _news(payment: Payment, change: PaymentChange) -> Iterator[PaymentWhat]:
    if change.fee is not None and change.fee != payment.fee:
        yield FeeTold(change.fee)
    status = change.status
    if status is None:
        return
    refunded = change.amount if status == "refunded" else None
    if refunded is not None and change.at is not None:
        yield from _as_it_stands(payment, refunded, change.at)
    elif refunded is not None and refunded < payment.amount:
        # A part went back, or what had gone came again, as of a refund that failed: the rest is here.
        if refunded != payment.refunded:
            yield StatusChanged("received" if payment.status == "refunded" else payment.status, change.reason, refunded)
    elif change.reason == "won":
        if not payment.won:
            yield StatusChanged("received" if payment.status == "disputed" else payment.status, "won")
    elif _RANK[status] > _RANK[payment.status] and not (status == "disputed" and payment.won):
        back = payment.amount if status == "refunded" else None
        yield StatusChanged(status, change.reason, back, taken_by=change.taken_by, due=change.due)


def _as_it_stands(payment: Payment, refunded: Decimal, asked: datetime) -> Iterator[PaymentWhat]:
    """Yield how much went back by now, where that is newer than what is known: of a refund that failed it is less than before."""
    refunded = min(refunded, payment.amount)
    if refunded == payment.refunded or (payment.asked is not None and asked <= payment.asked):
        return
    status = payment.status
    if refunded == payment.amount and _RANK[status] < _RANK["refunded"]:
        status = "refunded"
    elif refunded < payment.amount and status == "refunded":
        status = "received"
    yield StatusChanged(status, "refund" if refunded > payment.refunded else "refund_failed", refunded, asked)


def claimed_too(payment: Payment, seen: SeenPayment) -> tuple[PaymentWhat, ...]:
    """Give that a payment was told of by another door of its bank, where that is news."""
    return (ClaimedToo(seen.claim),) if seen.claim and seen.claim not in payment.claims else ()
