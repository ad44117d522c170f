"""Events and commands of what a customer pays by card or debit, until the money is there or is not to come."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta

from chalicelib.domain.sale.command import Command, Signed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Amount, Moment, Word

PayMethod = Literal["card", "debit"]
PaymentFailure = Literal["refused", "expired", "cancelled", "returned"]
"""refused: the bank did not pay. expired: nobody paid in time. cancelled: it was given up. returned: the debit came back."""
Last4 = Annotated[str, Meta(pattern=r"^[0-9A-Z]{4}\Z", description="the last four of a card or an account")]
Mandate = Annotated[str, Meta(min_length=1, max_length=35, description="the reference of a SEPA mandate, as banks write it")]


class PaymentBegun(EventBase, frozen=True, tag="payment_begun"):
    """A contact went to pay an invoice, or what is paid before anything leaves (None); it can be paid until a moment (UTC)."""

    payment: str
    invoice: str | None
    amount: Decimal
    method: PayMethod
    contact: str
    until: datetime
    signer: str | None = None


class PaymentSubmitted(EventBase, frozen=True, tag="payment_submitted"):
    """The contact let their bank be debited, and it has until a moment (UTC) to pay; last4: of the account.

    mandate: what they signed for it, by the reference that their bank has of it.
    """

    payment: str
    invoice: str | None
    amount: Decimal
    contact: str
    until: datetime
    last4: str | None = None
    mandate: str | None = None


class PaymentFailed(EventBase, frozen=True, tag="payment_failed"):
    """The money of a payment that was begun is not to come; contact: who began it."""

    payment: str
    reason: PaymentFailure
    invoice: str | None
    amount: Decimal
    contact: str
    last4: str | None = None


CardPaymentEvent = PaymentBegun | PaymentSubmitted | PaymentFailed
CardPaymentMail = Literal["payment_submitted", "payment_failed"]


class BeginPayment(Signed, frozen=True, kw_only=True, tag="begin_payment"):
    """Pay an invoice, or what is paid before anything leaves, or a part of it; payment: the id that it has from the start."""

    payment: Word
    amount: Amount
    method: PayMethod
    invoice: Word | None = None


class RecordPaymentSubmitted(Command, frozen=True, kw_only=True, tag="record_payment_submitted"):
    """The worker's report that a bank was let be debited, and until when (UTC) it may take."""

    payment: Word
    until: Moment
    last4: Last4 | None = None
    mandate: Mandate | None = None


class RecordPaymentFailed(Command, frozen=True, kw_only=True, tag="record_payment_failed"):
    """The worker's report that a payment does not come."""

    payment: Word
    reason: PaymentFailure
    last4: Last4 | None = None
