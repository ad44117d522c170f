"""Files that customers send: announced, looked at, filed or refused, and taken away."""

from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.command_parts import NEEDS_NOTHING, NOBODY, SIGNER
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.file import (
    AnnounceFile,
    FileAnnounced,
    FileEvent,
    FileFiled,
    FileRefused,
    FileRemoved,
    RecordFile,
    RemoveFile,
)
from chalicelib.domain.sale.file_names import file_name
from chalicelib.domain.sale.files import SentFile, changed, check_new, check_room, check_size, check_type, with_file
from chalicelib.domain.sale.from_bodies import check_comment
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.spec import Change, Notice, Spec, Specs, Unmailed, reported
from chalicelib.domain.values.roles import CUSTOMER, MANAGER, SYSTEM


def file_of(state: Dossier, entry: int) -> SentFile:
    """Give the file that an entry announced. Raises Invalid where it announced none."""
    there = state.file(entry)
    if there is None:
        raise Invalid("entry %(entry)s is no file of a customer's", field="entry", entry=entry)
    return there


def type_is_of_its_kind(state: Dossier, event: FileAnnounced, day: date) -> None:
    check_type(event.kind, event.media)
    check_size(event.kind, event.size)
    if event.kind == "log" and not state.takes_logs:
        raise Invalid("logs, measurements and films are sent to a service case alone", field="kind")


def file_waits(state: Dossier, event: FileFiled | FileRefused, day: date) -> None:
    if file_of(state, event.entry).settled:
        raise NotAllowed("the file of entry %(entry)s was looked at before", field="entry", entry=event.entry)


def file_is_there(state: Dossier, event: FileRemoved, day: date) -> None:
    if not file_of(state, event.entry).filed:
        raise NotAllowed("the file of entry %(entry)s is not kept", field="entry", entry=event.entry)


def _announced(state: Dossier, event: FileAnnounced, entry: Entry) -> Change:
    new = SentFile(
        entry=entry.seq, kind=event.kind, name=event.name, media=event.media, size=event.size, sent=event.sha256,
        on=entry.origin.effective, announced=entry.committed, by=entry.origin.entered_by, contact=entry.origin.actor.id,
        signer=event.signer,
    )  # fmt: skip
    return {"files": with_file(state.files, new)}


def _filed(state: Dossier, event: FileFiled, entry: Entry) -> Change:
    return {"files": changed(state.files, event.entry, kept=event.sha256, kept_size=event.size)}


def _refused(state: Dossier, event: FileRefused, entry: Entry) -> Change:
    return {"files": changed(state.files, event.entry, refused=event.why)}


def _removed(state: Dossier, event: FileRemoved, entry: Entry) -> Change:
    return {"files": changed(state.files, event.entry, removed=entry.origin.effective, name="")}


# These are reports: a file that comes, or is looked at meanwhile, makes no order stale that its reader is about to place.
FILE_ANNOUNCED = reported(
    event=FileAnnounced, allowed=(is_open, type_is_of_its_kind), apply=_announced, shown="never", falls_with=None,
    unmailed="customers do not see it: nothing came yet", document=None, staff=None,
)  # fmt: skip
FILE_FILED = reported(
    event=FileFiled, allowed=(is_open, file_waits), apply=_filed, shown="always", falls_with=None,
    unmailed="who sent it sees it on the page; owner and deputy are mailed", document=None, staff=Notice("link", "contact"),
)  # fmt: skip
FILE_REFUSED = reported(
    event=FileRefused, allowed=(is_open, file_waits), apply=_refused, shown="never", falls_with=None,
    unmailed="who sent it reads why on the page, beside the file", document=None, staff=None,
)  # fmt: skip
FILE_REMOVED = Spec(
    event=FileRemoved,
    allowed=(is_open, file_is_there),
    apply=_removed,
    shown="always",
    strike="permanent",
    falls_with=None,
    news=False,
    report=False,
    milestone=False,
    mail=Unmailed("the history says it; a mail would tell everybody of what nobody should have sent"),
    document="erase",
    staff=None,
)

SPECS: Specs[FileEvent] = FILE_ANNOUNCED | FILE_FILED | FILE_REFUSED | FILE_REMOVED


def _announce(state: Dossier, command: AnnounceFile, context: Context) -> Events:
    check_room(state.files, context.by, context.now)
    check_new(state.files, command.sha256, context.now)
    (signer,) = context.enrolled
    name = file_name(command.file_name)
    return (FileAnnounced(command.kind, name, command.media, command.size, command.sha256, signer),)


def _record(state: Dossier, command: RecordFile, context: Context) -> Events:
    if command.refused:
        return (FileRefused(command.entry, command.refused),)
    if command.sha256 is None:
        raise Invalid("say what is kept, or why nothing is", field="sha256")
    sent = file_of(state, command.entry)
    return (FileFiled(command.entry, sent.kind, command.sha256, command.size, sent.signer),)


def _remove(state: Dossier, command: RemoveFile, context: Context) -> Events:
    check_comment(command)
    return (FileRemoved(command.entry, file_of(state, command.entry).kind),)


COMMANDS = (
    CommandSpec(
        command=AnnounceFile, roles=CUSTOMER, source="page", about=(FileAnnounced,), comment="staff", opens=None, people=SIGNER,
        needs=NEEDS_NOTHING, number=None, propose=_announce, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RecordFile, roles=SYSTEM, source="worker", about=(FileFiled, FileRefused), comment="staff", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_record, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RemoveFile, roles=MANAGER, source="manager", about=(FileRemoved,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_remove, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
