"""What stock tells colleagues in the morning: what to order, and whose dossiers keep pieces that are missing or come later."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.staff.stock import ShownStock, all_stock
from chalicelib.application.staff.stock_holders import HEADS, Holder, holders
from chalicelib.domain.values.calendar import utc, working_day_before
from chalicelib.effects.staff.digest_plan import opening


class KeptPieces(NamedTuple):
    """Pieces that a dossier keeps, whose of staff it is, and what is the matter with them.

    missing: how many fewer than dossiers keep are in the house, of this SKU. on: the day by which they are expected now.
    """

    reference: str
    customer: str
    staff: tuple[str | None, ...]
    sku: str
    quantity: int
    missing: int = 0
    on: date | None = None


class StockNews(NamedTuple):
    """What there is to tell, whosever it is."""

    to_order: tuple[ShownStock, ...]
    lacking: tuple[KeptPieces, ...]
    moved: tuple[KeptPieces, ...]


def stock_news(store: StockStore, lists: Lists, today: date, now: datetime) -> StockNews:
    """Give what stock is like, and which expected arrivals got another day since the digest of the working day before."""
    items = {item.sku: item for item in all_stock(store)}
    to_order = tuple(item for item in items.values() if item.to_order)
    days = _days(store, items, today, now)
    if not days and all(item.available >= 0 for item in items.values()):
        return StockNews(to_order, (), ())
    lacking: list[KeptPieces] = []
    moved: list[KeptPieces] = []
    for sku, kept in sorted(holders(store, lists, None).items()):
        item = items.get(sku)
        if item:
            in_house = [one for one in kept if one.arrival not in {arrival.id for arrival in item.arrivals}]
            lacking += _as_news(store, sku, in_house, missing=-item.available) if item.available < 0 else ()
            for arrival in sorted({one.arrival for one in kept if one.arrival}):
                on = days.get((sku, arrival))
                moved += _as_news(store, sku, [one for one in kept if one.arrival == arrival], on=on) if on else ()
    return StockNews(to_order, tuple(lacking), tuple(moved))


def _days(store: StockStore, items: Mapping[str, ShownStock], today: date, now: datetime) -> dict[tuple[str, str], date]:
    """Give the new day of each arrival that got another one between the two mornings, and still is to come, by SKU and id."""
    since, until = utc(opening(working_day_before(today))), utc(opening(today))
    expected = {(sku, one.id): one.on for sku, item in items.items() for one in item.arrivals}
    if not expected:
        return {}
    changed = {
        (change.sku, arrival)
        for movement in store.moved_since(frozenset(sku for sku, _ in expected), since, now)
        if movement.why == "change_arrival" and movement.at <= until
        for change in movement.changes
        for arrival, _ in change.days
    }
    return {key: day for key, day in expected.items() if key in changed}


def _as_news(
    store: StockStore, sku: str, kept: Sequence[Holder], *, missing: int = 0, on: date | None = None
) -> Iterator[KeptPieces]:
    pieces = {one.reference: sum(each.quantity for each in kept if each.reference == one.reference) for one in kept}
    references = sorted(pieces)
    for first in range(0, len(references), HEADS):
        for reference, head in store.load_all(references[first : first + HEADS], consistent=False):
            staff = head.state.owner, head.state.deputy
            yield KeptPieces(reference, head.people.name, staff, sku, pieces[reference], missing, on)
