"""A payment as it stands: what is known of it, what became of it, and which dossiers it settles."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from chalicelib.domain.values.money import ZERO

PaymentSource = Literal["stripe", "statement", "staff"]
PaymentMethod = Literal["card", "debit", "transfer", "cheque", "cash", "other"]
Direction = Literal["in", "out"]
PaymentStatus = Literal["pending", "received", "failed", "refunded", "disputed", "returned"]
AsideWhy = Literal["not_customers", "other_currency", "payout", "outgoing", "batch", "reversal"]
"""Why a payment settles nothing: it is no customer's, in another currency than ours, a payout of card payments, or went out.

batch: a bank's entry whose parts are payments of their own, or one of the parts where the entry was used as a whole before.
reversal: the bank takes an earlier entry back, and nobody can say for certain which.
"""
ReturnReason = Literal["dispute", "returned", "bounced"]
"""dispute: the payer had a card payment taken back. returned: their bank did, a debit or a transfer. bounced: a cheque."""
OUR_CURRENCY = "EUR"


class Payer(Struct, frozen=True, omit_defaults=True):
    """Who paid, as the door says it: a name, perhaps empty, and the account of the bank that it came from."""

    name: str = ""
    iban: str | None = None


class BankEntry(Struct, frozen=True, omit_defaults=True):
    """Where a payment stands in a bank's file: account (its IBAN), statement, and which of its entries; charges taken off."""

    account: str
    statement: str
    entry: int
    end_to_end: str = ""
    servicer_ref: str = ""
    charges: Decimal | None = None


class EntryClaim(Struct, frozen=True):
    """Where a bank told of an entry to which it gave no reference of its own; by: the file's statement, and its ordinal there.

    notified: by a notification, else by a statement. Each tells of an entry once.
    """

    notified: bool
    by: str


class Named(Struct, frozen=True, omit_defaults=True):
    """What a payment itself says that it is for: a dossier, and an invoice of it; None: before there is one."""

    reference: str
    invoice: str | None = None


class PutAside(Struct, frozen=True):
    """That a payment settles nothing, why, who said so (a subject), and when (UTC)."""

    why: AsideWhy
    by: str
    at: datetime


class Use(Struct, frozen=True):
    """What a dossier uses of a payment, and since which day (Paris) so much."""

    reference: str
    amount: Decimal
    on: date


class PlannedUse(Struct, frozen=True):
    """What was decided to go to an invoice, or (None) to its dossier before there is one."""

    reference: str
    invoice: str | None
    amount: Decimal


class Plan(Struct, frozen=True):
    """What it was decided to settle, before that is carried out dossier by dossier; fact: the one that says so.

    by: the subject of who decided; at: when (UTC).
    """

    uses: tuple[PlannedUse, ...]
    by: str
    at: datetime
    fact: int


class Payment(Struct, frozen=True, kw_only=True):
    """A payment as its facts leave it.

    version: how many facts there are. value_date: of the bank, Paris. seen: when it was first known here (UTC).
    reference: the structured one (RF…), or empty. text: the remittance's, in one line. bank: where it stands in a bank's file.
    named: what a card payment says that it is for. fee: of the card's service. refunded: what went back by the door that it
    came by. account: the customer in whose favour what is left is kept. won: whether a dispute ended in our favour.
    lost: what of that came back at once, of the newest refund that failed. reason: why its door changed it last, in a word.
    claims: where a bank without references told of it. asked: when its door was last asked what went back. taken_by: the entry
    by which its bank took it back. due: the day (Paris) until which evidence is due, while it is disputed.
    last4, mandate: of the account that is debited, and what its owner signed for it.
    uses: what each dossier uses of it. plan: what was last decided at once, and is carried out dossier by dossier.
    """

    id: str
    version: int
    source: PaymentSource
    method: PaymentMethod
    direction: Direction = "in"
    amount: Decimal
    currency: str = OUR_CURRENCY
    value_date: date
    seen: datetime
    payer: Payer = Payer()
    reference: str = ""
    text: str = ""
    bank: BankEntry | None = None
    named: Named | None = None
    status: PaymentStatus = "received"
    fee: Decimal | None = None
    refunded: Decimal = ZERO
    lost: Decimal = ZERO
    won: bool = False
    reason: str | None = None
    aside: PutAside | None = None
    account: str | None = None
    uses: tuple[Use, ...] = ()
    plan: Plan | None = None
    claims: tuple[EntryClaim, ...] = ()
    asked: datetime | None = None
    taken_by: str | None = None
    due: date | None = None
    last4: str = ""
    mandate: str = ""

    @property
    def used(self) -> Decimal:
        """What dossiers use of it, together."""
        return sum((use.amount for use in self.uses), ZERO)

    @property
    def usable(self) -> bool:
        """Whether dossiers may use it at all: it came in, it is here, and nobody put it aside."""
        return self.status == "received" and self.direction == "in" and self.aside is None and self.currency == OUR_CURRENCY

    @property
    def left(self) -> Decimal:
        """What can still be put against something; nothing of one that is not usable."""
        return max(ZERO, self.amount - self.refunded - self.used) if self.usable else ZERO

    def used_by(self, reference: str) -> Decimal:
        """Give what a dossier uses of it."""
        return next((use.amount for use in self.uses if use.reference == reference), ZERO)
