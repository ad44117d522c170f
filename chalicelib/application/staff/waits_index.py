"""All that waits on a side, from an index that says whose it is: what is counted, and found by owner, without a head."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

from chalicelib.application.ports.lists import BadCursor, Lists, Order
from chalicelib.application.projection.row_types import WorkRow
from chalicelib.domain.sale.facts.keys import WaitReason

READ = 1000
"""Rows that one query reads: some hundred bytes each."""
WorkSide = Literal["us", "customer", "all"]
"""Whom a list is of: one side, or all that is open, where a dossier that waits on both stands once, for what it waits on us."""


def all_waits(lists: Lists, side: WorkSide) -> Iterator[WorkRow]:
    """Yield all that waits on a side, what is due first before all; of all sides what waits on us before all."""
    if side == "all":
        yield from together(list(all_waits(lists, "us")), all_waits(lists, "customer"))
        return
    cursor = None
    while True:
        rows, cursor = lists.work_rows(side, READ, cursor)
        yield from rows
        if cursor is None:
            return


def together(ours: Sequence[WorkRow], theirs: Iterable[WorkRow]) -> Iterator[WorkRow]:
    """Yield what waits on either side, each dossier once: for what it waits on us before all."""
    named = {row.reference for row in ours}
    yield from ours
    yield from (row for row in theirs if row.reference not in named)


def page_of(
    lists: Lists, side: WorkSide, order: Order, owner: str | None, matters: Collection[WaitReason], limit: int, cursor: str | None
) -> tuple[list[str], str | None]:
    """Give a page, of one colleague's and of some matters if they are named, and the cursor of the next. Raises BadCursor."""
    if cursor is not None and not cursor[:4].isdecimal():
        raise BadCursor
    wanted = (row for row in all_waits(lists, side) if owner in (None, row.owner) and (not matters or row.reason in matters))
    rows = sorted((row for row in wanted if _position(row, order) > (cursor or "")), key=lambda row: _position(row, order))
    page = rows[:limit]
    return [row.reference for row in page], _position(page[-1], order) if len(rows) > limit else None


def _position(row: WorkRow, order: Order) -> str:
    """Say where a row stands in an order: what sorts it, then its number."""
    return f"{(row.day if order == 'due' else row.since).isoformat()}{row.reference}"
