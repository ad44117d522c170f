"""A CSV file as rows: a header of known columns, then one row for each line of a dossier's order or offer."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import NamedTuple

from chalicelib.application.importing.bad import Bad

NEEDED = (
    "reference", "account", "customer", "owner", "contact_name", "contact_email", "contact_language", "address", "postcode",
    "city", "country", "sku", "name_fr", "name_en", "quantity", "unit_price", "vat_rate",
)  # fmt: skip
OPTIONAL = (
    "deputy", "opened", "valid_until", "customer_reference", "supplier_number", "note", "siren", "vat", "billing_address",
    "billing_postcode", "billing_city", "billing_country", "discount", "lead_days", "goods", "supply", "announced",
)  # fmt: skip
OF_LINES = (
    "sku",
    "name_fr",
    "name_en",
    "quantity",
    "unit_price",
    "vat_rate",
    "discount",
    "lead_days",
    "goods",
    "supply",
    "announced",
)
"""Columns that belong to a line; the others are the dossier's, told by its first row and left empty or repeated below."""


class Row(NamedTuple):
    """A row's number in the file and its cells that are not empty."""

    number: int
    cells: Mapping[str, str]


class Sheet(NamedTuple):
    """The rows of each dossier by its reference as typed, in the order of the file, and what is wrong with the file as such."""

    dossiers: Mapping[str, tuple[Row, ...]]
    bad: tuple[Bad, ...]


def read_sheet(text: str) -> Sheet:
    """The file's rows; separated by commas or semicolons (RFC 4180 otherwise), whichever the header has more of."""
    lines = [*StringIO(text.lstrip("\ufeff"), newline="")]
    if not lines:
        return Sheet({}, (Bad(1, "", "the file is empty", "send a header and rows"),))
    separator = max(",;", key=lines[0].count)
    try:
        header, *records = csv.reader(lines, delimiter=separator, strict=True)
    except csv.Error as error:
        return Sheet({}, (Bad(1, "", f"this is no CSV: {error}", "write it out again from the spreadsheet"),))
    names = [name.strip() for name in header]
    if wrong := tuple(_header(names)):
        return Sheet({}, wrong)
    return _grouped(names, records)


def _header(names: list[str]) -> Iterator[Bad]:
    for name in names:
        if name not in NEEDED + OPTIONAL:
            yield Bad(1, name, "the column is unknown", "known are " + ", ".join(NEEDED + OPTIONAL))
        elif names.count(name) > 1:
            yield Bad(1, name, "the column is there twice", "keep one of them")
    yield from (Bad(1, name, "the column is missing", "add it") for name in NEEDED if name not in names)


def _grouped(names: list[str], records: list[list[str]]) -> Sheet:
    dossiers: dict[str, tuple[Row, ...]] = {}
    bad: list[Bad] = []
    for number, record in enumerate(records, start=2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) != len(names):
            bad.append(Bad(number, "", f"the row has {len(record)} cells of {len(names)}", "write it out again"))
            continue
        row = Row(number, {name: cell.strip() for name, cell in zip(names, record, strict=True) if cell.strip()})
        reference = row.cells.get("reference")
        if reference is None:
            bad.append(Bad(number, "reference", "the cell is empty", "give the dossier's reference in each of its rows"))
            continue
        first, *_ = (*dossiers.get(reference, ()), row)
        bad += _differing(first, row)
        dossiers[reference] = (*dossiers.get(reference, ()), row)
    if not dossiers and not bad:
        bad.append(Bad(2, "", "the file has no rows", "send one for each line of an order or offer"))
    return Sheet(dossiers, tuple(bad))


def _differing(first: Row, row: Row) -> Iterator[Bad]:
    """What a row says of its dossier that its first row does not."""
    for name, cell in row.cells.items():
        if name not in OF_LINES and cell != first.cells.get(name):
            detail = f"row {first.number} of the same dossier says otherwise"
            yield Bad(row.number, name, detail, "leave it empty below the first row, or repeat it")
