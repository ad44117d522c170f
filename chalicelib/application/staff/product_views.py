"""Views of the catalogue: products of which something is to be done, and how many there are of each."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.catalogue import ProductIndex
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.staff.stock import ShownStock, shown_stock
from chalicelib.domain.catalogue.product import Product, ProductKind
from chalicelib.domain.values.calendar import paris_date

ProductView = Literal["unpriced", "below", "soon", "late", "withdrawn"]
SOON = timedelta(days=7)
"""Within which an expected arrival is one that comes soon."""
WALKED = 100
"""Products that are read at once."""


class ProductCounts(Struct, frozen=True):
    """How many products there are, in each view and of each kind; withdrawn ones count in `views` alone.

    on: the day (Paris) of which `unpriced` is.
    """

    total: int
    on: date
    views: Mapping[ProductView, int]
    kinds: Mapping[ProductKind, int]


def is_in(view: ProductView, product: Product, stock: ShownStock | None, today: date) -> bool:
    """Say whether a product is in a view."""
    if view == "withdrawn" or not product.is_sold_on(today):
        return view == "withdrawn" and not product.is_sold_on(today)
    if view == "unpriced":
        return product.price_on(today) is None
    if stock is None:
        return False
    if view == "below":
        return stock.below
    days = (arrival.on for arrival in stock.arrivals)
    return any(day < today if view == "late" else today <= day <= today + SOON for day in days)


def product_counts(store: StockStore, index: ProductIndex, caller: Caller, now: datetime) -> ProductCounts:
    """Count all products, by one walk through them: a read unit for each with its stock. Raises Forbidden."""
    staff_only(caller)
    today, views, kinds = paris_date(now), Counter[ProductView](), Counter[ProductKind]()
    cursor: str | None = None
    while True:
        skus, cursor = index.skus(WALKED, cursor)
        wanted = frozenset(skus)
        stock = store.stock(wanted, consistent=False)
        for sku, product in store.products(wanted, consistent=False).items():
            there = shown_stock(stock[sku], product) if sku in stock else None
            views.update(view for view in get_args(ProductView) if is_in(view, product, there, today))
            kinds.update([product.kind] if product.is_sold_on(today) else [])
        if cursor is None:
            break
    every_view, every_kind = get_args(ProductView), get_args(ProductKind)
    return ProductCounts(
        kinds.total(), today, {view: views[view] for view in every_view}, {kind: kinds[kind] for kind in every_kind}
    )
