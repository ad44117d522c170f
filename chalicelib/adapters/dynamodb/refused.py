"""What DynamoDB's refusal of a transaction means."""

from collections.abc import Mapping, Sequence
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.adapters.dynamodb.items import Action
from chalicelib.application.ports.commit import Conflict

CANCELLED = "TransactionCanceledException"
_FAILED = "ConditionalCheckFailed"
_BUSY = frozenset(
    {
        "None",
        "TransactionConflict",
        "TransactionConflictException",
        "ThrottlingError",
        "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingException",
        "TransactionInProgressException",
    }
)
"""Others at the same items, or too many at once: what was asked is decided or asked again after a pause.

Of a transaction each reason says so, of any other call its code ("TransactionConflictException": an item is in somebody's
transaction). Source: "Errors" of UpdateItem and TransactWriteItems, docs.aws.amazon.com/amazondynamodb/latest/APIReference.
"""


def busy(error: Exception) -> bool:
    """Say whether a call failed for nothing but that: nothing was written, and the same may be asked again."""
    if not isinstance(error, ClientError):
        return False
    code = error.response["Error"]["Code"]
    return bool(reasons := _reasons(error)) and set(reasons) <= _BUSY if code == CANCELLED else code in _BUSY


def _reasons(error: ClientError) -> list[str]:
    return [reason.get("Code", "None") for reason in _answers(error)]


def _answers(error: ClientError) -> "Sequence[Mapping[str, Any]]":
    """Give what was said of each action, with the item that a condition met where the action asked for it."""
    answers: Sequence[Mapping[str, Any]] = error.response.get("CancellationReasons", ())
    return answers


def refusal(error: Exception, asked: Sequence[Action]) -> Exception | None:
    """Give the port's exception for a refused transaction, or None if the error says something else, or nothing.

    A dossier at another version makes other conditions fail too, so the first refusal in the order of the actions counts.
    """
    if not isinstance(error, ClientError):
        return None
    code = error.response["Error"]["Code"]
    if code != CANCELLED:
        return Conflict() if code in _BUSY else None
    reasons = _reasons(error)
    for action, answer in zip(asked, _answers(error), strict=False):
        if answer.get("Code") == _FAILED:
            return action.explain(answer.get("Item")) if action.explain else action.refusal
    return Conflict() if set(reasons) <= _BUSY else None
