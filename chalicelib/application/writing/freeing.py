"""A command that lacks pieces: those whose reservation is over by now are freed first, though no sweep came by yet."""

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import islice

from chalicelib.application.caller import Outcome
from chalicelib.application.errors import ApplicationError
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.row_types import ListRow
from chalicelib.application.timekeeping import carry_out, due_timers
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.errors import DomainError, NotAllowed, OutOfPieces
from chalicelib.domain.sale.dossier import Dossier

MOST = 100
"""Reservations that are looked at."""
FREED = 20
"""Those of them that are ended at once: who waits for an answer waits for that too."""


def execute_freeing(
    store: DossierStore, lists: Lists, request: CommandRequest, now: datetime, pause: Callable[[int], None]
) -> Outcome:  # fmt: skip
    """Carry out a command as `execute` does; where pieces are lacking, once more after those are freed whose time is over.

    Raises what `execute` raises; NotAllowed, to be tried again in a minute, where some are still to be freed.
    """
    try:
        return execute(store, request, now, pause)
    except OutOfPieces as short:
        over = _over(store, lists, short.skus, now)
        if not over:
            raise
    left = [row for row in over[:FREED] if not _freed(store, row, now, pause)] + over[FREED:]
    try:
        return execute(store, request, now, pause)
    except OutOfPieces as short:
        if not left:
            raise
        raise NotAllowed("pieces are being given back just now: try again in a minute") from short


def free_for_order(
    store: DossierStore, lists: Lists, wanted: Mapping[str, int], now: datetime, pause: Callable[[int], None]
) -> None:
    """Free what is over of SKUs that an order wants more of than is available: it is refused nothing, and takes what is there."""
    there = store.stock(frozenset(wanted), consistent=False) if wanted else {}
    short = frozenset(sku for sku, item in there.items() if item.available < wanted[sku])
    for row in _over(store, lists, short, now)[:FREED] if short else ():
        _freed(store, row, now, pause)


def _over(store: DossierStore, lists: Lists, skus: frozenset[str], now: datetime) -> list[ListRow]:
    """Give the reservations of some of these SKUs whose time is over."""
    rows = list(islice(due_timers(lists, "reservation_lapse", now), MOST))
    heads = dict(store.load_all([row.reference for row in rows])) if rows else {}
    return [row for row in rows if row.reference in heads and skus & _reserved(heads[row.reference].state)]


def _reserved(state: object) -> frozenset[str]:
    """Give the SKUs of which a dossier reserves pieces."""
    if not isinstance(state, Dossier) or state.reservation is None:
        return frozenset()
    return frozenset(state.line(part.line).sku for part in state.reservation.parts)


def _freed(store: DossierStore, row: ListRow, now: datetime, pause: Callable[[int], None]) -> bool:
    """Say whether the pieces of a row are for sale again."""
    try:
        carry_out(store, "reservation_lapse", row, now, pause)
    except (DomainError, ApplicationError):
        return False
    return True
