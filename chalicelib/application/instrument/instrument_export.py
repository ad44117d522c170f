"""All instruments as a file that a spreadsheet opens, and that may be read in again: what was left as it was writes nothing."""

import csv
from collections.abc import Sequence
from io import StringIO

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.catalogue.product_export import BOM, LONGEST, ProductCsv
from chalicelib.application.instrument.instrument_columns import instrument_cells, instrument_columns
from chalicelib.application.instrument.instrument_plan import MOST
from chalicelib.application.ports.instrument_store import InstrumentStore
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.instrument_rows import ALL, LIST
from chalicelib.domain.values.language import Language

PAGE = 500
"""Instruments that are read at once."""


def instrument_csv(
    store: InstrumentStore, lists: Lists, caller: Caller, languages: Sequence[Language], cursor: str | None
) -> ProductCsv:  # fmt: skip
    """Give the instruments that have an owner, so many as one file holds. Raises Forbidden or BadCursor."""
    staff_only(caller)
    file, count = StringIO(), 0
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(instrument_columns(languages))
    while True:
        rows, cursor = lists.listed(LIST, ALL, PAGE, cursor)
        heads = store.instruments([row.reference for row in rows]) if rows else ()
        writer.writerows(instrument_cells(one, languages) for one in heads if one.exists and one.account)
        count += len(rows)
        if cursor is None or count + PAGE > MOST or file.tell() > LONGEST:
            return ProductCsv(BOM + file.getvalue(), cursor)
