"""What DynamoDB's refusal of a transaction means."""

from collections.abc import Sequence

from botocore.exceptions import ClientError

from chalicelib.adapters.dynamodb.items import Action
from chalicelib.application.ports import Conflict

_FAILED = "ConditionalCheckFailed"
_BUSY = frozenset(
    {
        "None",
        "TransactionConflict",
        "ThrottlingError",
        "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingException",
        "TransactionInProgressException",
    }
)
"""Others at the same items, or too many at once: the command is decided again after a pause."""


def refusal(error: Exception, asked: Sequence[Action]) -> Exception | None:
    """The port's exception for a refused transaction, or None if the error says something else, or nothing.

    A dossier at another version makes other conditions fail too, so the first refusal in the order of the actions counts.
    """
    if not isinstance(error, ClientError):
        return None
    code = error.response["Error"]["Code"]
    if code != "TransactionCanceledException":
        return Conflict() if code in _BUSY else None
    reasons = [reason.get("Code", "None") for reason in error.response.get("CancellationReasons", ())]
    for action, reason in zip(asked, reasons, strict=False):
        if reason == _FAILED:
            return action.refusal
    return Conflict() if set(reasons) <= _BUSY else None
