"""What happened to a payment: it was seen, its door told more of it, staff decided on it, dossiers used it."""

from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.payment.payment import AsideWhy, EntryClaim, PaymentStatus, PlannedUse
from chalicelib.domain.payment.seen_payment import ChangeReason, SeenPayment


class Seen(Struct, frozen=True, tag_field="type", tag="seen"):
    """A door saw it."""

    payment: SeenPayment


class StatusChanged(Struct, frozen=True, omit_defaults=True, tag_field="type", tag="status"):
    """Its door says what became of it; refunded: what went back of it in all, as it was when asked (UTC).

    taken_by: the entry by which its bank took it back. due: until when (Paris) evidence is due of one disputed.
    """

    status: PaymentStatus
    reason: ChangeReason | None = None
    refunded: Decimal | None = None
    asked: datetime | None = None
    taken_by: str | None = None
    due: date | None = None


class FeeTold(Struct, frozen=True, tag_field="type", tag="fee"):
    """Its door says what it cost."""

    fee: Decimal


class SetAside(Struct, frozen=True, tag_field="type", tag="aside"):
    """It settles nothing."""

    why: AsideWhy


class TakenBack(Struct, frozen=True, tag_field="type", tag="taken_back"):
    """It is not aside any more."""


class KeptFor(Struct, frozen=True, tag_field="type", tag="kept"):
    """What is left of it is in favour of a customer, by their account; None: of nobody any more."""

    account: str | None


class Used(Struct, frozen=True, tag_field="type", tag="used"):
    """A dossier uses so much more of it, or below zero, so much less: with its entry, in its transaction."""

    reference: str
    amount: Decimal
    entry: int


class Planned(Struct, frozen=True, tag_field="type", tag="planned"):
    """It was decided at once what it settles: numbers were read, and the sum is exact."""

    uses: tuple[PlannedUse, ...]


class ClaimedToo(Struct, frozen=True, tag_field="type", tag="claimed_too"):
    """The bank told of the same entry by its other door."""

    claim: EntryClaim


PaymentWhat = Seen | StatusChanged | FeeTold | SetAside | TakenBack | KeptFor | Used | Planned | ClaimedToo


class PaymentFact(Struct, frozen=True):
    """One entry of a payment's history. by: the subject of who did it, "system" for what came by itself. at: the moment, UTC."""

    seq: int
    what: PaymentWhat
    by: str
    at: datetime
