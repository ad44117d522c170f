"""Lists and Search on DynamoDB: each page is one query of one index or one partition."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from chalicelib.adapters.dynamodb import cursors, keys
from chalicelib.application.ports.lists import BadCursor, DossierPage, Order
from chalicelib.application.projection.row_types import LevelRow, ListRow, ProductTermRow, TermRow, WorkRow
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.wait import Side

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from chalicelib.adapters.dynamodb.keys import Item

INDEXES: dict[str, tuple[str, str]] = {
    "work_due": ("side", "due"),
    "work_since": ("side", "since"),
    "work_step": ("place", "since"),
}
"""The table's indexes of the work list: partition and sort key of each."""
EXAMINED = 1000
"""Affairs of an account that one query looks through for a contact's."""


class DynamoLists:
    """The lists of one table; see `application.lists`."""

    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._client = client
        self._table = table

    def work(self, side: Side, order: Order, limit: int, cursor: str | None) -> DossierPage:
        """Give the dossiers that wait on a side."""
        return self._indexed(f"work_{order}", side, side, limit, cursor)

    def due(self, side: Side, first: date, last: date, limit: int, cursor: str | None) -> DossierPage:
        """Give those that wait on a side until a day in a span, its first day first."""
        return self._indexed("work_due", side, side, limit, cursor, (first.isoformat(), f"{last.isoformat()}$"))

    def work_rows(self, side: Side, limit: int, cursor: str | None) -> tuple[Sequence[WorkRow], str | None]:
        """Give the rows of a side, by the day under which they stand."""
        items, more = self._index_page("work_due", side, side, limit, cursor)
        rows = (keys.work_row(item["pk"]["S"][2:], side, item["due"]["S"]) for item in items)
        return [row for row in rows if row], more

    def at_step(self, side: Side, reason: WaitReason, limit: int, cursor: str | None) -> DossierPage:
        """Give those that wait on a side for one matter, longest first."""
        return self._indexed("work_step", keys.step_key(side, reason), side, limit, cursor)

    def open_affairs(self, account: str, contact: str | None, today: date, limit: int, cursor: str | None) -> DossierPage:
        """Give the account's open affairs; what ends first comes first."""
        return self._affairs(account, contact, (keys.affair(today), "F$"), limit, cursor, forward=True)

    def closed_affairs(self, account: str, contact: str | None, today: date, limit: int, cursor: str | None) -> DossierPage:
        """Give those that ended, the last to end first."""
        return self._affairs(account, contact, ("F#", keys.affair(today)), limit, cursor, forward=False)

    def acted_since(self, since: datetime, limit: int) -> tuple[Sequence[str], bool]:
        """Give dossiers whose customer did something since a moment, the last first, and whether there are more."""
        values: Item = {":acted": {"S": keys.ACTED}, ":since": {"S": keys.moment(since)}}
        condition = "due_shard = :acted AND due_at > :since"
        items, last = self._page(condition, values, limit, None, IndexName=keys.DUE_INDEX, ScanIndexForward=False)
        return [item["pk"]["S"][2:] for item in items], last is not None

    def listed(self, name: str, partition: str, limit: int, cursor: str | None) -> tuple[Sequence[ListRow], str | None]:
        """Give rows of a list in a partition of it."""
        pk = keys.listed(name, partition)
        items, last = self._page("pk = :pk", {":pk": {"S": pk}}, limit, _start(pk, cursor))
        return [_row(name, partition, item) for item in items], _cursor(last)

    def find(self, beginning: str, limit: int, cursor: str | None) -> tuple[Sequence[TermRow], str | None]:
        """Give terms that begin so, in order, with their dossiers."""
        pk = keys.term(beginning)
        values: Item = {":pk": {"S": pk}, ":beginning": {"S": beginning}}
        items, last = self._page("pk = :pk AND begins_with(sk, :beginning)", values, limit, _start(pk, cursor))
        return [TermRow(*item["sk"]["S"].rsplit("#", 1)) for item in items], _cursor(last)

    def skus(self, limit: int, cursor: str | None) -> tuple[Sequence[str], str | None]:
        """Give SKUs of all products in their order."""
        pk = keys.product_list()
        items, last = self._page("pk = :pk", {":pk": {"S": pk}}, limit, _start(pk, cursor))
        return [item["sk"]["S"] for item in items], _cursor(last)

    def levels(self, limit: int, cursor: str | None) -> tuple[Sequence[LevelRow], str | None]:
        """Give products that name a level below which they are ordered again, by their SKUs."""
        pk = keys.level_list()
        items, last = self._page("pk = :pk", {":pk": {"S": pk}}, limit, _start(pk, cursor))
        return [LevelRow(item["sk"]["S"], int(item["level"]["N"])) for item in items], _cursor(last)

    def find_products(self, beginning: str, limit: int, cursor: str | None) -> tuple[Sequence[ProductTermRow], str | None]:
        """Give terms of products that begin so, in order."""
        pk = keys.product_term(beginning)
        values: Item = {":pk": {"S": pk}, ":beginning": {"S": beginning}}
        items, last = self._page("pk = :pk AND begins_with(sk, :beginning)", values, limit, _start(pk, cursor))
        return [ProductTermRow(*item["sk"]["S"].rsplit("#", 1)) for item in items], _cursor(last)

    def _indexed(
        self, index: str, partition: str, side: Side, limit: int, cursor: str | None, span: tuple[str, str] | None = None
    ) -> DossierPage:
        items, more = self._index_page(index, partition, side, limit, cursor, span)
        return DossierPage([item["pk"]["S"][2:] for item in items], more)

    def _index_page(
        self, index: str, partition: str, side: Side, limit: int, cursor: str | None, span: tuple[str, str] | None = None
    ) -> "tuple[Sequence[Item], str | None]":
        hashed, sort = INDEXES[index]
        start: Item | None = None
        if cursor:
            reference, at = cursors.decode(cursor, 2)
            start = {**keys.key(keys.work(reference), side), hashed: {"S": partition}, sort: {"S": at}}
        condition = f"{hashed} = :pk"
        values: Item = {":pk": {"S": partition}}
        if span:
            condition += f" AND {sort} BETWEEN :first AND :last"
            values |= {":first": {"S": span[0]}, ":last": {"S": span[1]}}
        items, last = self._page(condition, values, limit, start, IndexName=index)
        return items, cursors.encode(last["pk"]["S"][2:], last[sort]["S"]) if last else None

    def _affairs(
        self, account: str, contact: str | None, span: tuple[str, str], limit: int, cursor: str | None, *, forward: bool
    ) -> DossierPage:
        pk = keys.account(account)
        values: Item = {":pk": {"S": pk}, ":first": {"S": span[0]}, ":last": {"S": span[1]}}
        more: dict[str, Any] = {"ScanIndexForward": forward, "ConsistentRead": True}
        if contact:
            values[":contact"] = {"S": contact}
            more["FilterExpression"] = "contains(contacts, :contact)"
        condition = "pk = :pk AND sk BETWEEN :first AND :last"
        items: list[Item] = []
        last = _start(pk, cursor)
        while True:
            page, last = self._page(condition, values, EXAMINED if contact else limit, last, **more)
            items += page
            if last is None or len(items) >= limit:
                break
        # The cursor is of the last one shown, never of the last one examined: that may be a dossier of others.
        ended = items[limit - 1] if last or len(items) > limit else None
        return DossierPage([item["sk"]["S"].rsplit("#", 1)[1] for item in items[:limit]], _cursor(ended))

    def _page(
        self, condition: str, values: "Item", limit: int, start: "Item | None", **more: Any
    ) -> "tuple[Sequence[Item], Item | None]":
        asked = {**more, **({"ExclusiveStartKey": start} if start else {})}
        try:
            answer = self._client.query(
                TableName=self._table, KeyConditionExpression=condition, ExpressionAttributeValues=values, Limit=limit, **asked
            )
        except ClientError as error:
            if start and error.response["Error"]["Code"] == "ValidationException":
                raise BadCursor from None
            raise
        return answer["Items"], answer.get("LastEvaluatedKey")


def _cursor(last: "Item | None") -> str | None:
    return cursors.encode(last["sk"]["S"]) if last else None


def _start(pk: str, cursor: str | None) -> "Item | None":
    return keys.key(pk, *cursors.decode(cursor, 1)) if cursor else None


def _row(name: str, partition: str, item: "Item") -> ListRow:
    values = ((field, value["S"]) for field, value in item.items() if field not in ("pk", "sk", "v", "ttl"))
    ends = datetime.fromtimestamp(int(item["ttl"]["N"]), UTC).date() if "ttl" in item else None
    return ListRow(name, partition, *keys.listed_place(name, item["sk"]["S"]), tuple(sorted(values)), ends)
