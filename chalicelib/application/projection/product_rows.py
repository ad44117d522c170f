"""The rows that a product is found by."""

from chalicelib.application.ports.catalogue import StoredProduct
from chalicelib.application.projection.product_terms import product_terms
from chalicelib.application.projection.row_types import LevelRow, ProductRow, ProductTermRow, Row
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.sale.waiting import NewsPolicy

NONE: frozenset[Row] = frozenset()


def product_rows(product: Product) -> frozenset[Row]:
    """Give all rows of a product, withdrawn or not."""
    found_by = (ProductTermRow(term, product.sku) for term in product_terms(product))
    levels = (LevelRow(product.sku, product.order_level),) if product.order_level else ()
    return frozenset((ProductRow(product.sku), *levels, *found_by))


def product_rows_before_and_after(
    sku: str, before: StoredProduct | None, after: StoredProduct, policy: NewsPolicy
) -> tuple[frozenset[Row], frozenset[Row]]:
    """Give the rows that a commit takes away, and those that it leaves."""
    return product_rows(before.product) if before else NONE, product_rows(after.product)
