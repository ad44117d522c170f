"""The port to the catalogue: products, each a stream of its own, and what they are found by."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from msgspec import Struct

from chalicelib.application.ports.commit import Stream
from chalicelib.application.ports.streams import StreamStore
from chalicelib.application.projection.row_types import LevelRow, ProductTermRow
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.catalogue.product_bodies import CreateProduct, ProductCommand
from chalicelib.domain.catalogue.product_fact import ProductFact


class StoredProduct(NamedTuple):
    """A product, and the number of facts that made it so."""

    product: Product
    version: int


PRODUCT: Stream[StoredProduct, ProductFact] = Stream("product")


class PlannedRow(Struct, frozen=True):
    """What is to be done because of a row of a file: a product is created, or changed by commands."""

    row: int
    sku: str
    create: CreateProduct | None
    commands: tuple[ProductCommand, ...]


class ImportPart(Struct, frozen=True):
    """Rows of a file that are carried out together; at: when it was sent (UTC), None in those of before that was stored."""

    seq: int
    rows: tuple[PlannedRow, ...]
    at: datetime | None = None


class RefusedRow(Struct, frozen=True):
    """A row that could not be written when its turn came, and why."""

    row: int
    sku: str
    reason: str


class ProductImport(Struct, frozen=True, kw_only=True):
    """A file that is read into the catalogue: by whom, when (UTC), what it amounts to, and which of its parts are done."""

    id: str
    version: int
    by: str
    at: datetime
    created: int
    changed: int
    unchanged: int
    parts: int
    done: tuple[int, ...] = ()
    refused: tuple[RefusedRow, ...] = ()


PRODUCT_IMPORT: Stream[ProductImport, ImportPart] = Stream("product_import")


class ProductStore(StreamStore, Protocol):
    """Products of the catalogue and their history."""

    def products(self, skus: frozenset[str]) -> Mapping[str, Product]:
        """Give products by SKU, strongly consistent, without those that the catalogue does not know."""

    def stored_products(self, skus: frozenset[str]) -> Mapping[str, StoredProduct]:
        """Give them with their versions."""

    def import_part(self, import_id: str, seq: int) -> ImportPart | None:
        """Give a part of a file, strongly consistent, or None."""

    def product_facts(self, sku: str, before: int | None, limit: int) -> Sequence[ProductFact]:
        """Give at most `limit` facts of a product, those below the number `before` if it is given, newest first."""


class ProductIndex(Protocol):
    """Finds products. An answer may lag a moment behind, and holds keys alone: what they are today is in the heads."""

    def skus(self, limit: int, cursor: str | None) -> tuple[Sequence[str], str | None]:
        """Give SKUs of all products in their order, and the cursor of more. Raises BadCursor."""

    def levels(self, limit: int, cursor: str | None) -> tuple[Sequence[LevelRow], str | None]:
        """Give products that name a level below which they are ordered again, by their SKUs. Raises BadCursor."""

    def find_products(self, beginning: str, limit: int, cursor: str | None) -> tuple[Sequence[ProductTermRow], str | None]:
        """Give terms of products that begin so, in order, and the cursor of more. Raises BadCursor."""
