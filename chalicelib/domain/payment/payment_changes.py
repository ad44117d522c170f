"""What each fact changes of a payment, and what a payment is once it was seen."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import asdict, replace

from chalicelib.domain.payment.payment import OUR_CURRENCY, AsideWhy, Payment, Plan, PutAside, Use
from chalicelib.domain.payment.payment_fact import (
    ClaimedToo,
    FeeTold,
    KeptFor,
    PaymentFact,
    PaymentWhat,
    Planned,
    Seen,
    SetAside,
    StatusChanged,
    TakenBack,
    Used,
)
from chalicelib.domain.payment.seen_payment import SeenPayment
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.money import ZERO

Changed = dict[str, Any]


def applied(payment: Payment | None, fact: PaymentFact) -> Payment:
    """Give the payment after one more fact; None before the first, which says that it was seen."""
    if payment is None:
        if not isinstance(fact.what, Seen):
            raise ValueError("the first fact of a payment is that it was seen")
        return _seen(fact.what.payment, fact)
    change: Callable[[Payment, Any, PaymentFact], Changed] = CHANGES[type(fact.what)]
    return replace(payment, version=fact.seq, **change(payment, fact.what, fact))


def fold_payment(facts: Iterable[PaymentFact]) -> Payment:
    """Give the payment that its history amounts to. Raises ValueError for no history."""
    payment = None
    for fact in facts:
        payment = applied(payment, fact)
    if payment is None:
        raise ValueError("a payment has a history")
    return payment


def next_fact(payment: Payment, what: PaymentWhat, by: str, at: Any) -> PaymentFact:
    """Give the fact that follows a payment's last one."""
    return PaymentFact(payment.version + 1, what, by, at)


def aside_by_itself(seen: SeenPayment) -> AsideWhy | None:
    """Say why a payment settles nothing from the first, if so: as its door saw it."""
    if seen.payout:
        return "payout"
    if seen.reversal:
        return "reversal"
    if seen.direction == "out":
        return "outgoing"
    return "other_currency" if seen.currency != OUR_CURRENCY else None


_OF_THE_DOOR = frozenset({"payout", "batch", "reversal", "reverses", "claim", "by"})
"""What a door says that is no field of the payment, or is kept otherwise."""


def _seen(seen: SeenPayment, fact: PaymentFact) -> Payment:
    why = aside_by_itself(seen)
    fields = {name: value for name, value in asdict(seen).items() if name not in _OF_THE_DOOR}
    aside = PutAside(why, fact.by, fact.at) if why else None
    fields["claims"] = (seen.claim,) if seen.claim else ()
    return Payment(version=fact.seq, seen=fact.at, aside=aside, **fields)


def _status(payment: Payment, what: StatusChanged, fact: PaymentFact) -> Changed:
    refunded = payment.refunded if what.refunded is None else what.refunded
    due = (what.due or payment.due) if what.status == "disputed" else None
    return {
        "status": what.status, "refunded": refunded, "won": payment.won or what.reason == "won", "reason": what.reason,
        "lost": payment.refunded - refunded if what.reason == "refund_failed" else payment.lost,
        "asked": what.asked or payment.asked, "taken_by": what.taken_by or payment.taken_by, "due": due,
    }  # fmt: skip


def _fee(payment: Payment, what: FeeTold, fact: PaymentFact) -> Changed:
    return {"fee": what.fee}


def _aside(payment: Payment, what: SetAside, fact: PaymentFact) -> Changed:
    return {"aside": PutAside(what.why, fact.by, fact.at)}


def _taken_back(payment: Payment, what: TakenBack, fact: PaymentFact) -> Changed:
    return {"aside": None}


def _reserved_for(payment: Payment, what: KeptFor, fact: PaymentFact) -> Changed:
    return {"account": what.account}


def _used(payment: Payment, what: Used, fact: PaymentFact) -> Changed:
    amount = payment.used_by(what.reference) + what.amount
    others = tuple(use for use in payment.uses if use.reference != what.reference)
    return {"uses": (*others, Use(what.reference, amount, paris_date(fact.at))) if amount != ZERO else others}


def _planned(payment: Payment, what: Planned, fact: PaymentFact) -> Changed:
    return {"plan": Plan(what.uses, fact.by, fact.at, fact.seq)}


def _claimed_too(payment: Payment, what: ClaimedToo, fact: PaymentFact) -> Changed:
    return {"claims": (*payment.claims, what.claim)}


CHANGES: Mapping[type, Callable[[Payment, Any, PaymentFact], Changed]] = {
    StatusChanged: _status,
    FeeTold: _fee,
    SetAside: _aside,
    TakenBack: _taken_back,
    KeptFor: _reserved_for,
    Used: _used,
    Planned: _planned,
    ClaimedToo: _claimed_too,
}
"""What changes of a payment that was seen."""
