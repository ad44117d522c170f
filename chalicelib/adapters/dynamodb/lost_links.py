"""LostLinkStore on DynamoDB: every request is one transaction of five actions."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.dynamodb.items import effect_item, putting
from chalicelib.adapters.dynamodb.refused import CANCELLED, busy
from chalicelib.adapters.dynamodb.retries import patiently
from chalicelib.adapters.pauses import pause
from chalicelib.application.errors import Busy, Unavailable
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.lost_links import Claimed, OverLimit, SealsWords
from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.lost_link.request_limits import Counter

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef

    from chalicelib.adapters.dynamodb.keys import Item

REQUEST_LIFE = timedelta(days=30)
"""Longer than any effect is tried, or waits for staff to put it back."""
COUNTER_LIFE = timedelta(days=1)
"""Beyond its window, which its key names: DynamoDB forgets some hours late."""


class DynamoLostLinks:
    """Requests, counters, and which mail left."""

    def __init__(self, client: "DynamoDBClient", table: str, seal: SealsWords, wait: Callable[[int], None] = pause) -> None:
        self._client = client
        self._table = table
        self._seal = seal
        self._wait = wait

    def add(self, asked: AskedLink, counters: Sequence[Counter], effect: Effect) -> None:
        """Count, keep and plan, all or nothing; see LostLinkStore."""
        written: list[TransactWriteItemTypeDef] = [
            *(self._counting(counter) for counter in counters),
            putting(self._table, _request(asked)),
            putting(self._table, effect_item(effect, keys.moment(asked.asked))),
        ]
        try:
            patiently(lambda: self._client.transact_write_items(TransactItems=written), self._wait)
        except (ClientError, BotoCoreError) as error:
            over = frozenset(counter.counted for counter, failed in zip(counters, _failed(error), strict=False) if failed)
            if over:
                raise OverLimit(over) from error
            raise (Busy() if busy(error) else Unavailable()) from error

    def _counting(self, counter: Counter) -> "TransactWriteItemTypeDef":
        return {
            "Update": {
                "TableName": self._table,
                "Key": keys.key(keys.counter(self._seal(counter.words))),
                "UpdateExpression": "SET #ttl = :ttl ADD asked :one",
                "ConditionExpression": "attribute_not_exists(asked) OR asked < :most",
                "ExpressionAttributeNames": {"#ttl": "ttl"},
                "ExpressionAttributeValues": {
                    ":one": {"N": "1"},
                    ":most": {"N": str(counter.most)},
                    ":ttl": {"N": str(int((counter.ends + COUNTER_LIFE).timestamp()))},
                },
            }
        }

    def asked(self, request_id: str) -> AskedLink | None:
        """Give a request, strongly consistent, or None for one that was done."""
        item = self._item(keys.lost_link(request_id))
        return codec.decode_asked_link(item["data"]["S"]) if item else None

    def claim(self, words: str, request_id: str, now: datetime, until: datetime) -> Claimed:
        """Say whether the request mails; see LostLinkStore."""
        partition = keys.counter(self._seal(words))
        there = self._item(partition)
        if there and there["holder"]["S"] == request_id:
            return "sent" if "left_at" in there else "again" if "again" in there else "ours"
        again = ", again = :one" if there else ""
        try:
            self._client.update_item(
                TableName=self._table,
                Key=keys.key(partition),
                UpdateExpression=f"SET holder = :id, until_at = :until, #ttl = :ttl{again} REMOVE left_at",
                # The client repeats what got no answer: its own claim is then met, and is no other's.
                ConditionExpression="attribute_not_exists(pk) OR until_at <= :now OR holder = :id",
                ExpressionAttributeNames={"#ttl": "ttl"},
                ExpressionAttributeValues={
                    ":id": {"S": request_id},
                    ":until": {"S": keys.moment(until)},
                    ":ttl": {"N": str(int((until + COUNTER_LIFE).timestamp()))},
                    ":now": {"S": keys.moment(now)},
                    **({":one": {"N": "1"}} if again else {}),
                },
            )
        except self._client.exceptions.ConditionalCheckFailedException:
            return "anothers"
        return "again" if there else "ours"

    def sent(self, words: str, request_id: str, now: datetime) -> None:
        """Keep that the mail of the request left; nothing where another took its place meanwhile."""
        with suppress(self._client.exceptions.ConditionalCheckFailedException):
            self._client.update_item(
                TableName=self._table,
                Key=keys.key(keys.counter(self._seal(words))),
                UpdateExpression="SET left_at = :now",
                ConditionExpression="holder = :id",
                ExpressionAttributeValues={":now": {"S": keys.moment(now)}, ":id": {"S": request_id}},
            )

    def forget(self, request_id: str) -> None:
        """Take a request away that was done."""
        self._client.delete_item(TableName=self._table, Key=keys.key(keys.lost_link(request_id)))

    def _item(self, partition: str) -> "Item | None":
        return self._client.get_item(TableName=self._table, Key=keys.key(partition), ConsistentRead=True).get("Item")


def _request(asked: AskedLink) -> "Item":
    return {
        **keys.key(keys.lost_link(asked.id)),
        "data": {"S": codec.encode(asked)},
        "ttl": {"N": str(int((asked.asked + REQUEST_LIFE).timestamp()))},
    }


def _failed(error: Exception) -> list[bool]:
    """Say of each action of a refused transaction whether its condition failed."""
    if not isinstance(error, ClientError) or error.response["Error"]["Code"] != CANCELLED:
        return []
    reasons: Sequence[Mapping[str, Any]] = error.response.get("CancellationReasons", ())
    return [reason.get("Code") == "ConditionalCheckFailed" for reason in reasons]
