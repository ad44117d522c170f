"""What to order: the SKUs of which fewer pieces are there, and expected, than their product's level, or than dossiers keep.

Only those are read that may lack any: products that name a level, and what dossiers keep; not the whole of what is counted.
"""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.ports.catalogue import ProductIndex
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.projection.row_types import LevelRow
from chalicelib.application.staff.stock_holders import kept_skus
from chalicelib.domain.stock.stock_item import pieces_to_order
from chalicelib.domain.values.language import Text

PAGE = 1000
MOST = 100
"""SKUs that one answer tells; `GET /staff/stock?below=true` has all."""


class PiecesToOrder(Struct, frozen=True):
    """A SKU of which something is to be ordered.

    name: of its product, null where the catalogue has none. quantity: pieces that are lacking. expected: those on their way
    that nobody keeps. level: what its product names, null where dossiers keep more than is there.
    """

    sku: str
    name: Text | None
    quantity: int
    available: int
    expected: int
    level: int | None


class OrderList(NamedTuple):
    """What to order, by SKU, and how many SKUs more there are."""

    pieces: tuple[PiecesToOrder, ...]
    more: int


class StockDesk(NamedTuple):
    """Where what is to be ordered is read from."""

    store: StockStore
    lists: Lists
    products: ProductIndex


def order_list(desk: StockDesk) -> OrderList:
    """Give what to order, as it was a moment ago."""
    levels = dict(_levels(desk.products))
    stock = desk.store.stock(frozenset(levels) | kept_skus(desk.lists), consistent=False)
    quantities = {sku: pieces_to_order(stock[sku].available, stock[sku].coming, levels.get(sku)) for sku in sorted(stock)}
    lacking = [sku for sku, quantity in quantities.items() if quantity]
    products = desk.store.products(frozenset(lacking[:MOST]), consistent=False)
    pieces = (
        PiecesToOrder(
            sku, products[sku].name if sku in products else None, quantities[sku], stock[sku].available, stock[sku].coming,
            levels.get(sku),
        )
        for sku in lacking[:MOST]
    )  # fmt: skip
    return OrderList(tuple(pieces), max(len(lacking) - MOST, 0))


def _levels(index: ProductIndex) -> Iterator[LevelRow]:
    cursor: str | None = None
    while True:
        rows, cursor = index.levels(PAGE, cursor)
        yield from rows
        if cursor is None:
            return
