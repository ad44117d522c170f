"""What a dossier's state says of stock that is counted: pieces that it keeps, and those that left the house for it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from chalicelib.domain.sale.lines import Part, ReservedPart
from chalicelib.domain.stock.stock_change import StockChange

K = TypeVar("K")


class StockUse(NamedTuple):
    """What a dossier uses of the stock.

    kept: pieces by SKU and the id of their arrival, None of those in the house.
    gone: pieces of a SKU that left the house, without those that came back to the shelf or were brought in for the dossier.
    """

    kept: Mapping[tuple[str, str | None], int]
    gone: Mapping[str, int]


NO_STOCK = StockUse({}, {})


def stock_use(sku_of: Callable[[int], str], kept: Iterable[ReservedPart], gone: Iterable[Part]) -> StockUse:
    """Say what pieces of lines use, with the SKU of each line: duplicate SKUs are one."""
    of_kept: dict[tuple[str, str | None], int] = {}
    for one in kept:
        position = sku_of(one.line), one.arrival
        of_kept[position] = of_kept.get(position, 0) + one.quantity
    of_gone: dict[str, int] = {}
    for part in gone:
        sku = sku_of(part.line)
        of_gone[sku] = of_gone.get(sku, 0) + part.quantity
    return StockUse(of_kept, of_gone)


def used_together(uses: Iterable[StockUse]) -> StockUse:
    """Give what several dossiers use: pieces that go from one to another move nothing."""
    kept: Counter[tuple[str, str | None]] = Counter()
    gone: Counter[str] = Counter()
    for use in uses:
        kept.update(use.kept)
        gone.update(use.gone)
    return StockUse(kept, gone)


def stock_changes(before: StockUse, after: StockUse) -> tuple[StockChange, ...]:
    """Give what goes from one use to another, of each SKU of which anything does, in the order of the SKUs."""
    return tuple(_changes(before, after))


def _changes(before: StockUse, after: StockUse) -> Iterator[StockChange]:
    kept, gone = _difference(before.kept, after.kept), _difference(before.gone, after.gone)
    arrivals: dict[str, list[tuple[str, int]]] = {sku: [] for sku in (*gone, *(sku for sku, _ in kept))}
    for (sku, arrival), pieces in kept.items():
        if arrival is not None:
            arrivals[sku].append((arrival, pieces))
    for sku in sorted(arrivals):
        yield StockChange(sku, -gone.get(sku, 0), kept.get((sku, None), 0), tuple(sorted(arrivals[sku])))


def _difference(before: Mapping[K, int], after: Mapping[K, int]) -> dict[K, int]:
    differences = {key: after.get(key, 0) - before.get(key, 0) for key in {**before, **after}}
    return {key: pieces for key, pieces in differences.items() if pieces}
