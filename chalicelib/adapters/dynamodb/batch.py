"""Many items in one request: those that DynamoDB had no room for are asked for again, with pauses and an end."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from chalicelib.adapters.dynamodb.keys import Item

MOST = 100
"""Keys of one BatchGetItem."""
TRIES = 8


def get_all(
    client: "DynamoDBClient", table: str, keys: Sequence["Item"], pause: Callable[[int], None], *, consistent: bool = True
) -> "list[Item]":
    """Give the items that are there, in no order. `pause(n)` waits before request n for what was left.

    Raises ClientError (ProvisionedThroughputExceededException) where DynamoDB never had room for all of them.
    Source: BatchGetItem's "UnprocessedKeys", docs.aws.amazon.com/amazondynamodb/latest/APIReference.
    """
    items: list[Item] = []
    for first in range(0, len(keys), MOST):
        left: dict[str, Any] = {table: {"Keys": list(keys[first : first + MOST])}}
        tries = 0
        while left and left[table]["Keys"]:
            if tries == TRIES:
                throttled: Any = {"Error": {"Code": "ProvisionedThroughputExceededException", "Message": "keys were left unread"}}
                raise ClientError(throttled, "BatchGetItem")
            if tries:
                pause(tries)
            left[table]["ConsistentRead"] = consistent
            answer = client.batch_get_item(RequestItems=left)
            items += answer["Responses"].get(table, ())
            left, tries = answer.get("UnprocessedKeys", {}), tries + 1
    return items
