"""StockStore on DynamoDB: an item a SKU, an item a movement, in partitions of a month each."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from chalicelib.adapters.dynamodb import cursors, keys
from chalicelib.adapters.dynamodb.items import Action, claiming, putting
from chalicelib.adapters.dynamodb.stock_items import movement_item, movement_of, stock_item
from chalicelib.adapters.dynamodb.store import DynamoStore
from chalicelib.application.ports.commit import Conflict, Record
from chalicelib.application.ports.lists import BadCursor
from chalicelib.application.ports.stock_store import MovementPage
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.stock.stock_item import StockItem

if TYPE_CHECKING:
    from chalicelib.adapters.dynamodb.keys import Item

EXAMINED = 1000
"""Movements that one query looks through for those of a SKU."""
BETWEEN = "pk = :pk AND sk BETWEEN :first AND :last"
MONTHS = 24
"""Months that one page of movements looks through at most; its cursor leads on."""


class DynamoStock(DynamoStore):
    """What staff read and write of stock, in the table of the dossiers."""

    def counted(self, limit: int, cursor: str | None) -> tuple[Sequence[str], str | None]:
        """Give SKUs that are counted, in their order, and the cursor of the next page. Raises BadCursor."""
        asked: dict[str, Any] = {"Limit": limit, "ConsistentRead": True}
        if cursor:
            asked["ExclusiveStartKey"] = keys.key(keys.COUNTED, *cursors.decode(cursor, 1))
        answer = self._client.query(
            TableName=self._table,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": keys.COUNTED}},
            **asked,
        )
        skus = [item["sk"]["S"] for item in answer["Items"]]
        return skus, cursors.encode(skus[-1]) if "LastEvaluatedKey" in answer else None

    def write_stock(self, items: Sequence[StockItem], movement: Movement, record: Record) -> None:
        """Write items at the versions that they say, their movement and record, in one transaction, or nothing."""
        asked = [claiming(self._table, record, movement.at), Action(putting(self._table, movement_item(movement)), Conflict())]
        for item in items:
            asked.append(Action(putting(self._table, stock_item(item), item.version), Conflict()))
            if not item.version:
                row: Item = {**keys.key(keys.COUNTED, item.sku), "month": {"S": keys.moment(movement.at)[:7]}}
                asked.append(Action(putting(self._table, row), Conflict()))
        self._write(asked, record)

    def movements(self, sku: str, limit: int, now: datetime, cursor: str | None) -> MovementPage:
        """Give movements of a SKU, newest first. Raises BadCursor."""
        month, start = (now.astimezone(UTC).strftime("%Y-%m"), None) if cursor is None else _position(cursor)
        begun = self._client.get_item(TableName=self._table, Key=keys.key(keys.COUNTED, sku), ConsistentRead=True).get("Item")
        oldest = begun["month"]["S"] if begun else "9999-12"
        matches: list[Item] = []
        for _ in range(MONTHS):
            if month < oldest:
                return MovementPage([movement_of(item) for item in matches], None)
            for item in self._month(month, sku, start, forward=False):
                matches.append(item)
                if len(matches) == limit:
                    return MovementPage([movement_of(each) for each in matches], cursors.encode(month, item["sk"]["S"]))
            month, start = _before(month), None
        return MovementPage([movement_of(item) for item in matches], cursors.encode(month, "-"))

    def moved_since(self, skus: frozenset[str], since: datetime, now: datetime) -> Iterator[Movement]:
        """Yield the movements of these SKUs that were written down after a moment, strongly consistent."""
        month, last = since.astimezone(UTC).strftime("%Y-%m"), now.astimezone(UTC).strftime("%Y-%m")
        while month <= last:
            for item in self._month(month, None, None, forward=True, after=f"{keys.moment(since)}$"):
                if not skus.isdisjoint(item["skus"]["SS"]):
                    yield movement_of(item)
            month = _after(month)

    def every_movement(self, now: datetime) -> Iterator[Movement]:
        """Yield all movements, the oldest first, strongly consistent."""
        month, last = min(self._months(), default="9999-12"), now.astimezone(UTC).strftime("%Y-%m")
        while month <= last:
            yield from (movement_of(item) for item in self._month(month, None, None, forward=True))
            month = _after(month)

    def _months(self) -> set[str]:
        """Give the months in which SKUs began to be counted."""
        pages = self._client.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": keys.COUNTED}},
            ConsistentRead=True,
            PaginationConfig={},
        )
        return {item["month"]["S"] for page in pages for item in page["Items"]}

    def _month(
        self, month: str, sku: str | None, start: str | None, *, forward: bool, after: str = "0"
    ) -> "Iterator[Item]":  # fmt: skip
        """Yield movements of a month: of a SKU, or all; those whose key is above one. Raises BadCursor for a start elsewhere."""
        pk = keys.movements(month)
        values: Item = {":pk": {"S": pk}, ":first": {"S": after}, ":last": {"S": "9~"}}
        asked: dict[str, Any] = {"ScanIndexForward": forward, "ConsistentRead": True, "Limit": EXAMINED}
        if sku is not None:
            values[":sku"] = {"S": sku}
            asked["FilterExpression"] = "contains(skus, :sku)"
        begin: Item | None = keys.key(pk, start) if start else None
        while True:
            if begin:
                asked["ExclusiveStartKey"] = begin
            try:
                answer = self._client.query(
                    TableName=self._table, KeyConditionExpression=BETWEEN, ExpressionAttributeValues=values, **asked
                )
            except ClientError as error:
                if start and error.response["Error"]["Code"] == "ValidationException":
                    raise BadCursor from None
                raise
            yield from answer["Items"]
            begin = answer.get("LastEvaluatedKey")
            if begin is None:
                return


def _position(cursor: str) -> tuple[str, str | None]:
    """Give the month and the key that a page ended at. Raises BadCursor."""
    month, sk = cursors.decode(cursor, 2)
    try:
        datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    except ValueError:
        raise BadCursor from None
    return month, None if sk == "-" else sk


def _before(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1:04}-12" if number == 1 else f"{year:04}-{number - 1:02}"


def _after(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + 1:04}-01" if number == 12 else f"{year:04}-{number + 1:02}"
