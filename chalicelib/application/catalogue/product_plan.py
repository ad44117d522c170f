"""What a file would do to the catalogue, rehearsed whole: each row that is wrong is told, and nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from chalicelib.application.catalogue.product_cells import read_cells
from chalicelib.application.catalogue.product_columns import columns
from chalicelib.application.catalogue.product_rows_of_file import Asked, FileRow, asked_for
from chalicelib.application.catalogue.product_successors import check_successors
from chalicelib.application.importing.csv_table import header_faults, read_table, uneven
from chalicelib.application.importing.faults import Fault, Faulty
from chalicelib.application.ports.catalogue import StoredProduct
from chalicelib.application.ports.translations import mark
from chalicelib.application.staff.products import check_exemption
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.catalogue.product_bodies import CreateProduct
from chalicelib.domain.catalogue.product_rules import changed, changed_fields, created
from chalicelib.domain.errors import DomainError
from chalicelib.domain.values.language import Language

MOST = 5000
"""Products of one file."""
ZEROS = 3
"""Zeros before a number that a spreadsheet may have left out."""


class Catalogue(Protocol):
    """Where products are."""

    def products(self, skus: frozenset[str]) -> Mapping[str, Product]:
        """Give products by SKU, without those that are not there."""

    def stored_products(self, skus: frozenset[str]) -> Mapping[str, StoredProduct]:
        """Give them with their versions."""


class Planned(NamedTuple):
    """What one row would do: to a new product, or to fields of one."""

    row: FileRow
    before: Product | None
    after: Product
    asked: Asked
    fields: tuple[str, ...]


class Plan(NamedTuple):
    """What a file would do, how many rows say nothing new, and what is wrong with it."""

    planned: tuple[Planned, ...]
    unchanged: int
    bad: tuple[Fault, ...]


def plan(store: Catalogue, text: str, languages: Sequence[Language], exemptions: frozenset[str], today: date) -> Plan:
    """Rehearse a file of a day, Paris."""
    rows, bad = _rows(text, languages)
    if bad:
        return Plan((), 0, tuple(bad))
    stored = store.stored_products(frozenset(row.cells["sku"] for row in rows))
    planned: list[Planned] = []
    unchanged = 0
    bad += _short_of_zeros(store, [row for row in rows if row.cells["sku"] not in stored])
    for row in rows:
        try:
            if one := _planned(row, stored.get(row.cells["sku"]), languages, today):
                planned.append(one)
            else:
                unchanged += 1
        except Faulty as error:
            bad.append(error.fault)
    overlay = Overlay(store, planned)
    for one in planned:
        try:
            check_exemption(exemptions, one.after)
            check_successors(overlay, one.before, one.after)
        except DomainError as error:
            bad.append(one.row.refused(error))
    return Plan(tuple(planned), unchanged, tuple(bad))


class Overlay:
    """The catalogue as a file would leave it: its products before those that are there."""

    def __init__(self, store: Catalogue, planned: Sequence[Planned]) -> None:
        self._store = store
        self._known: dict[str, Product | None] = {one.after.sku: one.after for one in planned}
        self.products(frozenset(one.after.replaced_by for one in planned if one.after.replaced_by))

    def products(self, skus: frozenset[str]) -> Mapping[str, Product]:
        """Give products by SKU; each is read once."""
        missing = frozenset(sku for sku in skus if sku not in self._known)
        self._known |= dict.fromkeys(missing) | dict(self._store.products(missing))
        return {sku: product for sku in skus if (product := self._known[sku])}


def _rows(text: str, languages: Sequence[Language]) -> tuple[list[FileRow], list[Fault]]:
    table = read_table(text)
    if isinstance(table, Fault):
        return [], [table]
    _, *optional = columns(languages)
    if bad := [*header_faults(table.names, ("sku",), optional)]:
        return [], bad
    rows: dict[str, FileRow] = {}
    for number, record in enumerate(table.records, start=2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) != len(table.names):
            bad.append(uneven(number, record, table.names))
            continue
        row = FileRow(number, *read_cells(table.names, record, french=table.french))
        sku = row.cells["sku"]
        if not sku:
            bad.append(row.fault("sku"))
        elif sku in rows:
            bad.append(row.fault("sku", mark("row %(first)s has the same SKU"), first=rows[sku].number))
        else:
            rows[sku] = row
    if len(rows) > MOST:
        fix = mark("send %(most)s at most, and the others in other files")
        bad.append(Fault(1, "sku", mark("the file has %(count)s products"), fix, places={"count": len(rows), "most": MOST}))
    if not rows and not bad:
        bad.append(Fault(2, "", mark("the file has no rows"), mark("send one for each product")))
    return [*rows.values()], bad


def _planned(row: FileRow, stored: StoredProduct | None, languages: Sequence[Language], today: date) -> Planned | None:
    """Give what a row would do, or None where it says what is so. Raises Faulty."""
    before = stored.product if stored else None
    asked, after = asked_for(row, stored, languages, today), before
    for each in asked:
        try:
            after = applied(after, (each,), today)
        except DomainError as error:
            raise Faulty(row.refused(error, each)) from error
    fields = changed_fields(before, after) if after else ()
    return Planned(row, before, after, asked, fields) if after and fields else None


def applied(product: Product | None, asked: Asked, day: date) -> Product | None:
    """Give the product after all that is asked for of it. Raises the domain's error."""
    for each in asked:
        if isinstance(each, CreateProduct):
            product = created(each, day)
        elif product is not None:
            product = changed(product, each, day)
    return product


def _short_of_zeros(store: Catalogue, unknown: Sequence[FileRow]) -> Iterator[Fault]:
    """Yield numbers that are no SKU, but one without the zeros before it: no second product comes of what a spreadsheet did."""
    numbers = [row for row in unknown if row.cells["sku"].isdecimal()]
    wanted = {f"{'0' * count}{row.cells['sku']}": row for row in numbers for count in range(1, ZEROS + 1)}
    for sku in store.products(frozenset(wanted)):
        yield wanted[sku].fault("sku", mark("the catalogue has %(meant)s: zeros are missing before it"), meant=sku)
