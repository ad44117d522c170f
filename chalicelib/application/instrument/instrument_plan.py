"""What a file of instruments would do, rehearsed whole: each row that is wrong is told, and nothing is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec

from chalicelib.application.importing.csv_table import header_faults, read_table, uneven
from chalicelib.application.importing.faults import Fault, Faulty
from chalicelib.application.instrument.instrument_columns import (
    NEEDED,
    instrument_columns,
    instrument_form,
    read_instrument_cell,
)
from chalicelib.application.ports.instrument_files import InstrumentFileStore, InstrumentRow
from chalicelib.application.ports.instrument_store import serial_id
from chalicelib.application.ports.translations import mark
from chalicelib.domain.errors import DomainError
from chalicelib.domain.instrument.contract_level import ServiceContract
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_commands import (
    CorrectInstrument,
    EnterInstrument,
    InstrumentCommand,
    PutInstrument,
    SetContract,
    SetWarranty,
)
from chalicelib.domain.instrument.instrument_rules import (
    InstrumentGround,
    check_contract,
    check_day,
    check_serial,
    decided,
)
from chalicelib.domain.instrument.serial import serial_key
from chalicelib.domain.instrument.support_policy import SupportPolicy
from chalicelib.domain.values.field_checks import hold
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.reference import normalise

MOST = 5000
"""Instruments of one file."""
EMPTY = mark("the cell is empty")
UNREAD = mark("“%(value)s” cannot be read here")
TWICE = mark("the same instrument is in row %(first)s already")
ANOTHERS = mark("the instrument is %(account)s’s: give it by the act that says so, not by a file")
OTHER_NUMBER = mark("the instrument with this serial number is %(instrument)s")
TAKEN = mark("the number %(number)s is taken")
NOBODY = mark("there is no customer %(account)s")
NAMELESS = mark("the catalogue does not have this model: write the instrument’s name")
CHANGED = mark("the instrument was changed since the file was read out: it is at version %(version)s")


class PlannedInstrument(NamedTuple):
    """What one row would do: to a new instrument, or to one that is there."""

    row: InstrumentRow
    before: Instrument | None


class InstrumentPlan(NamedTuple):
    """What a file would do, how many rows say nothing new, and what is wrong with it."""

    planned: tuple[PlannedInstrument, ...]
    unchanged: int
    bad: tuple[Fault, ...]


class Ground(NamedTuple):
    """What rows are rehearsed with: the seller's languages and policy, today (Paris)."""

    languages: Sequence[Language]
    policy: SupportPolicy
    today: date


class _Row(NamedTuple):
    number: int
    cells: Mapping[str, str]
    typed: Mapping[str, str]

    def fault(self, column: str, reason: str | None = None, **places: object) -> Faulty:
        value = self.typed.get(column, "")
        return Faulty(Fault(self.number, column, reason or (UNREAD if value else EMPTY), instrument_form(column), value, places))


def instrument_plan(store: InstrumentFileStore, text: str, ground: Ground) -> InstrumentPlan:
    """Rehearse a file."""
    rows, bad = _rows(text, ground.languages)
    if bad:
        return InstrumentPlan((), 0, tuple(bad))
    bearing = store.bearers(frozenset(serial_id(row.cells["model"], row.cells["serial"]) for row in rows))
    ids = {*bearing.values(), *(number for row in rows if (number := normalise(row.cells.get("id") or "")))}
    there = {one.id: one for one in store.instruments(sorted(ids))} if ids else {}
    house = _House(store, bearing, there)
    planned: list[PlannedInstrument] = []
    seen: dict[str, int] = {}
    unchanged = 0
    for row in rows:
        try:
            one = _planned(row, house, ground)
            for key in (serial_id(row.cells["model"], row.cells["serial"]), one.before.id if one.before else None):
                if key and seen.setdefault(key, row.number) != row.number:
                    raise row.fault("serial", TWICE, first=seen[key])
        except Faulty as error:
            bad.append(error.fault)
            continue
        if one.row.enter or one.row.commands:
            planned.append(one)
        else:
            unchanged += 1
    return InstrumentPlan(tuple(planned), unchanged, tuple(bad))


