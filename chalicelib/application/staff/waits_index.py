"""What waits on each side as rows of a list, with whose of staff it is: what is counted, and found by owner, without a head."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple, cast

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.lists import BadCursor, Lists, Order
from chalicelib.application.projection.row_types import ListRow
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.kinds import kind_of
from chalicelib.domain.sale.waiting import NewsPolicy, day_of, waiting

LIST = "waits"
"""A partition for each side."""
READ = 1000
"""Rows that one query reads: some hundred bytes each."""
WorkSide = Literal["us", "customer", "all"]
"""Whom a list is of: one side, or all that is open, where a dossier that waits on both stands once, for what it waits on us."""
LAPSED = timedelta(days=30)
"""For how long an offer that ended stays: as long as in the work list."""


class WaitRow(NamedTuple):
    """A dossier that waits on a side: on what, whose it is, since when, until when, and under which day it stands."""

    reference: str
    matter: WaitReason
    owner: str
    since: date
    due: date
    day: date

    def position(self, order: Order) -> str:
        """Say where it stands in an order: what sorts it, then its number."""
        return f"{(self.day if order == 'due' else self.since).isoformat()}{self.reference}"


def wait_rows(reference: str, head: Loaded, policy: NewsPolicy) -> Iterator[ListRow]:
    """Yield the row of each side on which a dossier waits."""
    for wait in waiting(head.state, policy):
        lapses = wait.side == "customer" and wait.reason in kind_of(head.state).lapsing
        ends = min(wait.due, date.max - LAPSED) + LAPSED if lapses else None
        days = {"due": wait.due.isoformat(), "since": wait.since.isoformat()}
        values = tuple(sorted({**days, "matter": wait.reason, "owner": head.state.owner}.items()))
        yield ListRow(LIST, wait.side, day_of(head.state, wait).isoformat(), reference, "", values, ends)


def all_waits(lists: Lists, side: WorkSide) -> Iterator[WaitRow]:
    """Yield all that waits on a side, what is due first before all; of all sides what waits on us before all."""
    if side == "all":
        ours = list(all_waits(lists, "us"))
        named = {row.reference for row in ours}
        yield from ours
        yield from (row for row in all_waits(lists, "customer") if row.reference not in named)
        return
    cursor = None
    while True:
        rows, cursor = lists.listed(LIST, side, READ, cursor)
        yield from map(_of, rows)
        if cursor is None:
            return


def page_of(
    lists: Lists, side: WorkSide, order: Order, owner: str | None, matter: WaitReason | None, limit: int, cursor: str | None
) -> tuple[list[str], str | None]:
    """Give a page, of one colleague's and of one matter if they are named, and the cursor of the next. Raises BadCursor."""
    if cursor is not None and not cursor[:4].isdecimal():
        raise BadCursor
    wanted = (row for row in all_waits(lists, side) if owner in (None, row.owner) and matter in (None, row.matter))
    rows = sorted((row for row in wanted if row.position(order) > (cursor or "")), key=lambda row: row.position(order))
    page = rows[:limit]
    return [row.reference for row in page], page[-1].position(order) if len(rows) > limit else None


def _of(row: ListRow) -> WaitRow:
    values = dict(row.values)
    return WaitRow(
        row.reference,
        cast(WaitReason, values["matter"]),
        values["owner"],
        *(date.fromisoformat(text) for text in (values["since"], values["due"], row.order)),
    )
