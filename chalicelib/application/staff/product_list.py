"""Products of the catalogue: all of them by SKU, or those found by a SKU's beginning and beginnings of words of names."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.catalogue import ProductIndex
from chalicelib.application.ports.lists import BadCursor
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.projection.product_terms import product_terms
from chalicelib.application.staff.product_views import ProductView, is_in
from chalicelib.application.staff.stock import ShownStock, shown_stock
from chalicelib.domain.catalogue.product import Product, ProductKind
from chalicelib.domain.sale.search_terms import query_terms, together
from chalicelib.domain.values.calendar import paris_date

PAGE = 50
MOST = 100
PAGES = 10
"""Pages of rows that one page of a view examines at most."""


class ListedProduct(Struct, frozen=True):
    """A product, and the price that holds today, if any does; stock: what is there of it, null where nobody counts it."""

    product: Product
    price: Decimal | None
    stock: ShownStock | None


class ProductPage(Struct, frozen=True):
    """Products among the rows examined, perhaps none; `cursor` leads on, null where there are no more rows."""

    products: tuple[ListedProduct, ...]
    cursor: str | None


class ProductQuery(NamedTuple):
    """What was typed, or None for all; whether withdrawn ones are shown; how many rows a page examines, and where it begins.

    view, kind: those alone that are in it, or of it.
    """

    text: str | None
    withdrawn: bool
    limit: int
    cursor: str | None
    view: ProductView | None = None
    kind: ProductKind | None = None


def product_page(store: StockStore, index: ProductIndex, caller: Caller, query: ProductQuery, now: datetime) -> ProductPage:
    """Give a page. Raises Forbidden or BadCursor."""
    staff_only(caller)
    today = paris_date(now)
    if query.text is None:
        return _walked(store, index, query, today)
    skus, cursor = _matches(store, index, query.text, query.limit, query.cursor)
    return ProductPage(tuple(_shown(store, skus, query, today)), cursor)


def _walked(store: StockStore, index: ProductIndex, query: ProductQuery, today: date) -> ProductPage:
    """Give products by SKU; a view, of which a page of rows may have none, is looked for through several."""
    listed: list[ListedProduct] = []
    cursor, pages = query.cursor, PAGES if query.view or query.kind else 1
    for _ in range(pages):
        skus, cursor = index.skus(query.limit, cursor)
        listed += _shown(store, skus, query, today)
        if cursor is None or len(listed) >= query.limit:
            break
    return ProductPage(tuple(listed), cursor)


def _shown(store: StockStore, skus: Sequence[str], query: ProductQuery, today: date) -> Iterable[ListedProduct]:
    products, stock = store.products(frozenset(skus)), store.stock(frozenset(skus), consistent=False)
    for sku in skus:
        product = products.get(sku)
        if product is None or query.kind not in (None, product.kind):
            continue
        there = shown_stock(stock[sku], product) if sku in stock else None
        if is_in(query.view, product, there, today) if query.view else query.withdrawn or product.is_sold_on(today):
            yield ListedProduct(product, product.price_on(today), there)


def _matches(
    store: StockStore, index: ProductIndex, text: str, limit: int, cursor: str | None
) -> tuple[Sequence[str], str | None]:
    """Give SKUs of products that have what was typed: as one number first, then as words, of which the longest leads."""
    whole, words = together(text), query_terms(text)
    ways = ((whole,), words) if words != (whole,) else ((whole,),)
    way, after = _position(cursor, len(ways))
    skus: list[str] = []
    while way < len(ways):
        leading = max(ways[way], key=len)
        rows, after = index.find_products(leading, limit, after)
        products = store.products(frozenset(row.sku for row in rows))
        for row in rows:
            terms = product_terms(products[row.sku]) if row.sku in products else frozenset[str]()
            at = min((term for term in terms if term.startswith(leading)), default=None)
            if at == row.term and _have(terms, ways[way]) and not any(_have(terms, before) for before in ways[:way]):
                skus.append(row.sku)
        if after:
            return skus, f"{way}{after}"
        way += 1
    return skus, None


def _have(terms: Iterable[str], beginnings: Iterable[str]) -> bool:
    return all(any(term.startswith(beginning) for term in terms) for beginning in beginnings)


def _position(cursor: str | None, ways: int) -> tuple[int, str | None]:
    if cursor is None:
        return 0, None
    if not cursor[1:] or cursor[0] not in map(str, range(ways)):
        raise BadCursor
    return int(cursor[0]), cursor[1:]
