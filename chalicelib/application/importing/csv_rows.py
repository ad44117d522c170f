"""A CSV file as rows: a header of known columns, then one row for each line of a dossier's order or offer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from chalicelib.application.importing.cells import french as in_french
from chalicelib.application.importing.csv_table import Table, header_faults, read_table, uneven
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


def name_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """Give the columns of a line's name in each of the seller's languages: name_fr."""
    return tuple(f"{NAME}{language}" for language in languages)


def read_csv(text: str, languages: Sequence[Language]) -> CsvRows:
    """Give the file's rows, those of each dossier together."""
    table = read_table(text)
    if isinstance(table, Fault):
        return CsvRows({}, (table,))
    if wrong := tuple(header_faults(table.names, (*NEEDED, *name_columns(languages)), OPTIONAL)):
        return CsvRows({}, wrong)
    return _grouped(table)


def _grouped(table: Table) -> CsvRows:
    dossiers: dict[str, tuple[CsvRow, ...]] = {}
    bad: list[Fault] = []
    names, french = table.names, table.french
    for number, record in enumerate(table.records, start=2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) != len(names):
            bad.append(uneven(number, record, names))
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
