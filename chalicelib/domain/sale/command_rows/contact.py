"""Commands on contacts and addresses."""

from chalicelib.domain.account.people import People
from chalicelib.domain.sale.command_parts import (
    LINK_UNLESS_REVOKED,
    brings_nobody,
    no_staff,
    reads_account,
    suppresses_nothing,
    without_account,
    writes_account,
)
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Enrolled, Events, PeopleRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import correct_contact, enrol_address
from chalicelib.domain.sale.facts.contact import (
    AddressCorrected,
    ContactCorrected,
    CorrectAddress,
    CorrectContact,
    CustomerRenamed,
    TakeName,
)
from chalicelib.domain.sale.suppression import Suppression
from chalicelib.domain.values.roles import MANAGER, SYSTEM


def _correct_contact(state: Dossier, command: CorrectContact, context: Context) -> Events:
    return (ContactCorrected(command.contact, command.email is not None),)


def _corrected(people: People, command: CorrectContact) -> Enrolled:
    return Enrolled(correct_contact(people, command))


def _opens_contact(command: CorrectContact, events: Events) -> Suppression | None:
    """A correction that gives an address, be it the same again, opens it."""
    return Suppression(command.email, None) if command.email else None


def _address(people: People, command: CorrectAddress) -> Enrolled:
    people, address = enrol_address(people, command.address, "address")
    return Enrolled(people, (address,))


def _correct_address(state: Dossier, command: CorrectAddress, context: Context) -> Events:
    (address,) = context.enrolled
    return (AddressCorrected(command.use, address),)


def _opens_billing(command: CorrectAddress, events: Events) -> Suppression | None:
    email = command.address.email if command.use == "billing" else None
    return Suppression(email, None) if email else None


def _take_name(state: Dossier, command: TakeName, context: Context) -> Events:
    return (CustomerRenamed(),)


COMMANDS = (
    # Nobody gets a link by having their address put right: whoever has one is mailed it.
    CommandSpec(
        command=CorrectContact, roles=MANAGER, source="manager", about=(ContactCorrected,), comment="staff", opens=None,
        people=PeopleRule[CorrectContact](account=writes_account, enrol=_corrected, staff=no_staff, suppresses=_opens_contact),
        number=None, propose=_correct_contact, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=CorrectAddress, roles=MANAGER, source="manager", about=(AddressCorrected,), comment="staff", opens=None,
        people=PeopleRule[CorrectAddress](account=without_account, enrol=_address, staff=no_staff, suppresses=_opens_billing),
        number=None, propose=_correct_address, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=TakeName, roles=SYSTEM, source="worker", about=(CustomerRenamed,), comment="staff", opens=None,
        people=PeopleRule[TakeName](
            account=reads_account, enrol=brings_nobody, staff=no_staff, suppresses=suppresses_nothing
        ),
        number=None, propose=_take_name, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
