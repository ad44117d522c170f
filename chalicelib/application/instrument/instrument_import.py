"""A file of instruments: rehearsed whole, then written down as parts in one transaction, which a worker carries out.

All of it, or nothing while a row is wrong: what is written down is carried out whatever dies meanwhile, each row once.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final, NamedTuple

import msgspec

from chalicelib.application.caller import SYSTEM, Caller, Outcome, Request, staff_only
from chalicelib.application.errors import Forbidden, NotFound
from chalicelib.application.importing.faults import Bad, first_told
from chalicelib.application.instrument.instrument_plan import Ground, InstrumentPlan, PlannedInstrument, instrument_plan
from chalicelib.application.instrument.instrument_writing import WRITERS, InstrumentOrder, write_instrument
from chalicelib.application.ports.commit import Commit, Record
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.instrument_files import (
    INSTRUMENT_FILE,
    InstrumentFile,
    InstrumentFileStore,
    InstrumentPart,
    InstrumentRow,
    RefusedInstrument,
)
from chalicelib.application.ports.translations import Translations
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.errors import DomainError, Invalid
from chalicelib.domain.instrument.support_policy import SupportPolicy
from chalicelib.domain.values.actor import Actor

KIND: Final = "instrument_import"
"""The effect that carries out a part; it names the part and the file."""
PART = 110
"""Instruments of a part: each part is an item and an effect, and a transaction has 100 actions."""
LONGEST_ID = 20


class SentInstruments(NamedTuple):
    """A file's text and who sends it, under an idempotency key."""

    text: str
    caller: Caller
    request: Request
    now: datetime
    ground: Ground
    translations: Translations | None = None


class InstrumentReport(NamedTuple):
    """What a file would do, and what is wrong with it; then nothing is written."""

    plan: InstrumentPlan
    bad: tuple[Bad, ...]


def rehearse_instruments(store: InstrumentFileStore, file: SentInstruments) -> InstrumentReport:
    """Say what a file would do. Raises Forbidden."""
    if not file.caller.roles & WRITERS:
        raise Forbidden
    what = instrument_plan(store, file.text, file.ground)
    return InstrumentReport(
        what, tuple(fault.translated(file.translations, file.ground.languages) for fault in first_told(what.bad))
    )


def begin_instruments(
    store: InstrumentFileStore, file: SentInstruments, pause: Callable[[int], None]
) -> InstrumentFile | InstrumentReport:  # fmt: skip
    """Write down what is to be done of a file, once for each key; where a row is wrong, nothing, and what is wrong is told.

    Raises Forbidden, KeyReused or Busy.
    """
    if not file.caller.roles & WRITERS:
        raise Forbidden
    wrong: list[InstrumentReport] = []

    def attempt() -> Outcome:
        report = rehearse_instruments(store, file)
        if report.bad:
            wrong[:] = [report]
            raise Invalid("rows of the file are wrong")
        return _written_down(store, file, report.plan)

    try:
        outcome = idempotent(store, file.caller, file.request, attempt, pause)
    except Invalid:
        if wrong:
            return wrong[0]
        raise
    return _begun(store, outcome.reference)


def read_instrument_file(store: InstrumentFileStore, caller: Caller, file_id: str) -> InstrumentFile:
    """Say how far a file came. Raises Forbidden or NotFound."""
    staff_only(caller)
    return _begun(store, file_id)


def _begun(store: InstrumentFileStore, file_id: str) -> InstrumentFile:
    begun = store.head(INSTRUMENT_FILE, file_id) if len(file_id) <= LONGEST_ID else None
    if begun is None:
        raise NotFound
    return begun


def _written_down(store: InstrumentFileStore, file: SentInstruments, what: InstrumentPlan) -> Outcome:
    request, principal = file.request, file.caller.principal
    file_id = sha256(f"{principal}\n{request.key}".encode()).hexdigest()[:LONGEST_ID]
    parts = tuple(InstrumentPart(seq, rows, file.now) for seq, rows in enumerate(_parts(what.planned), start=1))
    entered = sum(one.before is None for one in what.planned)
    begun = InstrumentFile(
        id=file_id, version=1, by=file.caller.subject, at=file.now, entered=entered, changed=len(what.planned) - entered,
        unchanged=what.unchanged, parts=len(parts),
    )  # fmt: skip
    record = Record(principal, request.key, request.fingerprint, 200, file_id, 1)
    effects = tuple(Effect(KIND, part.seq, KIND, file_id) for part in parts)
    store.commit(
        Commit(
            stream=INSTRUMENT_FILE, reference=file_id, expected=0, head=begun, record=record, at=file.now, entries=parts,
            effects=effects,
        )
    )  # fmt: skip
    return Outcome(200, file_id, 1)


def _parts(planned: Sequence[PlannedInstrument]) -> Iterator[tuple[InstrumentRow, ...]]:
    for first in range(0, len(planned), PART):
        yield tuple(one.row for one in planned[first : first + PART])


class ImportTools(NamedTuple):
    """What a part is carried out with: the seller's policy, who chooses characters of new numbers, the moment (UTC), a pause."""

    policy: SupportPolicy
    choose: Callable[[str], str]
    now: datetime
    pause: Callable[[int], None]


def carry_out_part(store: InstrumentFileStore, file_id: str, seq: int, tools: ImportTools) -> None:
    """Carry out one part: each of its rows once, then the part itself. Raises LookupError for one that is not there."""
    begun, part = store.head(INSTRUMENT_FILE, file_id), store.instrument_part(file_id, seq)
    if begun is None or part is None:
        raise LookupError(file_id)
    if seq in begun.done:
        return
    refused = tuple(report for row in part.rows if (report := _write_row(store, begun, row, tools)))

    def attempt() -> Outcome:
        last = store.head(INSTRUMENT_FILE, file_id) or begun
        after = msgspec.structs.replace(last, version=last.version + 1, done=(*last.done, seq), refused=(*last.refused, *refused))
        record = Record(SYSTEM.principal, f"{file_id}.{seq}", file_id, 201, file_id, after.version)
        store.commit(
            Commit(stream=INSTRUMENT_FILE, reference=file_id, expected=last.version, head=after, record=record, at=tools.now)
        )  # fmt: skip
        return Outcome(201, file_id, after.version)

    idempotent(store, SYSTEM, Request(f"{file_id}.{seq}", file_id), attempt, tools.pause)


def _write_row(
    store: InstrumentFileStore, begun: InstrumentFile, row: InstrumentRow, tools: ImportTools
) -> RefusedInstrument | None:
    """Write one row once; where somebody changed the instrument since, so that it is refused now, say why."""
    caller = Caller(SYSTEM.principal, begun.by, WRITERS, Actor("manager"), "staff")
    asked = (*((row.enter,) if row.enter else ()), *row.commands)
    try:
        for number, command in enumerate(asked, start=1):
            request = Request(f"{begun.id}.row.{row.row}.{number}", begun.id)
            order = InstrumentOrder(row.instrument or "", command, caller, request, tools.policy, tools.choose)
            write_instrument(store, order, tools.now, tools.pause)
    except (DomainError, NotFound) as error:
        return RefusedInstrument(row.row, row.serial, str(error))
    return None
