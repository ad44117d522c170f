"""A CSV file as a table: its header, its rows, and whether a French spreadsheet may have written its numbers and days."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from chalicelib.application.importing.faults import Fault
from chalicelib.application.ports.translations import mark

AGAIN = mark("write the file out again from the spreadsheet, as CSV")
_SEP = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""A first line that tells Excel the separator, and that Excel does not show."""


class Table(NamedTuple):
    """The names of the columns, and the cells of each row below them."""

    names: tuple[str, ...]
    records: Sequence[list[str]]
    french: bool


def read_table(text: str) -> Table | Fault:
    """Give the table of a file; separated by commas or semicolons (RFC 4180 otherwise), as it says or as the header has more of.

    Between semicolons, numbers and days may be written as in French.
    """
    lines = [*StringIO(text.lstrip("\ufeff"), newline="")]
    declared = _SEP.fullmatch(lines[0]) if lines else None
    lines = lines[1:] if declared else lines
    if not lines:
        return Fault(1, "", mark("the file is empty"), mark("send a header and rows"))
    separator = declared[1] if declared and declared[1] in ",;" else max(",;", key=lines[0].count)
    try:
        header, *records = csv.reader(lines, delimiter=separator, strict=True)
    except csv.Error:
        return Fault(1, "", mark("the file is no CSV: a quotation mark is open, or closed too early"), AGAIN)
    header, records = without_empty_columns(header, records)
    return Table(tuple(name.strip() for name in header), records, separator == ";")


def without_empty_columns(header: list[str], records: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Leave out the last columns where they have neither name nor cell: spreadsheets write them where something stood once."""
    named = max((index for index, name in enumerate(header, start=1) if name.strip()), default=0)
    if named == len(header) or any(cell.strip() for record in records for cell in record[named:]):
        return header, records
    return header[:named], [record[:named] for record in records]


def header_faults(names: Sequence[str], needed: Sequence[str], optional: Sequence[str]) -> Iterator[Fault]:
    """Yield what is wrong with the header: columns that are unknown, there twice, or missing."""
    columns_allowed = {*needed, *optional}
    columns = {"columns": ", ".join((*needed, *optional))}
    for name, times in Counter(names).items():
        if name not in columns_allowed:
            yield Fault(1, name, mark("the column is unknown"), mark("known are %(columns)s"), name, columns)
        elif times > 1:
            yield Fault(1, name, mark("the column is there twice"), mark("keep one of them"), name)
    yield from (Fault(1, name, mark("the column is missing"), mark("add it")) for name in needed if name not in names)


def uneven(number: int, record: Sequence[str], names: Sequence[str]) -> Fault:
    """Say that a row has more cells than the header, or fewer."""
    places = {"cells": len(record), "columns": len(names)}
    return Fault(number, "", mark("the row has %(cells)s cells of %(columns)s"), AGAIN, places=places)
