"""The documents that entries make, and those that staff upload."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.billed_again import check_billed_again
from chalicelib.domain.sale.changes import nothing
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_parts import NAMED_CONTACT, NEEDS_NOTHING, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, Grant, LinkRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.document import (
    DocumentEvent,
    DocumentFailed,
    DocumentMade,
    DocumentMailRequested,
    MailDocument,
    RecordDocument,
    RecordDocumentFailed,
    RecordUpload,
    UploadChecked,
)
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.spec import Change, Mailed, Notice, Spec, Specs, reported
from chalicelib.domain.values.roles import STAFF, SYSTEM


def document_waits(state: Dossier, event: DocumentMade | DocumentFailed, day: date) -> None:
    document = state.document(event.entry)
    if document is None:
        raise Invalid("entry %(entry)s makes no document", field="entry", entry=event.entry)
    if document.sha256:
        raise NotAllowed("the document of entry %(entry)s is there", field="entry", entry=event.entry)


def document_is_there(state: Dossier, event: DocumentMailRequested, day: date) -> None:
    document = state.document(event.entry)
    if document is None or document.void:
        raise Invalid("entry %(entry)s makes no document", field="entry", entry=event.entry)
    if document.sha256 is None and document.failed:
        raise NotAllowed(
            "the document of entry %(entry)s cannot be made: mend what stops it, and put its effect back",
            field="entry", entry=event.entry,
        )  # fmt: skip
    if document.sha256 is None:
        raise NotAllowed("the document of entry %(entry)s is in preparation", field="entry", entry=event.entry)


def _made(state: Dossier, event: DocumentMade, entry: Entry) -> Change:
    there: Change = {"sha256": event.sha256, "size": event.size, "failed": None, "why": None}
    return {"documents": tuple(replace(d, **there) if d.entry == event.entry else d for d in state.documents)}


def _failed(state: Dossier, event: DocumentFailed, entry: Entry) -> Change:
    failed: Change = {"failed": entry.origin.effective, "why": event.why}
    return {"documents": tuple(replace(d, **failed) if d.entry == event.entry else d for d in state.documents)}


def _checked(state: Dossier, event: UploadChecked, entry: Entry) -> Change:
    return {} if event.refused else {"uploads": (*state.uploads, event.sha256)}


def _of_its_entry(event: DocumentMade | DocumentFailed | DocumentMailRequested) -> int:
    return event.entry


DOCUMENT_MADE = reported(
    event=DocumentMade, allowed=(document_waits,), apply=_made, shown="never", falls_with=_of_its_entry,
    unmailed="customers do not see it; what the document is about was mailed", document="archive", staff=None,
)  # fmt: skip
DOCUMENT_FAILED = reported(
    event=DocumentFailed, allowed=(document_waits,), apply=_failed, shown="never", falls_with=_of_its_entry,
    unmailed="customers do not see it; owner and deputy are mailed", document=None, staff=Notice("event", "system"),
)  # fmt: skip
UPLOAD_CHECKED = reported(
    event=UploadChecked, allowed=(is_open,), apply=_checked, shown="never", falls_with=None,
    unmailed="customers do not see it", document=None, staff=None,
)  # fmt: skip

DOCUMENT_MAIL_REQUESTED = Spec(
    event=DocumentMailRequested,
    allowed=(document_is_there,),
    apply=nothing,
    shown="never",
    strike="permanent",
    falls_with=_of_its_entry,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("document", to="named", rank=150, billing="never"),
    document=None,
    staff=None,
)

SPECS: Specs[DocumentEvent] = DOCUMENT_MADE | DOCUMENT_FAILED | DOCUMENT_MAIL_REQUESTED | UPLOAD_CHECKED


def _mail(state: Dossier, command: MailDocument, context: Context) -> Events:
    return (DocumentMailRequested(command.entry, command.contact or state.contact),)


def _propose_made(state: Dossier, command: RecordDocument, context: Context) -> Events:
    return (DocumentMade(command.entry, command.sha256, command.size),)


def _propose_failed(state: Dossier, command: RecordDocumentFailed, context: Context) -> Events:
    return (DocumentFailed(command.entry, command.why),)


def _propose_checked(state: Dossier, command: RecordUpload, context: Context) -> Events:
    return (UploadChecked(command.sha256, command.size, command.refused),)


def _refused(command: Command) -> Grant:
    return "refused"


COMMANDS = (
    CommandSpec[MailDocument](
        command=MailDocument, roles=STAFF, source="manager", about=(DocumentMailRequested,), comment="staff", opens=None,
        people=NAMED_CONTACT, needs=NEEDS_NOTHING, number=None, propose=_mail, checks=(check_billed_again,), strikes=None,
        link=LinkRule[Command](revoked=_refused, full="left"), keep=False,
    ),
    CommandSpec(
        command=RecordDocument, roles=SYSTEM, source="worker", about=(DocumentMade,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_propose_made, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RecordDocumentFailed, roles=SYSTEM, source="worker", about=(DocumentFailed,), comment="staff", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_propose_failed, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RecordUpload, roles=SYSTEM, source="worker", about=(UploadChecked,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_propose_checked, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
