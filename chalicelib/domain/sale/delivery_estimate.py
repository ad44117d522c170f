"""By when an offer would arrive if it were ordered now: a day where stock, arrivals and lead times tell one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from chalicelib.domain.sale.lines import Line, ReservedPart
from chalicelib.domain.stock.stock_item import Arrival, StockItem
from chalicelib.domain.values.calendar import working_days_after


class Wanted(NamedTuple):
    """So many pieces of a line, as they are to be ordered."""

    line: Line
    quantity: int


class Shipping(NamedTuple):
    """From which working day an order counts, and the working days from leaving to arriving, None: nobody says."""

    counts_from: date
    days: int | None

    def arrives(self, leaves: date | None) -> date | None:
        """Give the day on which arrives what leaves on a day."""
        return None if leaves is None or self.days is None else working_days_after(leaves, self.days)


class LineEstimate(Struct, frozen=True):
    """Of one line: how many pieces can leave at once, the day on which the last one leaves, and that on which it arrives.

    leaves, arrives: None where nobody knows, and of a service, which does not leave.
    """

    line: int
    ready: int
    leaves: date | None
    arrives: date | None


class DeliveryEstimate(Struct, frozen=True):
    """What each line tells; arrives: the day on which all goods are there, None where one of them tells none."""

    counts_from: date
    lines: tuple[LineEstimate, ...]
    arrives: date | None


class _Pieces(NamedTuple):
    """Pieces that can leave from a day on, None: from no day that anybody knows."""

    leave: date | None
    number: int


def delivery_estimate(
    wanted: Sequence[Wanted], stock: Mapping[str, StockItem], kept: Iterable[ReservedPart], shipping: Shipping
) -> DeliveryEstimate:
    """Estimate the days of lines that are ordered together; `kept` are the pieces that the offer itself reserved.

    Lines of one SKU take its pieces in their order. A SKU that nobody counts goes by its line's lead time alone.
    """
    start = shipping.counts_from
    pools = {sku: _pool(item, start) for sku, item in stock.items()}
    skus = {each.line.id: each.line.sku for each in wanted}
    reserved: dict[int, list[_Pieces]] = {}
    for part in (part for part in kept if part.line in skus):
        leave = _leave(part.arrival, stock.get(skus[part.line]), start)
        reserved.setdefault(part.line, []).append(_Pieces(leave, part.quantity))
    lines = tuple(_line(each, pools, sorted(reserved.get(each.line.id, ()), key=_soonest), shipping) for each in wanted)
    days = [one.arrives for one, each in zip(lines, wanted, strict=True) if each.line.goods]
    dated = [day for day in days if day is not None]
    return DeliveryEstimate(start, lines, max(dated) if dated and len(dated) == len(days) else None)


def _line(each: Wanted, pools: dict[str, list[_Pieces]], reserved: Sequence[_Pieces], shipping: Shipping) -> LineEstimate:
    line, start = each.line, shipping.counts_from
    if not line.goods:
        return LineEstimate(line.id, 0, None, None)
    made = working_days_after(start, line.lead_days) if line.lead_days is not None else None
    if line.sku not in pools:
        return LineEstimate(line.id, each.quantity if made == start else 0, made, shipping.arrives(made))
    taken, _ = _take(reserved, each.quantity, None)
    missing = each.quantity - sum(pieces.number for pieces in taken)
    # What is said to be on stock, and is not, has no lead time that anybody knows.
    more, pools[line.sku] = _take(pools[line.sku], missing, made if line.lead_days else None)
    missing -= sum(pieces.number for pieces in more)
    all_pieces = [*taken, *more, *([_Pieces(made if line.lead_days else None, missing)] if missing else [])]
    days = [pieces.leave for pieces in all_pieces if pieces.leave]
    leaves = max(days, default=start) if len(days) == len(all_pieces) else None
    return LineEstimate(
        line.id, sum(pieces.number for pieces in all_pieces if pieces.leave == start), leaves, shipping.arrives(leaves)
    )


def _take(pool: Sequence[_Pieces], wanted: int, by: date | None) -> tuple[list[_Pieces], list[_Pieces]]:
    """Take pieces of a pool, the soonest first, those alone that leave by a day; gives them and what is left."""
    taken, left = [], []
    for pieces in pool:
        some = min(wanted, pieces.number) if by is None or (pieces.leave is not None and pieces.leave <= by) else 0
        wanted -= some
        taken += [_Pieces(pieces.leave, some)] if some else []
        left += [_Pieces(pieces.leave, pieces.number - some)] if pieces.number > some else []
    return taken, left


def _pool(item: StockItem, start: date) -> list[_Pieces]:
    coming = (_Pieces(_after(arrival, start), arrival.free) for arrival in item.free_arrivals)
    return [_Pieces(start, max(item.available, 0)), *sorted((each for each in coming if each.leave), key=_soonest)]


def _leave(arrival: str | None, item: StockItem | None, start: date) -> date | None:
    """Say when a kept piece leaves: at once where its arrival came since, or it is of none."""
    expected = next((each for each in item.arrivals if each.id == arrival), None) if item and arrival else None
    return _after(expected, start) if expected else start


def _after(arrival: Arrival, start: date) -> date | None:
    """Say when what is expected can leave: the working day after it; of what should have come before, nobody knows."""
    return working_days_after(arrival.on, 1) if arrival.on >= start else None


def _soonest(pieces: _Pieces) -> date:
    return pieces.leave or date.max
