"""What a door says: a payment that it saw, or what happened to one later. Both come as messages of one queue."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from chalicelib.domain.payment.payment import (
    OUR_CURRENCY,
    BankEntry,
    Direction,
    EntryClaim,
    Named,
    Payer,
    PaymentMethod,
    PaymentSource,
    PaymentStatus,
)
from chalicelib.domain.payment.stripe_question import StripeQuestion

ChangeReason = Literal[
    "refund", "dispute", "returned", "bounced", "expired", "refused", "cancelled", "won", "payout", "refund_failed"
]
PaymentId = Annotated[str, Meta(pattern=r"^PMT-[A-Z2-7]{20}\Z")]
Currency = Annotated[str, Meta(pattern=r"^[A-Z]{3}\Z", description="a currency's code of three capitals (ISO 4217): EUR")]


class Batch(Struct, frozen=True):
    """The entry of a bank of which a payment is one part: its own id as a payment, and its amount."""

    id: PaymentId
    amount: Decimal


class SeenPayment(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A payment as a door saw it; `payment_id` gives its id. amount: above zero. value_date: Paris. by: a subject.

    batch: the entry that it is a part of: that one may have come before, as one payment of which nothing more was known.
    reversal: it takes an earlier one back; reverses: that one, where the bank says it.
    last4, mandate: of the account that is debited, and what its owner signed for it.
    claim: where the bank told of it, if it gave no reference: then `id` is that of the first of all entries that are like it.
    The parts of a batch have the claim of their entry.
    """

    id: PaymentId
    source: PaymentSource
    method: PaymentMethod
    direction: Direction = "in"
    amount: Decimal
    currency: Currency = OUR_CURRENCY
    value_date: date
    payer: Payer = Payer()
    reference: str = ""
    text: str = ""
    bank: BankEntry | None = None
    named: Named | None = None
    status: PaymentStatus = "received"
    fee: Decimal | None = None
    account: str | None = None
    payout: bool = False
    batch: Batch | None = None
    reversal: bool = False
    reverses: PaymentId | None = None
    claim: EntryClaim | None = None
    last4: str = ""
    mandate: str = ""
    by: str = "system"


class PaymentChange(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What happened later to a payment that a door saw. status: it only goes forward. fee: of the card's service.

    amount: what went back of it in all by now, of one refunded in part. reason: why, in a word.
    at: when the door was asked how it stands (UTC): then the newest answer holds, also where less went back than before.
    taken_by: the entry by which its bank took it back. due: until when (Paris) evidence is due of one disputed.
    last4, mandate: of the account that is debited, which a debit is seen with.
    """

    id: PaymentId
    status: PaymentStatus | None = None
    reason: ChangeReason | None = None
    amount: Decimal | None = None
    fee: Decimal | None = None
    at: datetime | None = None
    taken_by: PaymentId | None = None
    due: date | None = None
    last4: str = ""
    mandate: str = ""


class PaymentMessage(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A message of the queue of payments: one of the three; question: what Stripe is asked before anything is known.

    A question beside a payment asks for the account that it is debited from. since: when (UTC) its bank's file was begun to be
    sent: what was open then is all that its payments need to be matched with.
    """

    payment: SeenPayment | None = None
    change: PaymentChange | None = None
    question: StripeQuestion | None = None
    since: datetime | None = None
