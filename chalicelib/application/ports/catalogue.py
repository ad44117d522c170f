"""The port to the catalogue: products, each a stream of its own, and what they are found by."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from chalicelib.application.ports.commit import Stream
from chalicelib.application.ports.streams import StreamStore
from chalicelib.application.projection.row_types import ProductTermRow
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.catalogue.product_fact import ProductFact


class StoredProduct(NamedTuple):
    """A product, and the number of facts that made it so."""

    product: Product
    version: int


PRODUCT: Stream[StoredProduct, ProductFact] = Stream("product")


class ProductStore(StreamStore, Protocol):
    """Products of the catalogue and their history."""

    def products(self, skus: frozenset[str]) -> Mapping[str, Product]:
        """Give products by SKU, strongly consistent, without those that the catalogue does not know."""

    def product_facts(self, sku: str, before: int | None, limit: int) -> Sequence[ProductFact]:
        """Give at most `limit` facts of a product, those below the number `before` if it is given, newest first."""


class ProductIndex(Protocol):
    """Finds products. An answer may lag a moment behind, and holds keys alone: what they are today is in the heads."""

    def skus(self, limit: int, cursor: str | None) -> tuple[Sequence[str], str | None]:
        """Give SKUs of all products in their order, and the cursor of more. Raises BadCursor."""

    def find_products(self, beginning: str, limit: int, cursor: str | None) -> tuple[Sequence[ProductTermRow], str | None]:
        """Give terms of products that begin so, in order, and the cursor of more. Raises BadCursor."""
