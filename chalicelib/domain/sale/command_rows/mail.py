"""Reports of what became of mails."""

from chalicelib.domain.sale.command_parts import NAMED_CONTACT, names_contact, no_staff, writes_account
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, PeopleRule
from chalicelib.domain.sale.delays import undelivered
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import check_undelivered
from chalicelib.domain.sale.facts.mail import MailSent, MailUndelivered, RecordMail, RecordUndelivered
from chalicelib.domain.sale.suppression import Suppression
from chalicelib.domain.values.roles import SYSTEM


def _sent(state: Dossier, command: RecordMail, context: Context) -> Events:
    return (MailSent(command.mail, command.contact, command.entry),)


def _undelivered(state: Dossier, command: RecordUndelivered, context: Context) -> Events:
    check_undelivered(state, context.people, command)
    return (MailUndelivered(command.contact, undelivered(state, command)),)


def _suppresses(command: RecordUndelivered, events: Events) -> Suppression | None:
    """An address is closed that refused a mail for good, took none in time three times, or whose reader called one unwanted."""
    why = next((event.why for event in events if isinstance(event, MailUndelivered)), command.why)
    return Suppression(command.address, why) if command.address and why != "delayed" else None


COMMANDS = (
    CommandSpec(
        command=RecordMail, roles=SYSTEM, source="worker", about=(MailSent,), comment="staff", opens=None, people=NAMED_CONTACT,
        number=None, propose=_sent, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RecordUndelivered, roles=SYSTEM, source="worker", about=(MailUndelivered,), comment="staff", opens=None,
        people=PeopleRule[RecordUndelivered](
            account=writes_account, enrol=names_contact, staff=no_staff, suppresses=_suppresses
        ),
        number=None, propose=_undelivered, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
