"""What a write answers."""

from msgspec import Struct

from chalicelib.application.caller import Outcome
from chalicelib.application.staff.task_invitation import Invitation
from chalicelib.application.writing.optimistic_lock import shown_version
from chalicelib.domain.sale.comments import Reads
from chalicelib.entrypoints.http.kernel.answer import Answer, encode


class Written(Struct, frozen=True):
    """The dossier and the version that the write led to, and what customers read of what was written.

    customer_reads: null where a write is answered again whose record is older than this field.
    """

    reference: str
    version: int
    customer_reads: Reads | None


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
    return _answer(outcome, Written(outcome.reference, outcome.version, outcome.reads))


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


def task_written(outcome: Outcome, invitation: Invitation | None) -> Answer:
    """Give the task and its new version, and how its address is let into the dossier that it was tied to."""
    return _answer(outcome, TaskWritten(outcome.reference, outcome.version, invitation))


def _answer(outcome: Outcome, body: Written | Done | AccountWritten | ProductWritten | StockWritten | TaskWritten) -> Answer:
    return Answer(outcome.status, encode(body), {"Idempotent-Replayed": "true"} if outcome.replayed else {})
