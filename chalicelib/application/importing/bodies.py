"""The rows of a dossier as the commands that open it and bring it to where it stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any, NamedTuple

import msgspec

from chalicelib.application.importing.cells import form
from chalicelib.application.importing.csv_rows import NAME, CsvRow, name_columns
from chalicelib.application.importing.faults import Fault, Faulty
from chalicelib.application.ports.translations import mark
from chalicelib.domain.errors import DomainError, Invalid
from chalicelib.domain.sale.commands import AllocateStock, AnnounceDelivery, Command, CreateDossier, OrderSupply, ReceiveSupply
from chalicelib.domain.values.calendar import PARIS
from chalicelib.domain.values.field_checks import hold
from chalicelib.domain.values.fields import MAX_LINES
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.text_paths import text_path

SUPPLY: Mapping[str, type[AllocateStock | OrderSupply | ReceiveSupply]] = {
    "stock": AllocateStock,
    "ordered": OrderSupply,
    "received": ReceiveSupply,
}
COLUMNS: Mapping[str, str] = {
    "reference": "reference", "account": "account", "customer": "customer", "owner": "owner", "deputy": "deputy",
    "customer_reference": "customer_reference", "supplier_number": "supplier_number", "note": "note", "effective": "opened",
    "contacts[0].name": "contact_name", "contacts[0].email": "contact_email", "contacts[0].language": "contact_language",
    "delivery.latin": "latin", "billing.latin": "billing_latin",
    "delivery.lines": "address", "delivery.postcode": "postcode", "delivery.city": "city", "delivery.country": "country",
    "billing.lines": "billing_address", "billing.postcode": "billing_postcode", "billing.city": "billing_city",
    "billing.country": "billing_country", "billing.siren": "siren", "billing.siret": "siret", "billing.service": "service",
    "engagement": "engagement", "billing.vat": "vat", "billing.electronic": "electronic", "billing.email": "billing_email",
    "discount": "order_discount", "freight.amount": "freight", "freight.vat_rate": "freight_vat_rate",
    "freight.vat_category": "freight_vat_category",
    "terms.valid_until": "valid_until",
    "on": "announced", "lines": "supply", "recorded": "recorded",
}  # fmt: skip
"""The column of each field of the command that opens a dossier; those of its lines are told by `_cell_of`."""
FREIGHT: Mapping[str, str] = {"amount": "freight", "vat_rate": "freight_vat_rate", "vat_category": "freight_vat_category"}
_LINE = re.compile(r"lines\[(\d+)\](?:\.(.+))?")
_AT_INDEX = re.compile(r"(?<=lines|latin)\[\d+\]\Z")
"""Of an address: all of its lines, and all Latin ones, stand in one cell each."""
_AT = re.compile(r"(?P<detail>.*?)(?: - at `\$\.?(?P<path>.*)`)?", re.DOTALL)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MISSING = re.compile(r"Object missing required field `(.+)`")


class Opening(NamedTuple):
    """A dossier to open: its first row's number, and its commands, the first of which creates it."""

    rows: tuple[CsvRow, ...]
    commands: tuple[Command, ...]

    def bad(self, error: DomainError) -> Fault:
        """Give a refusal of the domain as what is wrong in the file."""
        return _refused(self.rows, error)


def opening(rows: tuple[CsvRow, ...], languages: Sequence[Language]) -> Opening | Fault:
    """Give what to ask for, or the first thing that is wrong with the rows."""
    if len(rows) > MAX_LINES:
        reason, fix = (
            mark("the dossier has %(count)s lines"),
            mark("keep %(most)s of them, and write the others into another dossier"),
        )
        places = {"count": len(rows), "most": MAX_LINES}
        return Fault(rows[MAX_LINES].number, "reference", reason, fix, rows[0].typed["reference"], places)
    body: dict[str, Any] = {}
    try:
        body = _created(rows, languages)
        created: CreateDossier = msgspec.convert(body, CreateDossier, strict=False)
        hold(created)
        if created.contacts[0].language not in languages:
            return _unread(rows, "contacts[0].language")
        return Opening(rows, (created, *_followed(rows)))
    except msgspec.ValidationError as error:
        matched = _AT.fullmatch(str(error))
        detail, path = (matched["detail"], text_path(matched["path"] or "", body)) if matched else (str(error), "")
        missing = _MISSING.fullmatch(detail)
        return _unread(rows, ".".join(filter(None, (path, missing[1]))) if missing else path)
    except Invalid as error:
        return _refused(rows, error)
    except Faulty as error:
        return error.fault


def _unread(rows: tuple[CsvRow, ...], field: str) -> Fault:
    number, column = _cell_of(rows, field)
    value = _value(rows, number, column)
    reason = mark("“%(value)s” cannot be read here") if value else mark("the cell is empty")
    return Fault(number, column, reason, form(column), value)


def _refused(rows: tuple[CsvRow, ...], error: DomainError) -> Fault:
    number, column = _cell_of(rows, error.field or "reference")
    return Fault(number, column, error.reason, form(column), _value(rows, number, column), error.evidence)


