"""Parked effects on DynamoDB: a shard of their own in the index of what is due, in the order of their parking."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.dynamodb.batch import get_all
from chalicelib.adapters.dynamodb.retries import patiently
from chalicelib.adapters.dynamodb.rows import item_key
from chalicelib.adapters.pauses import pause
from chalicelib.application.ports.effects import Effect
from chalicelib.application.staff.effect_names import ParkedCursor, cursor_of
from chalicelib.application.staff.parked import Parked, ParkedEffects, shown

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from chalicelib.adapters.dynamodb.keys import Item


class DynamoParking:
    """The parked effects of all queues in one table."""

    def __init__(self, client: "DynamoDBClient", table: str, wait: Callable[[int], None] = pause) -> None:
        self._client = client
        self._table = table
        self._wait = wait

    def parked(self, limit: int, after: ParkedCursor | None) -> ParkedEffects:
        """Give at most `limit` from a cursor on, by one query of the index and one read of what it names."""
        start: dict[str, Any] = {"ExclusiveStartKey": _indexed(after)} if after else {}
        items = self._client.query(
            TableName=self._table,
            IndexName=keys.DUE_INDEX,
            KeyConditionExpression="due_shard = :parked",
            ExpressionAttributeValues={":parked": {"S": keys.PARKED}},
            Limit=limit + 1,
            **start,
        )["Items"]
        page = items[:limit]
        more = len(items) > limit
        return ParkedEffects(self._read(page), cursor_of(_cursor(page[-1])) if more else None)

    def redrive(self, effect: Effect, now: datetime) -> bool:
        """Put a parked effect back as one that was never tried, due now; False if it is not parked (any more)."""
        asked: Any = {
            "TableName": self._table,
            "Key": keys.effect(effect),
            "UpdateExpression": "SET due_shard = :shard, due_at = :now, tries = :none",
            "ConditionExpression": "due_shard = :parked",
            "ExpressionAttributeValues": {
                ":shard": {"S": keys.DUE_SHARDS[effect.queue]},
                ":now": {"S": keys.moment(now)},
                ":none": {"N": "0"},
                ":parked": {"S": keys.PARKED},
            },
        }
        try:
            patiently(lambda: self._client.update_item(**asked), self._wait)
        except self._client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def _read(self, indexed: "Sequence[Item]") -> list[Parked]:
        """Give what the index names, in its order, as far as it is still parked: the index may lag."""
        items = get_all(self._client, self._table, [keys.key(*item_key(item)) for item in indexed], self._wait, consistent=False)
        read = {keys.effect_of(item).id: _parked(item) for item in items if item["due_shard"]["S"] == keys.PARKED}
        names = [keys.effect_of(item).id for item in indexed]
        return [read[name] for name in names if name in read]


def _parked(item: "Item") -> Parked:
    since = datetime.fromisoformat(item["due_at"]["S"])
    return shown(keys.effect_of(item), int(item["tries"]["N"]), since, item["last_error"]["S"])


def _cursor(item: "Item") -> ParkedCursor:
    return ParkedCursor(datetime.fromisoformat(item["due_at"]["S"]), keys.effect_of(item))


def _indexed(cursor: ParkedCursor) -> "Item":
    """Give the cursor as the index's key."""
    return {**keys.effect(cursor.effect), "due_shard": {"S": keys.PARKED}, "due_at": {"S": keys.moment(cursor.since)}}
