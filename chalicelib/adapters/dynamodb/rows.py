"""Rows of lists as items, and what a commit changes of them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb import keys
from chalicelib.application.projection.row_types import AffairRow, LevelRow, ListRow, Row, TermRow, WorkRow
from chalicelib.application.projection.rows import VERSION

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

    from chalicelib.adapters.dynamodb.keys import Item


LAPSED = timedelta(days=30)
"""How long an offer that ended stays in the work list: DynamoDB's TTL takes it out then, or old ones would stand before all."""
MOST = 80
"""Rows that one commit writes: a transaction has 100 actions. Terms that are gone and find no room stay, and find nothing: the
search asks the head. So all links are revoked at once, of however many people with however long names.
"""


def changed_rows(before: frozenset[Row], after: frozenset[Row], room: int = MOST) -> tuple[list["Item"], list["Item"]]:
    """Give the items that a commit puts, and the keys of those that it deletes: no row is written that is there already.

    room: how many actions the transaction has left for them. Terms alone may stay where there is none: a row of another list
    that stays is met, and read in vain, for ever.
    """
    put = [item_of(row) for row in sorted(after - before, key=repr)]
    written = {item_key(item) for item in put}
    gone = [(row, keys.row(row)) for row in sorted(before - after, key=repr)]
    listed = [key for row, key in gone if not isinstance(row, TermRow) and item_key(key) not in written]
    terms = [key for row, key in gone if isinstance(row, TermRow) and item_key(key) not in written]
    return put, [*listed, *terms[: max(min(MOST, room) - len(put) - len(listed), 0)]]


def item_of(row: Row) -> "Item":
    """Give the item that a row is, with the version of the code that it follows from."""
    return {**keys.row(row), "v": {"N": str(VERSION)}, **dict(_attributes(row))}


def item_key(item: "Item") -> tuple[str, str]:
    """Give its primary key."""
    return item["pk"]["S"], item["sk"]["S"]


def _attributes(row: Row) -> Iterator[tuple[str, "AttributeValueTypeDef"]]:
    """Yield what an index sorts by, or a list is filtered by; the rest, and all of a term, is in the keys."""
    if isinstance(row, WorkRow):
        yield "side", {"S": row.side}
        yield "place", {"S": keys.step_key(row.side, row.reason)}
        yield "since", {"S": row.since.isoformat()}
        yield "due", {"S": keys.work_order(row)}
        if (row.side, row.reason) == ("customer", "order"):
            yield "ttl", {"N": str(int(datetime.combine(min(row.due, date.max - LAPSED) + LAPSED, time(), UTC).timestamp()))}
    elif isinstance(row, AffairRow):
        yield "contacts", {"SS": sorted(row.contacts)}
    elif isinstance(row, ListRow):
        for name, value in row.values:
            yield name, {"S": value}
        if row.ends:
            yield "ttl", {"N": str(int(datetime.combine(row.ends, time(), UTC).timestamp()))}
    elif isinstance(row, LevelRow):
        yield "level", {"N": str(row.level)}
