"""An import: rehearsed whole, and carried out only if no row of it is wrong."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.application.caller import Caller, Request
from chalicelib.application.errors import Forbidden
from chalicelib.application.importing.bodies import Opening, opening
from chalicelib.application.importing.csv_rows import read_csv
from chalicelib.application.importing.faults import Bad, Fault, first_told
from chalicelib.application.importing.rehearsal import Rehearsal
from chalicelib.application.ports.commit import AlreadyDone, Record
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.translations import Translations, mark
from chalicelib.application.writing.create import create
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.application.writing.idempotency import recorded, replayed
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.command_registry import may
from chalicelib.domain.sale.commands import Command, CreateDossier
from chalicelib.domain.values.calendar import PARIS, paris_date
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.reference import normalise

MOST = 100
"""Dossiers of one file: what a request can write before the gateway's patience ends."""


class Import(NamedTuple):
    """A file's text and who sends it, under an idempotency key; `check` refuses a command beforehand, `pause` as of `execute`.

    languages: the seller's. translations: into the language in which faults are told; English without.
    """

    text: str
    caller: Caller
    request: Request
    now: datetime
    pause: Callable[[int], None]
    check: Callable[[Command], None]
    languages: Sequence[Language]
    translations: Translations | None = None


class Imported(NamedTuple):
    """The dossiers of a file, by reference, and what is wrong: where something is, nothing was written."""

    references: tuple[str, ...]
    bad: tuple[Bad, ...]


def import_dossiers(store: DossierStore, job: Import, *, dry_run: bool) -> Imported:
    """Open all dossiers of a file, or none where a row is wrong, or where it is a dry run.

    A file that was half carried out when its function ended is sent again under the same key: what is there is passed over. The
    key is the file's own from its first command on: another file under it is refused, whatever dossiers it has.
    Raises Forbidden, KeyReused or Busy.
    """
    if not may(job.caller.roles, CreateDossier):
        raise Forbidden
    if not dry_run:
        recorded(store, job.caller, job.request)
    rows_of_file = read_csv(job.text, job.languages)
    made = [opening(rows, job.languages) for rows in rows_of_file.dossiers.values()]
    openings = [each for each in made if isinstance(each, Opening)]
    bad = [*rows_of_file.bad, *(each for each in made if isinstance(each, Fault))]
    if len(made) > MOST:
        places = {"count": len(made), "most": MOST}
        fix = mark("send %(most)s at most, and the others in other files")
        bad.append(Fault(1, "reference", mark("the file has %(count)s dossiers"), fix, places=places))
    rehearsal = Rehearsal(store)
    for each in openings if not rows_of_file.bad and len(made) <= MOST else ():
        bad += _rehearsed(rehearsal, job, each)
    references = tuple(_reference(each) for each in openings)
    if not bad and not dry_run:
        _claim(store, job)
        for each in openings:
            _written(store, job, each)
    return Imported(references, tuple(fault.translated(job.translations, job.languages) for fault in first_told(bad)))


def _claim(store: DossierStore, job: Import) -> None:
    """Take the key for this file. Raises KeyReused where another request has it."""
    request = job.request
    try:
        store.claim(Record(job.caller.principal, request.key, request.fingerprint, 200, "", 0), job.now)
    except AlreadyDone as error:
        replayed(error.record, request)


def _reference(each: Opening) -> str:
    typed = each.rows[0].cells["reference"]
    return normalise(typed) or typed


def _rehearsed(rehearsal: Rehearsal, job: Import, each: Opening) -> Iterator[Fault]:
    try:
        _written(rehearsal, job, each)
    except DomainError as error:
        yield each.bad(error)


def _written(store: DossierStore, job: Import, each: Opening) -> None:
    """Write one dossier, each of its commands once: its key follows from the file's."""
    job.check(each.commands[0])
    reference, (created, *followed) = _reference(each), [_of_old(command, job.now) for command in each.commands]
    if isinstance(created, CreateDossier):
        create(store, created, job.caller, _part(job.request, reference, 1), job.now, _never, job.pause)
    for step, command in enumerate(followed, start=2):
        request = CommandRequest(reference, command, job.caller, _part(job.request, reference, step))
        execute(store, request, job.now, job.pause)


def _of_old(command: Command, now: datetime) -> Command:
    """Give a command of a day that is over: where the file does not say when that was written down, it was on that day."""
    if command.recorded or command.effective is None or command.effective >= paris_date(now):
        return command
    return replace(command, recorded=datetime.combine(command.effective, time(), PARIS))


def _part(request: Request, reference: str, step: int) -> Request:
    return Request(f"{request.key}.{reference}.{step}", request.fingerprint)


def _never(letters: str) -> str:
    raise AssertionError(f"every dossier of a file brings its reference, none is chosen of {letters}")
