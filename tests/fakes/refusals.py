"""How DynamoDB says no: the errors that its client raises, with the codes that the adapter reads."""

from collections.abc import Sequence
from typing import Any

from botocore.exceptions import ClientError

Item = dict[str, Any]
FAILED = "ConditionalCheckFailed"
CONDITION = "The conditional request failed"


class ConditionFailed(ClientError):
    """ConditionalCheckFailedException."""

    def __init__(self, operation: str, item: Item | None = None) -> None:
        error: Any = {"Error": {"Code": "ConditionalCheckFailedException", "Message": CONDITION}}
        if item:
            error["Item"] = item
        super().__init__(error, operation)


class Invalid(ClientError):
    """ValidationException: the request is none."""

    def __init__(self, message: str, operation: str = "") -> None:
        super().__init__({"Error": {"Code": "ValidationException", "Message": message}}, operation)


class Cancelled(ClientError):
    """TransactionCanceledException, with one reason for each action, in their order."""

    def __init__(self, reasons: Sequence[Item]) -> None:
        codes = ", ".join(reason["Code"] for reason in reasons)
        message = f"Transaction cancelled, please refer cancellation reasons for specific reasons [{codes}]"
        error: Any = {"Error": {"Code": "TransactionCanceledException", "Message": message}, "CancellationReasons": list(reasons)}
        super().__init__(error, "TransactWriteItems")


def unknown(what: object) -> NotImplementedError:
    """What this table in memory does not do: better no answer than one that DynamoDB would not give."""
    return NotImplementedError(f"the table in memory does not know {what}")
