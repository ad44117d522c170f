"""Staff's routes to instruments as a CSV file: in, how far that came, and out."""

from typing import TYPE_CHECKING, Literal

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.importing.faults import Bad
from chalicelib.application.ports.instrument_files import RefusedInstrument
from chalicelib.application.ports.translations import SOURCE
from chalicelib.domain.values.calendar import paris_date
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import csv_of
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import chosen
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.problem import Problem, Wrong
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER
from chalicelib.entrypoints.http.staff.imports import NOTHING, named_row
from chalicelib.entrypoints.http.staff.product_file_routes import LARGEST

if TYPE_CHECKING:
    from chalicelib.application.instrument.instrument_import import InstrumentReport
    from chalicelib.bootstrap.http import Wiring

staff_instrument_files = Blueprint(__name__)
routes = Routes(staff_instrument_files, AUTHORIZER)


class PlannedInstrumentRow(Struct, frozen=True):
    """What a row would do: to a new instrument, whose number is null, or by these commands to one that is there."""

    row: int
    instrument: str | None
    serial: str
    commands: tuple[str, ...]


class InstrumentFileAnswer(Struct, frozen=True):
    """What a file does, or would do: how many instruments it enters and changes, how many rows say what is so.

    import_id: of what was begun, whose progress can be asked for; null in a dry run.
    rows: in a dry run, what each row would do. bad: in a dry run, each row that is wrong.
    """

    dry_run: bool
    import_id: str | None
    entered: int
    changed: int
    unchanged: int
    rows: tuple[PlannedInstrumentRow, ...]
    bad: tuple[Bad, ...]


class InstrumentFileProgress(Struct, frozen=True):
    """How far a file came: parts of it that are written, of how many; refused: rows that could not be by then, and why."""

    import_id: str
    entered: int
    changed: int
    unchanged: int
    parts: int
    written: int
    done: bool
    refused: tuple[RefusedInstrument, ...]


@routes.post("/staff/instrument-imports", query=("dry_run",))
def instrument_imports(call: Call, wired: "Wiring") -> Answer:
    """Enter and change the instruments of a CSV file or, where a row is wrong, none; `?dry_run=true` only tells what would be."""
    from chalicelib.application.instrument import instrument_import
    from chalicelib.application.instrument.instrument_plan import Ground

    caller, dry_run = wired.identify(call.claims), chosen(call, "dry_run", Literal["true", "false"]) == "true"
    text = csv_of(call, LARGEST)
    request = write_request(call, "", text.encode(), must_match=False)
    translations, now = wired.translations_for(call.lang or SOURCE), wired.clock()
    ground = Ground(wired.seller.languages, wired.seller.support, paris_date(now))
    file = instrument_import.SentInstruments(text, caller, request, now, ground, translations)
    if dry_run:
        report = instrument_import.rehearse_instruments(wired.instruments, file)
        return Answer(200, encode(_rehearsed(report)))
    done = instrument_import.begin_instruments(wired.instruments, file, wired.pause)
    if isinstance(done, instrument_import.InstrumentReport):
        wrong = tuple(Wrong(named_row(each, translations), each.detail, each.fix) for each in done.bad)
        raise Problem(422, "invalid-body", NOTHING, wrong)
    return Answer(200, encode(InstrumentFileAnswer(False, done.id, done.entered, done.changed, done.unchanged, (), ())))


def _rehearsed(report: "InstrumentReport") -> InstrumentFileAnswer:
    rows = tuple(
        PlannedInstrumentRow(
            one.row.row, one.row.instrument, one.row.serial,
            tuple(str(command.__struct_config__.tag) for command in one.row.commands),
        )
        for one in report.plan.planned
    )  # fmt: skip
    entered = sum(one.before is None for one in report.plan.planned)
    return InstrumentFileAnswer(True, None, entered, len(rows) - entered, report.plan.unchanged, rows, report.bad)


@routes.get("/staff/instrument-imports/{import_id}")
def instrument_import_progress(call: Call, wired: "Wiring", import_id: str) -> Answer:
    """Say how far a file came that was sent."""
    from chalicelib.application.instrument.instrument_import import read_instrument_file

    begun = read_instrument_file(wired.instruments, wired.identify(call.claims), import_id)
    written = len(begun.done)
    shown = InstrumentFileProgress(
        begun.id, begun.entered, begun.changed, begun.unchanged, begun.parts, written, written == begun.parts, begun.refused
    )
    return tagged(encode(shown), begun.version)


@routes.get("/staff/instrument-export", ("cursor",))
def instrument_export(call: Call, wired: "Wiring") -> Answer:
    """Give the instruments as a CSV file, which can be changed in a spreadsheet and sent to the import."""
    from chalicelib.application.instrument.instrument_export import instrument_csv

    caller = wired.identify(call.claims)
    file = instrument_csv(wired.instruments, wired.lists, caller, wired.seller.languages, call.query("cursor"))
    more = {"Next-Cursor": file.cursor} if file.cursor else {}
    answer = tagged(file.text.encode())
    headers = {"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="instruments.csv"', **more}
    return answer._replace(headers=headers)
