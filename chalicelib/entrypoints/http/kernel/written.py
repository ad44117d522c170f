"""What a write answers."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from chalicelib.application.caller import Outcome
from chalicelib.application.ports.commit import StoppedMails
from chalicelib.application.staff.task_invitation import Invitation
from chalicelib.application.writing.optimistic_lock import shown_version
from chalicelib.domain.sale.comments import Reads
from chalicelib.entrypoints.http.kernel.answer import Answer, encode


class TakingBack(Struct, frozen=True, omit_defaults=True):
    """The body that takes back what was written; of `void_offer` its reason is still to be written."""

    type: Literal["strike_entry", "void_offer"]
    entry: int | None = None


class Written(Struct, frozen=True):
    """The dossier and the version that the write led to, and what customers read of what was written.

    customer_reads: null where a write is answered again whose record is older than this field.
    undo_until: until when (UTC) its mails wait, null where none does. undo: the command that takes it back, where `hold_mails`
    was asked for and something does.
    mails: of what it took back those that never leave, and those that had left, by contact; null where it took back nothing.
    """

    reference: str
    version: int
    customer_reads: Reads | None
    undo_until: datetime | None
    undo: TakingBack | None
    mails: StoppedMails | None


class Done(Struct, frozen=True):
    """The dossier and the version that a customer's act led to: the one that they would read now."""

    reference: str
    version: str


class AccountWritten(Struct, frozen=True):
    """The account and the version that the write led to."""

    account: str
    version: int


class ProductWritten(Struct, frozen=True):
    """The product and the version that the write led to."""

    sku: str
    version: int


class StockWritten(Struct, frozen=True):
    """The SKU and the version of its stock that the write led to."""

    sku: str
    version: int


class ColleagueWritten(Struct, frozen=True):
    """The colleague's key, and the version of the list of colleagues that the write led to."""

    key: str
    version: int


class PayerWritten(Struct, frozen=True):
    """The payer, and the version of what is remembered of them that the write led to."""

    payer: str
    version: int


class InstrumentWritten(Struct, frozen=True):
    """The instrument and the version that the write led to."""

    instrument: str
    version: int


class PaymentWritten(Struct, frozen=True):
    """The payment and the version that the write led to."""

    payment: str
    version: int


class TaskWritten(Struct, frozen=True):
    """The task and the version that the write led to.

    invitation: of a task that was tied to a dossier, the call that lets its address in there; null otherwise.
    """

    task: str
    version: int
    invitation: Invitation | None


def written(outcome: Outcome) -> Answer:
    """Give the dossier's reference and new version, and what customers read of what was written.

    It is the same the first time and each time the request is sent again.
    """
    undo = outcome.undo
    until, back = (undo.until, TakingBack(undo.type, undo.entry)) if undo else (None, None)
    return _answer(outcome, Written(outcome.reference, outcome.version, outcome.reads, until, back, outcome.mails))


def done(outcome: Outcome) -> Answer:
    """Give what a customer is answered, who reads all that they write.

    The version is theirs, since their act is shown to them.
    """
    return _answer(outcome, Done(outcome.reference, shown_version(outcome.reference, outcome.version)))


def account_written(outcome: Outcome) -> Answer:
    """Give the account and its new version."""
    return _answer(outcome, AccountWritten(outcome.reference, outcome.version))


def product_written(outcome: Outcome) -> Answer:
    """Give the product's SKU and its new version."""
    return _answer(outcome, ProductWritten(outcome.reference, outcome.version))


def stock_written(outcome: Outcome) -> Answer:
    """Give the SKU and the new version of its stock."""
    return _answer(outcome, StockWritten(outcome.reference, outcome.version))


def payment_written(outcome: Outcome) -> Answer:
    """Give the payment and its new version."""
    return _answer(outcome, PaymentWritten(outcome.reference, outcome.version))


def instrument_written(outcome: Outcome) -> Answer:
    """Give the instrument's number and its new version."""
    return _answer(outcome, InstrumentWritten(outcome.reference, outcome.version))


def task_written(outcome: Outcome, invitation: Invitation | None) -> Answer:
    """Give the task and its new version, and how its address is let into the dossier that it was tied to."""
    return _answer(outcome, TaskWritten(outcome.reference, outcome.version, invitation))


def colleague_written(outcome: Outcome) -> Answer:
    """Give the colleague's key and the new version of the list."""
    return _answer(outcome, ColleagueWritten(outcome.reference, outcome.version))


def payer_written(outcome: Outcome) -> Answer:
    """Give the payer and the new version of what is remembered."""
    return _answer(outcome, PayerWritten(outcome.reference, outcome.version))


Body = (
    Written
    | Done
    | AccountWritten
    | ProductWritten
    | StockWritten
    | TaskWritten
    | ColleagueWritten
    | PayerWritten
    | PaymentWritten
    | InstrumentWritten
)


def _answer(outcome: Outcome, body: Body) -> Answer:
    return Answer(outcome.status, encode(body), {"Idempotent-Replayed": "true"} if outcome.replayed else {})