class _House:
    """What the house has of what a file names, each read once."""

    def __init__(self, store: InstrumentFileStore, bearing: Mapping[str, str], there: Mapping[str, Instrument]) -> None:
        self._store, self._bearing, self._there = store, bearing, there
        self._accounts: dict[str, bool] = {}
        self._models: dict[str, bool] = {}

    def instrument(self, row: _Row) -> Instrument | None:
        """Give the instrument that a row is about, one that exists. Raises Faulty where its two numbers name two."""
        number = row.cells.get("id")
        identifier = normalise(number) if number else None
        if number and identifier is None:
            raise row.fault("id")
        by_serial = self._there.get(self._bearing.get(serial_id(row.cells["model"], row.cells["serial"]), ""))
        by_number = self._there.get(identifier or "")
        if by_serial and by_serial.exists and identifier not in (None, by_serial.id):
            raise row.fault("id", OTHER_NUMBER, instrument=by_serial.id)
        one = by_number or by_serial
        if one is None and identifier and (self._store.load(identifier) or self._store.holder(identifier)):
            raise row.fault("id", TAKEN, number=identifier)
        return one if one and one.exists else None

    def account(self, account: str) -> bool:
        """Say whether there is such a customer."""
        return _looked_up(self._accounts, account, lambda: self._store.account(account) is not None)

    def model(self, sku: str) -> bool:
        """Say whether the catalogue has a model."""
        return _looked_up(self._models, sku, lambda: sku in self._store.products(frozenset({sku})))


def _looked_up(answers: dict[str, bool], key: str, look: Callable[[], bool]) -> bool:
    if key not in answers:
        answers[key] = look()
    return answers[key]


def _rows(text: str, languages: Sequence[Language]) -> tuple[list[_Row], list[Fault]]:
    table = read_table(text)
    if isinstance(table, Fault):
        return [], [table]
    every = instrument_columns(languages)
    bad = list(header_faults(table.names, NEEDED, [name for name in every if name not in NEEDED]))
    records = [(number, record) for number, record in enumerate(table.records, start=2) if any(map(str.strip, record))]
    if len(records) > MOST:
        reason = mark("the file has %(count)s instruments")
        fix = mark("send %(most)s at most, and the others in other files")
        bad.append(Fault(1, "serial", reason, fix, places={"count": len(records), "most": MOST}))
    bad += (uneven(number, record, table.names) for number, record in records if len(record) != len(table.names))
    if bad:
        return [], bad
    rows = [
        _Row(
            number,
            {
                name: read_instrument_cell(name, cell, french=table.french)
                for name, cell in zip(table.names, record, strict=True)
            },
            dict(zip(table.names, map(str.strip, record), strict=True)),
        )
        for number, record in records
    ]  # fmt: skip
    empty = [Fault(row.number, name, EMPTY, instrument_form(name)) for row in rows for name in NEEDED if not row.cells[name]]
    return rows, empty


def _planned(row: _Row, house: _House, ground: Ground) -> PlannedInstrument:
    """Give what a row asks for. Raises Faulty."""
    if not house.account(row.cells["account"]):
        raise row.fault("account", NOBODY, account=row.cells["account"])
    before = house.instrument(row)
    asked = tuple(_changes(row, before, ground)) if before else ()
    version = row.cells.get("version")
    if before and asked and version and version != str(before.version):
        raise row.fault("version", CHANGED, version=before.version)
    enter = None if before else _new(row, house, ground)
    number = before.id if before else None
    return PlannedInstrument(InstrumentRow(row.number, row.cells["serial"], number, enter, asked), before)


