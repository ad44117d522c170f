"""The port to stock as staff have it: its items, and its movements."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from chalicelib.application.ports.commit import Loaded, Record
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.stock.stock_item import StockItem


class MovementPage(NamedTuple):
    """Movements, newest first; cursor: where the next page begins, None where there is none."""

    movements: Sequence[Movement]
    cursor: str | None


class StockStore(Protocol):
    """What is there of the SKUs that are counted."""

    def stock(self, skus: frozenset[str], *, consistent: bool = True) -> Mapping[str, StockItem]:
        """Give what is there of SKUs, strongly consistent unless that is not asked, without those that we do not count."""

    def products(self, skus: frozenset[str], *, consistent: bool = True) -> Mapping[str, Product]:
        """Give the products of the catalogue by SKU, strongly consistent unless that is not asked, without unknown ones."""

    def record(self, principal: str, key: str) -> Record | None:
        """Give the record of a command, strongly consistent, or None."""

    def load_all(self, references: Sequence[str], *, consistent: bool = True) -> Sequence[tuple[str, Loaded]]:
        """Give the heads of at most 100 dossiers in the order asked for, without those that do not exist."""

    def counted(self, limit: int, cursor: str | None) -> tuple[Sequence[str], str | None]:
        """Give SKUs that are counted, in their order, and the cursor of the next page. Raises BadCursor."""

    def write_stock(self, items: Sequence[StockItem], movement: Movement, record: Record) -> None:
        """Write items, each if it is still at the version that it says (0: not counted yet), with their movement and record.

        Raises Conflict or AlreadyDone; then nothing was written.
        """

    def movements(self, sku: str, limit: int, now: datetime, cursor: str | None) -> MovementPage:
        """Give movements of a SKU, newest first. Raises BadCursor."""

    def moved_since(self, skus: frozenset[str], since: datetime, now: datetime) -> Iterator[Movement]:
        """Yield the movements of these SKUs that were written down after a moment, strongly consistent."""

    def every_movement(self, now: datetime) -> Iterator[Movement]:
        """Yield all movements, the oldest first, strongly consistent."""
