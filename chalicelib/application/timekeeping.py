"""What happens to dossiers by itself: what is due, and how it is carried out, once, whoever comes first."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from chalicelib.application.caller import SYSTEM, Request
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.row_types import ListRow
from chalicelib.application.projection.timer_rows import LIST, moment
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.sale.commands import (
    Command,
    LapseOffer,
    LapseQuote,
    LapseReservation,
    RemindOffer,
    RemindQuote,
    RemindReservation,
)
from chalicelib.domain.sale.timers import What

PAGE = 100
COMMANDS: Mapping[What, Command] = {
    "reservation_lapse": LapseReservation(),
    "offer_lapse": LapseOffer(),
    "quote_lapse": LapseQuote(),
    "reservation_reminder": RemindReservation(),
    "offer_reminder": RemindOffer(),
    "quote_reminder": RemindQuote(),
}
"""What carries out each sort, in the order of the sweep: what frees pieces for others first."""


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


def carry_out(store: DossierStore, what: What, row: ListRow, now: datetime, pause: Callable[[int], None]) -> None:
    """Carry out what a row says, once, whoever else does. Raises the domain's error where it is not due any more."""
    key = f"{row.reference}.{what}.{row.order}"
    execute(store, CommandRequest(row.reference, COMMANDS[what], SYSTEM, Request(key, key)), now, pause)
