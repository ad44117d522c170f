"""The catalogue as a file that a spreadsheet opens, and that may be read in again: what was left as it was writes nothing."""

import csv
from collections.abc import Sequence
from datetime import datetime
from io import StringIO
from typing import NamedTuple

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.catalogue.product_columns import cells, columns
from chalicelib.application.catalogue.product_plan import MOST
from chalicelib.application.ports.catalogue import ProductIndex, ProductStore
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.language import Language

PAGE = 500
"""Products that are read at once."""
LONGEST = 3_000_000
"""Characters of a file before it ends: an answer of a function has 6 MB at most."""
BOM = "\ufeff"
"""By which Excel knows UTF-8."""


class ProductCsv(NamedTuple):
    """A file, and the cursor of the products that found no room in it, None where there are none."""

    text: str
    cursor: str | None


def product_csv(
    store: ProductStore, index: ProductIndex, caller: Caller, languages: Sequence[Language], cursor: str | None, now: datetime
) -> ProductCsv:
    """Give the products, withdrawn ones too, by their SKU, so many as one file holds. Raises Forbidden or BadCursor."""
    staff_only(caller)
    today, file, count = paris_date(now), StringIO(), 0
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns(languages))
    while True:
        skus, cursor = index.skus(PAGE, cursor)
        stored = store.stored_products(frozenset(skus))
        writer.writerows(cells(stored[sku].product, stored[sku].version, languages, today) for sku in skus if sku in stored)
        count += len(skus)
        if cursor is None or count + PAGE > MOST or file.tell() > LONGEST:
            return ProductCsv(BOM + file.getvalue(), cursor)
