"""Pieces of counted stock that an order takes, keeps, and lets go."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Line, Part, ReservedPart
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.stock.stock_item import StockItem


def skus_of(lines: Iterable[Line]) -> frozenset[str]:
    """Give the SKUs of those lines that are goods."""
    return frozenset(line.sku for line in lines if line.goods)


def lacking(state: Dossier, line: Line) -> int:
    """Give the pieces of a line that have still to leave and that nothing is kept for."""
    return max(0, line.quantity - state.shipped(line.id) - kept_for(state.taken, line.id))


def kept_for(kept: Iterable[ReservedPart], line: int) -> int:
    """Give the pieces that are kept for a line, expected ones too."""
    return sum(one.quantity for one in kept if one.line == line)


def taken_from(lines: Iterable[tuple[Line, int]], stock: Mapping[str, StockItem]) -> tuple[ReservedPart, ...]:
    """Give what can be kept of lines, so many pieces of each, of what is available: the first line first."""
    left = {sku: max(0, item.available) for sku, item in stock.items()}
    return tuple(_taken_from(lines, left))


def _taken_from(lines: Iterable[tuple[Line, int]], left: dict[str, int]) -> Iterator[ReservedPart]:
    for line, wanted in lines:
        pieces = min(wanted, left.get(line.sku, 0)) if line.goods else 0
        if pieces > 0:
            left[line.sku] -= pieces
            yield ReservedPart(line.id, pieces)


def taken_by_order(state: Dossier, lines: tuple[Line, ...], stock: Mapping[str, StockItem]) -> tuple[ReservedPart, ...]:
    """Give what a firm order of these lines takes: what is reserved for it, and of the rest what is available."""
    wanted = {line.id: line.quantity for line in lines if line.goods}
    reserved = () if state.reservation is None else state.reservation.parts
    kept = tuple(_within(reserved, wanted))
    of_lines = by_line(kept)
    rest = [(line, line.quantity - of_lines.get(line.id, 0)) for line in lines if line.sku in stock]
    freed = _in_house(state, reserved, kept)
    there = {sku: replace(item, held=item.held - freed.get(sku, 0)) for sku, item in stock.items()}
    return (*kept, *taken_from(rest, there))


def left_reserved(
    state: Dossier, lines: Iterable[Line], taken: Iterable[ReservedPart], stock: Mapping[str, StockItem]
) -> tuple[ReservedPart, ...]:
    """Give what of the reservation an order of these lines leaves reserved, by the offer's lines.

    Of a SKU of which it takes more for its other lines than was available, so many pieces of the house fewer.
    """
    reserved = () if state.reservation is None else state.reservation.parts
    kept = tuple(_within(reserved, {line.id: line.quantity for line in lines if line.goods}))
    beyond = {sku: pieces - max(0, stock[sku].available) for sku, pieces in _in_house(state, taken, kept).items() if sku in stock}
    return tuple(_unordered(state, reserved, kept, beyond))


def _unordered(
    state: Dossier, reserved: Iterable[ReservedPart], kept: Iterable[ReservedPart], beyond: dict[str, int]
) -> Iterator[ReservedPart]:
    """Yield what was reserved without what is kept of it, and without so many pieces of a SKU in the house."""
    ordered = {(one.line, one.arrival): one.quantity for one in kept}
    for one in reserved:
        pieces = one.quantity - ordered.get((one.line, one.arrival), 0)
        if one.arrival is None:
            fewer = min(pieces, max(0, beyond.get(sku := state.line(one.line).sku, 0)))
            beyond[sku] = beyond.get(sku, 0) - fewer
            pieces -= fewer
        if pieces > 0:
            yield replace(one, quantity=pieces)


def _in_house(state: Dossier, more: Iterable[ReservedPart], less: Iterable[ReservedPart]) -> dict[str, int]:
    """Give how many pieces of the house some parts have more than others, by SKU."""
    pieces: dict[str, int] = {}
    for sign, parts in ((1, more), (-1, less)):
        for one in parts:
            if one.arrival is None:
                sku = state.line(one.line).sku
                pieces[sku] = pieces.get(sku, 0) + sign * one.quantity
    return pieces


def _within(kept: Iterable[ReservedPart], most: Mapping[int, int]) -> Iterator[ReservedPart]:
    """Yield what is kept, of each line so many pieces at most: those of the house first."""
    left = dict(most)
    for one in sorted(kept, key=lambda one: one.arrival is not None):
        pieces = min(one.quantity, left.get(one.line, 0))
        if pieces > 0:
            left[one.line] -= pieces
            yield replace(one, quantity=pieces)


def still_taken(
    taken: tuple[ReservedPart, ...], state: Dossier, lines: Iterable[Line], left: Iterable[Part] = ()
) -> tuple[ReservedPart, ...]:
    """Give what is kept once these pieces left, and of each line no more than has still to leave: the rest goes back."""
    leaving = by_line(left)
    most = {line.id: max(0, line.quantity - state.shipped(line.id) - leaving.get(line.id, 0)) for line in lines}
    return tuple(_within(_without(taken, leaving), most))


def _without(taken: tuple[ReservedPart, ...], leaving: Mapping[int, int]) -> Iterator[ReservedPart]:
    """Yield what is kept once so many pieces of each line left, those of the house first."""
    left = dict(leaving)
    for one in sorted(taken, key=lambda one: one.arrival is not None):
        pieces = min(one.quantity, left.get(one.line, 0))
        left[one.line] = left.get(one.line, 0) - pieces
        if one.quantity > pieces:
            yield replace(one, quantity=one.quantity - pieces)


def more_taken(taken: tuple[ReservedPart, ...], more: Iterable[ReservedPart]) -> tuple[ReservedPart, ...]:
    """Give what is kept with more of it, one of each line and arrival."""
    pieces: dict[tuple[int, str | None], int] = {}
    for one in (*taken, *more):
        position = one.line, one.arrival
        pieces[position] = pieces.get(position, 0) + one.quantity
    return tuple(ReservedPart(line, quantity, arrival) for (line, arrival), quantity in pieces.items())


def more_gone(gone: tuple[Part, ...], left: Iterable[Part] = (), back: Iterable[Part] = ()) -> tuple[Part, ...]:
    """Give what is gone once more pieces left, or some came into the house."""
    pieces = dict(by_line((*gone, *left)))
    for part in back:
        pieces[part.line] = pieces.get(part.line, 0) - part.quantity
    return tuple(Part(line, quantity) for line, quantity in sorted(pieces.items()) if quantity)


def parts_counted(lines: Mapping[int, Line], parts: Iterable[Part], stock: Mapping[str, StockItem]) -> tuple[Part, ...]:
    """Give those parts whose pieces are counted, without serial numbers."""
    return tuple(Part(part.line, part.quantity) for part in parts if part.line in lines and lines[part.line].sku in stock)
