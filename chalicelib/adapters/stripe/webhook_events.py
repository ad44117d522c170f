"""What Stripe tells, as messages of the queue of payments; nothing of what is not ours. https://docs.stripe.com/api/events/types"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Literal

from msgspec import Raw, Struct
from msgspec.json import decode

from chalicelib.adapters.stripe.minor_units import from_minor
from chalicelib.domain.payment.payment import Named, Payer, PaymentStatus
from chalicelib.domain.payment.payment_id import is_payment_id
from chalicelib.domain.payment.seen_payment import ChangeReason, PaymentChange, PaymentMessage, SeenPayment
from chalicelib.domain.payment.stripe_question import StripeQuestion
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import normalise

Metadata = Mapping[str, str]
LONGEST_NAME = 200


class _Data(Struct):
    object: Raw


class _Event(Struct):
    type: str
    created: int
    data: _Data


class _Customer(Struct):
    name: str | None = None


class _Session(Struct):
    """A Checkout session, as far as it is read."""

    payment_status: Literal["paid", "unpaid", "no_payment_required"]
    mode: str = "payment"
    client_reference_id: str | None = None
    payment_intent: str | None = None
    amount_total: int | None = None
    currency: str | None = None
    metadata: Metadata | None = None
    customer_details: _Customer | None = None


class _Charge(Struct):
    """A charge, as far as it is read."""

    id: str
    metadata: Metadata | None = None


class _OfCharge(Struct):
    """A refund or a dispute: what it is of."""

    charge: str | None = None


class _Named(Struct):
    """Anything with an id."""

    id: str


Messages = tuple[PaymentMessage, ...]


def messages(body: bytes) -> Messages:
    """Give what an event says of payments of ours; nothing of any other.

    Raises msgspec.DecodeError or msgspec.ValidationError for what is no event of Stripe's.
    """
    event = decode(body, type=_Event)
    read = READ.get(event.type)
    return read(bytes(event.data.object), datetime.fromtimestamp(event.created, UTC)) if read else ()


def _session(status: PaymentStatus | None, change: ChangeReason | None = None) -> Callable[[bytes, datetime], Messages]:
    def read(content: bytes, at: datetime) -> Messages:
        session = decode(content, type=_Session)
        data, payment = session.metadata or {}, session.client_reference_id or ""
        reference = normalise(data.get("reference", ""))
        if not is_payment_id(payment) or data.get("payment") != payment or not reference:
            return ()
        if session.amount_total is None or session.currency is None or session.mode != "payment":
            return ()
        seen = SeenPayment(
            id=payment, source="stripe", method="debit" if data.get("method") == "debit" else "card",
            amount=from_minor(session.amount_total, session.currency), currency=session.currency.upper(),
            value_date=paris_date(at), payer=Payer(_one_line((session.customer_details and session.customer_details.name) or "")),
            named=Named(reference, data.get("invoice") or None),
            status=status or ("received" if session.payment_status == "paid" else "pending"),
        )  # fmt: skip
        failed = PaymentChange(id=payment, status="failed", reason=change) if change else None
        asked = StripeQuestion(debit=session.payment_intent) if session.payment_intent and seen.method == "debit" else None
        return (PaymentMessage(payment=seen, change=failed, question=asked),)

    return read


def _one_line(name: str) -> str:
    """Give a name that somebody typed on Stripe's page as one line that is seen, no longer than others are."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())[:LONGEST_NAME]


def _charge(content: bytes, at: datetime) -> Messages:
    """Ask how a charge stands that something went back of: events of it come in any order."""
    charge = decode(content, type=_Charge)
    ours = is_payment_id((charge.metadata or {}).get("payment", ""))
    return (PaymentMessage(question=StripeQuestion(charge=charge.id)),) if ours else ()


def _dispute(content: bytes, at: datetime) -> Messages:
    """Ask of which payment it is, and how it stands: a dispute does not say what its charge is for."""
    charge = decode(content, type=_OfCharge).charge
    return (PaymentMessage(question=StripeQuestion(dispute=decode(content, type=_Named).id)),) if charge else ()


def _refund_failed(content: bytes, at: datetime) -> Messages:
    """Ask how the charge stands: the money of the refund is here again."""
    charge = decode(content, type=_OfCharge).charge
    return (PaymentMessage(question=StripeQuestion(charge=charge)),) if charge else ()


def _payout(content: bytes, at: datetime) -> Messages:
    return (PaymentMessage(question=StripeQuestion(payout=decode(content, type=_Named).id)),)


READ: Mapping[str, Callable[[bytes, datetime], Messages]] = {
    "checkout.session.completed": _session(None),
    "checkout.session.async_payment_succeeded": _session("received"),
    "checkout.session.async_payment_failed": _session("pending", "refused"),
    "checkout.session.expired": _session("pending", "expired"),
    "charge.refunded": _charge,
    "refund.failed": _refund_failed,
    "charge.dispute.created": _dispute,
    "charge.dispute.closed": _dispute,
    "payout.reconciliation_completed": _payout,
}
"""By type: what each is told as. A payment is told as far as it is, so that its messages may come in any order."""
