"""Whether the movements of stock add up to what is there, and what dossiers keep to what is kept."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.staff.stock_holders import Holder, holders
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.stock.stock_change import StockChange
from chalicelib.domain.stock.stock_item import StockItem

TRIES = 3
"""What seems wrong is looked at again, since it may have moved while it was read."""
PAGE = 1000


class Unequal(Struct, frozen=True):
    """What does not add up of a SKU: what the stock says, and what movements, or dossiers, come to."""

    sku: str
    what: str
    there: int
    sum: int


class StockCheck(Struct, frozen=True):
    """Whether all adds up: of so many SKUs and movements; wrong: what does not."""

    adds_up: bool
    skus: int
    movements: int
    wrong: tuple[Unequal, ...]


def check_stock(store: StockStore, lists: Lists, caller: Caller, now: datetime) -> StockCheck:
    """Say whether it does. Raises Forbidden."""
    staff_only(caller)
    for _ in range(TRIES):
        before = _all(store)
        movements = list(store.every_movement(now))
        moved = _by_sku(movements)
        kept = holders(store, lists, None)
        after = _all(store)
        wrong = tuple(
            one
            for sku in sorted({*before, *after, *kept, *moved})
            if before.get(sku) == after.get(sku)
            for one in unequal(sku, after.get(sku), moved.get(sku, []), kept.get(sku, ()))
        )
        if not wrong:
            break
    return StockCheck(not wrong, len(after), len(movements), wrong)


def unequal(sku: str, item: StockItem | None, changes: Iterable[StockChange], kept: Iterable[Holder]) -> Iterator[Unequal]:
    """Yield what does not add up of a SKU."""
    there = item or StockItem(sku)
    sums: Counter[str] = Counter()
    for change in changes:
        sums["movements"] += 1
        sums["on_hand"] += change.on_hand
        sums["held"] += change.held
        for arrival, pieces in change.arrivals:
            sums[f"kept of arrival {arrival}"] += pieces
        for arrival, pieces in change.expected:
            sums[f"expected of arrival {arrival}"] += pieces
    of_item = Counter({"movements": there.version, "on_hand": there.on_hand, "held": there.held})
    for one in there.arrivals:
        of_item[f"kept of arrival {one.id}"] = one.quantity - one.free
        of_item[f"expected of arrival {one.id}"] = one.quantity
    for what in sorted({*sums, *of_item}):
        if of_item[what] != sums[what]:
            yield Unequal(sku, what, of_item[what], sums[what])
    keeps = there.held + sum(one.quantity - one.free for one in there.arrivals)
    of_dossiers = sum(one.quantity for one in kept)
    if keeps != of_dossiers:
        yield Unequal(sku, "kept by dossiers", keeps, of_dossiers)


def _by_sku(movements: Iterable[Movement]) -> dict[str, list[StockChange]]:
    changes: dict[str, list[StockChange]] = {}
    for movement in movements:
        for change in movement.changes:
            changes.setdefault(change.sku, []).append(change)
    return changes


def _all(store: StockStore) -> dict[str, StockItem]:
    items: dict[str, StockItem] = {}
    cursor: str | None = None
    while True:
        skus, cursor = store.counted(PAGE, cursor)
        items |= store.stock(frozenset(skus))
        if cursor is None:
            return items
