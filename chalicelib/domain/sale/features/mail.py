"""Mails that left, and those that did not arrive."""

from chalicelib.domain.sale.base import Undelivered
from chalicelib.domain.sale.command_parts import NAMED_CONTACT, NEEDS_NOTHING, names_contact, no_staff, writes_account
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, PeopleRule
from chalicelib.domain.sale.delays import delayed, mailed, undelivered
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import check_undelivered
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.mail import Mail, MailEvent, MailSent, MailUndelivered, RecordMail, RecordUndelivered
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.spec import Change, Notice, Shown, Specs, reported
from chalicelib.domain.sale.suppression import Suppression
from chalicelib.domain.values.roles import SYSTEM

SENDING_SHOWN: frozenset[Mail] = frozenset(
    {"offer", "acknowledgement", "delivery", "shipment", "invoice", "credit", "cancellation", "document"}
)
"""The mails whose sending customers see; what the others say stands in the history itself."""


def _sent(state: Dossier, event: MailSent, entry: Entry) -> Change:
    return {"undelivered": mailed(state, event)} if state.undelivered else {}


def _undelivered(state: Dossier, event: MailUndelivered, entry: Entry) -> Change:
    others = tuple(u for u in state.undelivered if u.contact != event.contact)
    return {"undelivered": (*others, Undelivered(event.contact, event.why, entry.origin.effective, delayed(state, event)))}


def _sending_shown(event: MailSent) -> Shown:
    return "unless_hidden" if event.mail in SENDING_SHOWN else "never"


def _unless_called_unwanted(event: MailUndelivered) -> Shown:
    return "never" if event.why == "complained" else "unless_hidden"


MAIL_SENT = reported(
    event=MailSent, allowed=(is_open,), apply=_sent, shown=_sending_shown, falls_with=None,
    unmailed="it is a mail itself", document=None, staff=None,
)  # fmt: skip
MAIL_UNDELIVERED = reported(
    event=MailUndelivered, allowed=(is_open,), apply=_undelivered, shown=_unless_called_unwanted, falls_with=None,
    unmailed="no mail reaches whom it is about; owner and deputy are mailed", document=None, staff=Notice("event", "system"),
)  # fmt: skip

SPECS: Specs[MailEvent] = MAIL_SENT | MAIL_UNDELIVERED


def _propose_sent(state: Dossier, command: RecordMail, context: Context) -> Events:
    return (MailSent(command.mail, command.contact, command.entry, command.asked),)


def _propose_undelivered(state: Dossier, command: RecordUndelivered, context: Context) -> Events:
    check_undelivered(state, context.people, command)
    return (MailUndelivered(command.contact, undelivered(state, command)),)


def _suppresses(command: RecordUndelivered, events: Events) -> Suppression | None:
    """Close an address that refused a mail for good, took none in time three times, or whose reader called one unwanted."""
    why = next((event.why for event in events if isinstance(event, MailUndelivered)), command.why)
    return Suppression(command.address, why) if command.address and why != "delayed" else None


COMMANDS = (
    CommandSpec(
        command=RecordMail, roles=SYSTEM, source="worker", about=(MailSent,), comment="staff", opens=None, people=NAMED_CONTACT,
        needs=NEEDS_NOTHING, number=None, propose=_propose_sent, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RecordUndelivered, roles=SYSTEM, source="worker", about=(MailUndelivered,), comment="staff", opens=None,
        people=PeopleRule[RecordUndelivered](
            account=writes_account, enrol=names_contact, staff=no_staff, suppresses=_suppresses
        ),
        needs=NEEDS_NOTHING, number=None, propose=_propose_undelivered, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
