"""What is due of what happens by itself."""

from collections.abc import Iterator
from datetime import datetime

from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.row_types import ListRow
from chalicelib.application.projection.timer_rows import LIST, moment
from chalicelib.domain.sale.timers import What

PAGE = 100


def due_timers(lists: Lists, what: What, now: datetime) -> Iterator[ListRow]:
    """Yield what of a sort is due and still of use, longest due first, page by page."""
    cursor, at = None, moment(now)
    while True:
        rows, cursor = lists.listed(LIST, what, PAGE, cursor)
        for row in rows:
            if row.order > at:
                return
            until = dict(row.values).get("until")
            if until is None or until > at:
                yield row
        if cursor is None:
            return
