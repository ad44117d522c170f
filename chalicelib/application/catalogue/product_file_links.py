"""What takes whose place by a file that is being carried out: its rows are written in any order, so all of them count at once."""

from collections.abc import Mapping

from msgspec import UNSET
from msgspec.structs import replace

from chalicelib.application.catalogue.product_successors import check_successors, held_successors
from chalicelib.application.ports.catalogue import PlannedRow, ProductImport, ProductStore
from chalicelib.application.ports.commit import Held
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.catalogue.product_bodies import ChangeProduct
from chalicelib.domain.catalogue.product_rules import created
from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.calendar import paris_date


def held_by_row(store: ProductStore, begun: ProductImport, before: Product | None, after: Product) -> tuple[Held, ...]:
    """Give what the commit of a row rests on; what other rows of the file will make of it is as good as there. Raises Invalid."""
    try:
        return held_successors(store, before, after)
    except Invalid:
        check_successors(_Written(store, begun), before, after)
        return ()


class _Written:
    """The catalogue with all rows of a file written, as far as it says what takes whose place."""

    def __init__(self, store: ProductStore, begun: ProductImport) -> None:
        self._store, self._day = store, paris_date(begun.at)
        parts = (store.import_part(begun.id, seq) for seq in range(1, begun.parts + 1))
        self._rows: dict[str, PlannedRow] = {row.sku: row for part in parts if part for row in part.rows}

    def products(self, skus: frozenset[str]) -> Mapping[str, Product]:
        """Give products by SKU."""
        stored = self._store.products(skus)
        read = {sku: self._written(self._rows.get(sku), stored.get(sku)) for sku in skus}
        return {sku: product for sku, product in read.items() if product}

    def _written(self, row: PlannedRow | None, stored: Product | None) -> Product | None:
        if row is None:
            return stored
        product = created(row.create, self._day) if row.create and stored is None else stored
        for command in row.commands:
            if product and isinstance(command, ChangeProduct) and command.replaced_by is not UNSET:
                product = replace(product, replaced_by=command.replaced_by)
        return product
