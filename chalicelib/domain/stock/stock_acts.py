"""What becomes of the stock of a SKU by what staff say: the stock after it, and the change that its movement tells."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.stock.stock_change import StockChange
from chalicelib.domain.stock.stock_commands import (
    BeginCounting,
    CancelArrival,
    ChangeArrival,
    CountStock,
    ExpectGoods,
    ReceiveGoods,
    StockCommand,
    SystemCount,
)
from chalicelib.domain.stock.stock_item import Arrival, StockItem

MOST_ARRIVALS = 50
"""Of one SKU at once: each is a counter of its item."""


class Acted(NamedTuple):
    """The stock after an act, and what it changed."""

    after: StockItem
    change: StockChange


def acted(item: StockItem | None, sku: str, command: StockCommand | SystemCount, today: date, moved_since: int = 0) -> Acted:
    """Give what an act makes of the stock. moved_since: pieces that came and left after the moment of a count.

    Raises NotAllowed or Invalid.
    """
    if isinstance(command, BeginCounting):
        if item:
            raise NotAllowed("%(sku)s is counted already: count it anew (count_stock)", sku=sku)
        return Acted(StockItem(sku, command.on_hand), StockChange(sku, command.on_hand))
    if item is None:
        raise NotAllowed("nobody counts %(sku)s yet: begin with it (begin_counting)", sku=sku)
    match command:
        case ReceiveGoods():
            return _received(item, command, today)
        case CountStock() | SystemCount():
            return counted(item, command.on_hand, moved_since)
        case ExpectGoods():
            return _expected(item, command.quantity, command.on, today)
        case ChangeArrival():
            return _changed(item, command, today)
        case CancelArrival():
            return _closed(item, arrival_of(item, command.arrival), 0)


def counted(item: StockItem, on_hand: int, moved_since: int) -> Acted:
    """Give the stock after a count: the pieces counted, and on top what moved after its moment."""
    difference = on_hand + moved_since - item.on_hand
    return Acted(replace(item, on_hand=item.on_hand + difference), StockChange(item.sku, difference))


def arrival_of(item: StockItem, arrival: str) -> Arrival:
    """Give the expected arrival of an id. Raises Invalid where there is none."""
    for one in item.arrivals:
        if one.id == arrival:
            return one
    ids = ", ".join(one.id for one in item.arrivals) or "-"
    raise Invalid("no arrival %(arrival)s is expected: use one of %(expected)s", field="arrival", arrival=arrival, expected=ids)


def _received(item: StockItem, command: ReceiveGoods, today: date) -> Acted:
    if command.arrival is None:
        if command.rest_on:
            raise Invalid("the rest of which arrival is expected then", field="arrival")
        return Acted(replace(item, on_hand=item.on_hand + command.quantity), StockChange(item.sku, command.quantity))
    arrival = arrival_of(item, command.arrival)
    closed = _closed(item, arrival, command.quantity)
    rest = arrival.quantity - command.quantity
    if command.rest_on is None:
        return closed
    if rest <= 0:
        raise Invalid("all of it came: leave out when the rest is expected", field="rest_on")
    after = _expected(closed.after, rest, command.rest_on, today)
    expected = (*closed.change.expected, *after.change.expected)
    return Acted(after.after, replace(closed.change, expected=expected, days=after.change.days))


def _closed(item: StockItem, arrival: Arrival, came: int) -> Acted:
    """Give the stock once an arrival is expected no more: what dossiers keep of it is kept of the house."""
    kept = arrival.quantity - arrival.free
    after = replace(
        item,
        on_hand=item.on_hand + came,
        held=item.held + kept,
        arrivals=tuple(one for one in item.arrivals if one.id != arrival.id),
    )
    kept_of = ((arrival.id, -kept),) if kept else ()
    return Acted(after, StockChange(item.sku, came, kept, kept_of, ((arrival.id, -arrival.quantity),)))


def _expected(item: StockItem, quantity: int, on: date, today: date) -> Acted:
    _check_day(on, today)
    if len(item.arrivals) >= MOST_ARRIVALS:
        raise NotAllowed("%(most)s arrivals of one product are expected at most: join some", most=MOST_ARRIVALS)
    arrival = Arrival(str(item.announced + 1), on, quantity, quantity)
    after = replace(item, arrivals=_sorted((*item.arrivals, arrival)), announced=item.announced + 1)
    return Acted(after, StockChange(item.sku, expected=((arrival.id, quantity),), days=((arrival.id, on),)))


def _changed(item: StockItem, command: ChangeArrival, today: date) -> Acted:
    arrival = arrival_of(item, command.arrival)
    if command.quantity is None and command.on is None:
        raise Invalid("say what changes: quantity or on", field="quantity")
    if command.on:
        _check_day(command.on, today)
    quantity, kept = command.quantity or arrival.quantity, arrival.quantity - arrival.free
    if quantity < kept:
        raise NotAllowed(
            "%(held)s pieces of it are kept for dossiers: say so many at least, or cancel it (cancel_arrival)",
            field="quantity", held=kept,
        )  # fmt: skip
    new = Arrival(arrival.id, command.on or arrival.on, quantity, quantity - kept)
    others = (one for one in item.arrivals if one.id != arrival.id)
    more = ((arrival.id, quantity - arrival.quantity),) if quantity != arrival.quantity else ()
    moved = ((arrival.id, new.on),) if new.on != arrival.on else ()
    return Acted(replace(item, arrivals=_sorted((*others, new))), StockChange(item.sku, expected=more, days=moved))


def _check_day(on: date, today: date) -> None:
    if on < today:
        raise Invalid("nothing is expected on a day that is past: say %(day)s or a later one", field="on", day=today)


def _sorted(arrivals: Iterable[Arrival]) -> tuple[Arrival, ...]:
    return tuple(sorted(arrivals, key=lambda one: (one.on, int(one.id))))