def _value(rows: tuple[CsvRow, ...], number: int, column: str) -> str:
    """Give what stands in a cell; a billing address that is not there is the delivery's."""
    cells = next((row.typed for row in rows if row.number == number), rows[0].typed)
    return cells.get(column) or cells.get(column.removeprefix("billing_")) or ""


def _created(rows: tuple[CsvRow, ...], languages: Sequence[Language]) -> dict[str, Any]:
    cells = rows[0].cells
    plain = ("reference", "account", "customer", "owner", "deputy", "customer_reference", "engagement", "supplier_number", "note")
    delivery = _address(cells, "")
    billing = _address(cells, "billing_") if "billing_address" in cells else dict(delivery)
    return {
        **{name: cells[name] for name in plain if name in cells},
        **_days(rows[0]),
        **({"terms": {"valid_until": cells["valid_until"]}} if "valid_until" in cells else {}),
        "mails": False,
        "contacts": [_picked(cells, {"name": "contact_name", "email": "contact_email", "language": "contact_language"})],
        "delivery": delivery,
        "billing": {
            **billing,
            **_rows(cells, "latin", "billing_latin"),
            **_picked(
                cells, {name: name for name in ("siren", "siret", "service", "vat", "electronic")} | {"email": "billing_email"}
            ),
        },
        "lines": [_line(row, languages) for row in rows],
        **_picked(cells, {"discount": "order_discount"}),
        **({"freight": freight} if (freight := _picked(cells, FREIGHT)) else {}),
    }


def _picked(cells: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, Any]:
    return {field: cells[column] for field, column in columns.items() if column in cells}


def _address(cells: Mapping[str, str], prefix: str) -> dict[str, Any]:
    rest = _picked(cells, {name: f"{prefix}{name}" for name in ("postcode", "city", "country")})
    return {**rest, **_rows(cells, "lines", f"{prefix}address"), **_rows(cells, "latin", f"{prefix}latin")}


def _rows(cells: Mapping[str, str], field: str, column: str) -> dict[str, list[str]]:
    """Give the lines of a cell, which | parts."""
    parts = [part.strip() for part in cells.get(column, "").split("|") if part.strip()]
    return {field: parts} if parts else {}


def _line(row: CsvRow, languages: Sequence[Language]) -> dict[str, Any]:
    """Give the fields of a line, which the catalogue names where the row has no name at all.

    Raises Faulty where its name in one of the languages is not there.
    """
    cells = row.cells
    columns = name_columns(languages)
    missing = [column for column in columns if column not in cells]
    if missing and len(missing) < len(columns):
        raise Faulty(_unread((row,), missing[0]))
    plain = ("sku", "quantity", "unit_price", "vat_rate", "discount", "lead_days", "goods", "vat_category", "exemption")
    return {
        **{name: cells[name] for name in plain if name in cells},
        **({} if missing else {"name": {each: cells[f"{NAME}{each}"] for each in languages}}),
    }


def _followed(rows: tuple[CsvRow, ...]) -> Iterator[Command]:
    """Yield what happened to lines since: supply, then the day announced for those that share one."""
    day = _days(rows[0])
    for state, kind in SUPPLY.items():
        lines = [line for line, row in enumerate(rows, start=1) if row.cells.get("supply") == state]
        if lines:
            yield msgspec.convert({"lines": lines, "mails": False, **day}, kind, strict=False)
    for row in rows:
        if row.cells.get("supply", "stock") not in SUPPLY:
            raise Faulty(_unread((row,), "supply"))
    for on in dict.fromkeys(row.cells["announced"] for row in rows if "announced" in row.cells):
        lines = [line for line, row in enumerate(rows, start=1) if row.cells.get("announced") == on]
        try:
            announced = msgspec.convert({"lines": lines, "on": on, "mails": False, **day}, AnnounceDelivery, strict=False)
            hold(announced)
        except msgspec.ValidationError:
            raise Faulty(_unread((rows[lines[0] - 1],), "announced")) from None
        except Invalid as error:
            raise Faulty(_refused((rows[lines[0] - 1],), error)) from None
        yield announced


def _days(row: CsvRow) -> dict[str, str]:
    """Say when the dossier was opened, and when it was first written down: on that day, Paris, where no hour is told."""
    cells = row.cells
    opened = {"effective": cells["opened"]} if "opened" in cells else {}
    recorded = cells.get("recorded")
    if recorded and _DATE.fullmatch(recorded):
        with suppress(ValueError):
            recorded = datetime.combine(date.fromisoformat(recorded), time(), PARIS).isoformat()
    return opened | ({"recorded": recorded} if recorded else {})


def _cell_of(rows: tuple[CsvRow, ...], field: str) -> tuple[int, str]:
    """Find the row and column of a field of the command that opens the dossier."""
    line = _LINE.fullmatch(field)
    if line:
        name = (line[2] or "").replace(".", "_")
        return rows[min(int(line[1]), len(rows) - 1)].number, name
    return rows[0].number, COLUMNS.get(_AT_INDEX.sub("", field), field)
