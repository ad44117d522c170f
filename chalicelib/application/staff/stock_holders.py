"""Which dossiers keep pieces of stock: a row each, so that who keeps a SKU is found without walking through all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.projection.row_types import ListRow
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.stock.stock_item import StockItem

LIST, ALL = "keeps_stock", "all"
PAGE = 1000
HEADS = 100


class Holder(Struct, frozen=True):
    """A dossier that keeps pieces of a SKU; arrival: the expected arrival that they are of, None: of those in the house.

    until: the moment (UTC) at which they are given back, null of those of a firm order.
    """

    reference: str
    customer: str
    quantity: int
    arrival: str | None
    until: datetime | None


def holder_rows(reference: str, head: Loaded, policy: NewsPolicy) -> Iterator[ListRow]:
    """Yield the row of a dossier that keeps pieces, or let some go."""
    use = head.state.stock_use
    skus = {sku for sku, _ in use.kept}
    if skus:
        yield ListRow(LIST, ALL, "", reference, "", (("skus", "\n".join(sorted(skus))),))


def holders(store: StockStore, lists: Lists, sku: str | None) -> Mapping[str, tuple[Holder, ...]]:
    """Give who keeps pieces of a SKU, or of all, by SKU, as their heads say now."""
    by_sku: dict[str, list[Holder]] = {}
    references = list(_references(lists, sku))
    for first in range(0, len(references), HEADS):
        for reference, head in store.load_all(references[first : first + HEADS]):
            for (of, arrival), quantity in head.state.stock_use.kept.items():
                if sku in (None, of):
                    holder = Holder(reference, head.people.name, quantity, arrival, head.state.kept_until)
                    by_sku.setdefault(of, []).append(holder)
    return {of: tuple(ones) for of, ones in by_sku.items()}


def kept_skus(lists: Lists) -> frozenset[str]:
    """Give the SKUs that any dossier keeps pieces of, by the rows alone."""
    return frozenset(sku for row in _rows(lists) for sku in _skus_of(row))


def as_expected(kept: Iterable[Holder], item: StockItem) -> tuple[Holder, ...]:
    """Give holders as the stock is now: pieces of an arrival that is expected no more are of those in the house."""
    expected = {arrival.id for arrival in item.arrivals}
    pieces: Counter[tuple[str, str | None]] = Counter()
    of_dossier: dict[str, Holder] = {}
    for one in kept:
        pieces[one.reference, one.arrival if one.arrival in expected else None] += one.quantity
        of_dossier[one.reference] = one
    return tuple(
        replace(of_dossier[reference], quantity=quantity, arrival=arrival) for (reference, arrival), quantity in pieces.items()
    )


def _references(lists: Lists, sku: str | None) -> Iterator[str]:
    yield from (row.reference for row in _rows(lists) if sku is None or sku in _skus_of(row))


def _skus_of(row: ListRow) -> list[str]:
    return dict(row.values)["skus"].split("\n")


def _rows(lists: Lists) -> Iterator[ListRow]:
    cursor: str | None = None
    while True:
        rows, cursor = lists.listed(LIST, ALL, PAGE, cursor)
        yield from rows
        if cursor is None:
            return