def _new(row: _Row, house: _House, ground: Ground) -> EnterInstrument:
    cells = row.cells
    body: dict[str, Any] = {name: cells[name] for name in ("id", *NEEDED, "location", "since", "warranty") if cells.get(name)}
    name = _name(row, ground.languages)
    if name is None and not house.model(cells["model"]):
        raise row.fault(f"name_{ground.languages[0]}", NAMELESS)
    body |= {"name": name} if name else {}
    contract = _contract(row, ground)
    body |= {"contract": msgspec.to_builtins(contract)} if contract else {}
    entered: EnterInstrument = _read(row, body, EnterInstrument)
    _domain(row, lambda: check_serial(entered.serial), "serial")
    _domain(row, lambda: check_day(entered.since, ground.today), "since")
    return entered


def _changes(row: _Row, before: Instrument, ground: Ground) -> Iterator[InstrumentCommand]:
    """Yield what a row says anew of an instrument; a column that is not there leaves what was."""
    cells = row.cells
    if cells["account"] != before.account:
        raise row.fault("account", ANOTHERS, account=before.account or "")
    name = _name(row, ground.languages)
    right: dict[str, Any] = {
        "model": cells["model"] if cells["model"] != before.model else None,
        "serial": cells["serial"] if serial_key(cells["serial"]) != serial_key(before.serial) else None,
        "name": name if name and name != before.name else None,
    }
    asked: list[tuple[dict[str, Any], type[Any], bool, str]] = [
        (right, CorrectInstrument, any(right.values()), "serial"),
        (
            {"location": cells.get("location") or None}, PutInstrument,
            "location" in cells and (cells["location"] or None) != before.location, "location",
        ),
        (
            {"until": cells.get("warranty") or None}, SetWarranty,
            "warranty" in cells and cells["warranty"] != (before.warranty.isoformat() if before.warranty else ""), "warranty",
        ),
    ]  # fmt: skip
    for body, kind, differs, column in asked:
        if differs:
            command = _read(row, body, kind)
            _domain(row, lambda command=command: decided(before, command, _ground(ground)), column)  # type: ignore[misc]  # bound
            yield command
    if "contract" in cells and (contract := _contract(row, ground)) != before.contract:
        yield SetContract(contract=contract)


def _ground(ground: Ground) -> InstrumentGround:
    return InstrumentGround(ground.today, ground.policy)


def _contract(row: _Row, ground: Ground) -> ServiceContract | None:
    if not row.cells.get("contract"):
        return None
    body = {"level": row.cells["contract"], "since": row.cells.get("contract_since", ""),
            "until": row.cells.get("contract_until", "")}  # fmt: skip
    contract: ServiceContract = _read(row, body, ServiceContract)
    _domain(row, lambda: check_contract(contract, ground.policy), "contract")
    return contract


def _name(row: _Row, languages: Sequence[Language]) -> dict[str, str] | None:
    name = {language: row.cells.get(f"name_{language}", "") for language in languages}
    missing = [language for language, text in name.items() if not text]
    if len(missing) == len(name):
        return None
    if missing:
        raise row.fault(f"name_{missing[0]}")
    return name


def _read(row: _Row, body: dict[str, Any], shape: Any) -> Any:
    columns = {"level": "contract", "until": "contract_until" if shape is ServiceContract else "warranty"}
    if shape is ServiceContract:
        columns["since"] = "contract_since"
    for name in body:  # one field at a time, so that the cell that is wrong is told
        if body[name] is not None:
            try:
                msgspec.convert(body[name], shape.__annotations__[name], strict=False)
            except msgspec.ValidationError:
                column = columns.get(name, name)
                raise row.fault(column if column in row.cells else "serial") from None
    try:
        value = msgspec.convert(body, shape, strict=False)
    except msgspec.ValidationError:
        raise row.fault("serial") from None
    _domain(row, lambda: hold(value), "since")
    return value


def _domain(row: _Row, check: Callable[[], object], column: str) -> None:
    try:
        check()
    except DomainError as error:
        named = (error.field or "").replace("contract.level", "contract").replace("contract.until", "contract_until")
        raise row.fault(named if named in row.cells else column, error.reason, **error.evidence) from None
