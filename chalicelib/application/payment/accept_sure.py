"""An accountant accepts what is certain of several payments at once, as it was shown: each is booked and answered alone."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from chalicelib.application.caller import Caller, Request, accountant_only
from chalicelib.application.errors import KeyReused
from chalicelib.application.payment.book_sure import carry_out, decide_plan
from chalicelib.application.payment.settling import Settling
from chalicelib.application.ports.commit import AlreadyDone, Conflict
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.domain.payment.seen_payment import PaymentId

MOST = 50
Accepted = Literal["accepted", "refused", "changed", "not_sure", "unknown"]
"""accepted: booked. refused: a dossier did not take its part. changed: not the payment that was shown. not_sure: not any more."""


class ShownPayment(Struct, frozen=True, forbid_unknown_fields=True):
    """A payment at the version that was shown."""

    payment: PaymentId
    version: Annotated[int, Meta(ge=1)]


class AcceptSure(Struct, frozen=True, forbid_unknown_fields=True):
    """The payments that were shown as certain."""

    payments: Annotated[tuple[ShownPayment, ...], Meta(min_length=1, max_length=MOST)]


class AcceptedPayment(Struct, frozen=True):
    """What became of one; version: of the payment by now, null where there is none."""

    payment: str
    status: Accepted
    version: int | None


class AcceptedAnswer(Struct, frozen=True):
    """What became of each, in the order in which they were asked."""

    payments: tuple[AcceptedPayment, ...]


def accept_sure(tools: Settling, wanted: AcceptSure, caller: Caller, request: Request) -> AcceptedAnswer:
    """Book each payment that is certain still; the same request sent again goes on where it was left. Raises Forbidden."""
    accountant_only(caller)
    return AcceptedAnswer(tuple(_accepted(tools, one, caller, request) for one in dict.fromkeys(wanted.payments)))


def _accepted(tools: Settling, shown: ShownPayment, caller: Caller, request: Request) -> AcceptedPayment:
    single = Request(f"{request.key}/{shown.payment}", request.fingerprint)
    status = _decided(tools, shown, caller, single)
    payment = tools.store.head(PAYMENT, shown.payment)
    record = tools.store.record(caller.principal, single.key)
    if status is None and payment and payment.plan and record and payment.plan.fact == record.version:
        parts = carry_out(tools, payment, payment.plan, caller)
        status = "accepted" if all(part.status == "done" for part in parts) else "refused"
        payment = tools.store.head(PAYMENT, shown.payment)
    return AcceptedPayment(shown.payment, status or "changed", payment.version if payment else None)


def _decided(tools: Settling, shown: ShownPayment, caller: Caller, single: Request) -> Accepted | None:
    """Decide on a payment, unless this request did; gives why not. Raises KeyReused."""
    record = tools.store.record(caller.principal, single.key)
    if record is not None:
        if record.fingerprint != single.fingerprint:
            raise KeyReused
        return None
    payment = tools.store.head(PAYMENT, shown.payment)
    if payment is None:
        return "unknown"
    if payment.version != shown.version:
        return "changed"
    try:
        return None if decide_plan(tools, payment, caller, single) else "not_sure"
    except Conflict:
        return "changed"
    except AlreadyDone:
        return None
