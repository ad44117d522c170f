"""A CSV file as rows: a header of known columns, then one row for each line of a dossier's order or offer."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import NamedTuple

from chalicelib.application.importing.cells import french as in_french
from chalicelib.application.importing.faults import Fault
from chalicelib.application.ports.translations import mark
from chalicelib.domain.values.language import Language

NAME = "name_"
"""How the columns begin that hold a line's name in a language."""
NEEDED = (
    "reference", "account", "customer", "owner", "contact_name", "contact_email", "contact_language", "address", "postcode",
    "city", "country", "sku", "quantity", "unit_price", "vat_rate",
)  # fmt: skip
OPTIONAL = (
    "deputy", "opened", "valid_until", "customer_reference", "supplier_number", "note", "siren", "siret", "service",
    "engagement", "vat", "electronic", "order_discount", "freight", "freight_vat_rate", "freight_vat_category",
    "latin", "billing_address", "billing_postcode", "billing_city", "billing_country", "billing_latin", "billing_email",
    "discount",
    "lead_days", "goods", "vat_category", "exemption", "supply", "announced", "recorded",
)  # fmt: skip
OF_LINES = (
    "sku", "quantity", "unit_price", "vat_rate", "discount", "lead_days", "goods", "vat_category", "exemption", "supply",
    "announced",
)  # fmt: skip
"""Columns that belong to a line, as its names do; others are the dossier's, told by its first row, empty or the same below."""


class CsvRow(NamedTuple):
    """A row's number in the file and its cells that are not empty: as they are read, and as they were typed."""

    number: int
    cells: Mapping[str, str]
    typed: Mapping[str, str]


class CsvRows(NamedTuple):
    """The rows of each dossier by its reference as typed, in the order of the file, and what is wrong with the file as such."""

    dossiers: Mapping[str, tuple[CsvRow, ...]]
    bad: tuple[Fault, ...]


AGAIN = mark("write the file out again from the spreadsheet, as CSV")
_SEP = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""A first line that tells Excel the separator, and that Excel does not show."""


def name_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """Give the columns of a line's name in each of the seller's languages: name_fr."""
    return tuple(f"{NAME}{language}" for language in languages)


def read_csv(text: str, languages: Sequence[Language]) -> CsvRows:
    """Give the file's rows; separated by commas or semicolons (RFC 4180 otherwise), as it says or as the header has more of.

    Between semicolons, numbers and days may be written as in French.
    """
    lines = [*StringIO(text.lstrip("\ufeff"), newline="")]
    declared = _SEP.fullmatch(lines[0]) if lines else None
    lines = lines[1:] if declared else lines
    if not lines:
        return CsvRows({}, (Fault(1, "", mark("the file is empty"), mark("send a header and rows")),))
    separator = declared[1] if declared and declared[1] in ",;" else max(",;", key=lines[0].count)
    try:
        header, *records = csv.reader(lines, delimiter=separator, strict=True)
    except csv.Error:
        return CsvRows({}, (Fault(1, "", mark("the file is no CSV: a quotation mark is open, or closed too early"), AGAIN),))
    names = [name.strip() for name in header]
    if wrong := tuple(_header(names, (*NEEDED, *name_columns(languages)))):
        return CsvRows({}, wrong)
    return _grouped(names, records, french=separator == ";")


def _header(names: list[str], needed: tuple[str, ...]) -> Iterator[Fault]:
    columns_allowed = {*needed, *OPTIONAL}
    columns = {"columns": ", ".join(needed + OPTIONAL)}
    for name, times in Counter(names).items():
        if name not in columns_allowed:
            yield Fault(1, name, mark("the column is unknown"), mark("known are %(columns)s"), name, columns)
        elif times > 1:
            yield Fault(1, name, mark("the column is there twice"), mark("keep one of them"), name)
    yield from (Fault(1, name, mark("the column is missing"), mark("add it")) for name in needed if name not in names)


def _grouped(names: list[str], records: list[list[str]], *, french: bool) -> CsvRows:
    dossiers: dict[str, tuple[CsvRow, ...]] = {}
    bad: list[Fault] = []
    for number, record in enumerate(records, start=2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) != len(names):
            places = {"cells": len(record), "columns": len(names)}
            bad.append(Fault(number, "", mark("the row has %(cells)s cells of %(columns)s"), AGAIN, places=places))
            continue
        typed = {name: cell.strip() for name, cell in zip(names, record, strict=True) if cell.strip()}
        row = CsvRow(number, {name: in_french(name, cell) for name, cell in typed.items()} if french else typed, typed)
        reference = row.cells.get("reference")
        if reference is None:
            fix = mark("write the dossier's number into each of its rows")
            bad.append(Fault(number, "reference", mark("the cell is empty"), fix))
            continue
        first, *_ = (*dossiers.get(reference, ()), row)
        bad += _differing(first, row)
        dossiers[reference] = (*dossiers.get(reference, ()), row)
    if not dossiers and not bad:
        bad.append(Fault(2, "", mark("the file has no rows"), mark("send one for each line of an order or offer")))
    return CsvRows(dossiers, tuple(bad))


def _differing(first: CsvRow, row: CsvRow) -> Iterator[Fault]:
    """Yield what a row says of its dossier that its first row does not."""
    for name, cell in row.cells.items():
        if name not in OF_LINES and not name.startswith(NAME) and cell != first.cells.get(name):
            detail = mark("row %(first)s of the same dossier says otherwise")
            fix = mark("leave the cell empty below the first row, or repeat it")
            yield Fault(row.number, name, detail, fix, row.typed[name], {"first": first.number})
