"""Commands on documents: mailed again, made, given up, sent in by staff."""

from chalicelib.domain.sale.billed_again import check_billed_again
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_parts import NAMED_CONTACT, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, Grant, LinkRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.document import (
    DocumentFailed,
    DocumentMade,
    DocumentMailRequested,
    MailDocument,
    RecordDocument,
    RecordDocumentFailed,
    RecordUpload,
    UploadChecked,
)
from chalicelib.domain.values.roles import STAFF, SYSTEM


def _mail(state: Dossier, command: MailDocument, context: Context) -> Events:
    return (DocumentMailRequested(command.entry, command.contact or state.contact),)


def _made(state: Dossier, command: RecordDocument, context: Context) -> Events:
    return (DocumentMade(command.entry, command.sha256, command.size),)


def _failed(state: Dossier, command: RecordDocumentFailed, context: Context) -> Events:
    return (DocumentFailed(command.entry, command.why),)


def _checked(state: Dossier, command: RecordUpload, context: Context) -> Events:
    return (UploadChecked(command.sha256, command.size, command.refused),)


def _refused(command: Command) -> Grant:
    return "refused"


COMMANDS = (
    CommandSpec(
        command=MailDocument, roles=STAFF, source="manager", about=(DocumentMailRequested,), comment="staff", opens=None,
        people=NAMED_CONTACT, number=None, propose=_mail, checks=(check_billed_again,), strikes=None,
        link=LinkRule[Command](revoked=_refused, full="left"), keep=False,
    ),
    CommandSpec(
        command=RecordDocument, roles=SYSTEM, source="worker", about=(DocumentMade,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_made, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RecordDocumentFailed, roles=SYSTEM, source="worker", about=(DocumentFailed,), comment="staff", opens=None,
        people=NOBODY, number=None, propose=_failed, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RecordUpload, roles=SYSTEM, source="worker", about=(UploadChecked,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_checked, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
