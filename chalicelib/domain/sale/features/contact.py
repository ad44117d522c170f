"""The contacts and addresses of a dossier."""

from chalicelib.domain.account.people import BILLING, People
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.changes import nothing
from chalicelib.domain.sale.command_parts import (
    LINK_UNLESS_REVOKED,
    NEEDS_NOTHING,
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
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.contact import (
    AddressCorrected,
    ContactCorrected,
    ContactEvent,
    CorrectAddress,
    CorrectContact,
    CustomerRenamed,
    TakeName,
)
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Specs, Unmailed, unseen
from chalicelib.domain.sale.suppression import Suppression
from chalicelib.domain.values.roles import MANAGER, SYSTEM


def _corrected(state: Dossier, event: ContactCorrected, entry: Entry) -> Change:
    return {"undelivered": tuple(u for u in state.undelivered if u.contact != event.contact)} if event.mailbox else {}


def _address(state: Dossier, event: AddressCorrected, entry: Entry) -> Change:
    change: Change = {event.use: event.address}
    if event.use == "billing":
        change["undelivered"] = tuple(one for one in state.undelivered if one.contact != BILLING)
    return change


def _to_their_mailbox(event: ContactCorrected) -> Mailed | Unmailed:
    if event.mailbox:
        return Mailed("link", to="named", rank=210, billing="never")
    return Unmailed("the mail address is the same, and its reader has the link")


CONTACT_CORRECTED = Spec(
    event=ContactCorrected,
    allowed=(is_open,),
    apply=_corrected,
    shown="never",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=_to_their_mailbox,
    document=None,
    staff=None,
)

CUSTOMER_RENAMED = unseen(
    event=CustomerRenamed,
    allowed=(is_open,),
    apply=nothing,
    mail=Unmailed("customers do not see it; they know their own name"),
)

ADDRESS_CORRECTED = Spec(
    event=AddressCorrected,
    allowed=(is_open,),
    apply=_address,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("address", to="readers", rank=170, billing="never"),
    document=None,
    staff=None,
)

SPECS: Specs[ContactEvent] = CONTACT_CORRECTED | CUSTOMER_RENAMED | ADDRESS_CORRECTED


def _correct_contact(state: Dossier, command: CorrectContact, context: Context) -> Events:
    return (ContactCorrected(command.contact, command.email is not None),)


def _enrol_contact(people: People, command: CorrectContact, state: DossierBase) -> Enrolled:
    return Enrolled(correct_contact(people, command))


def _opens_contact(command: CorrectContact, events: Events) -> Suppression | None:
    """Open the address that a correction gives, be it the same again."""
    return Suppression(command.email, None) if command.email else None


def _enrol_address(people: People, command: CorrectAddress, state: DossierBase) -> Enrolled:
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
        people=PeopleRule[CorrectContact](
            account=writes_account, enrol=_enrol_contact, staff=no_staff, suppresses=_opens_contact
        ),
        needs=NEEDS_NOTHING, number=None, propose=_correct_contact, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=CorrectAddress, roles=MANAGER, source="manager", about=(AddressCorrected,), comment="staff", opens=None,
        people=PeopleRule[CorrectAddress](
            account=without_account, enrol=_enrol_address, staff=no_staff, suppresses=_opens_billing
        ),
        needs=NEEDS_NOTHING, number=None, propose=_correct_address, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=TakeName, roles=SYSTEM, source="worker", about=(CustomerRenamed,), comment="staff", opens=None,
        people=PeopleRule[TakeName](
            account=reads_account, enrol=brings_nobody, staff=no_staff, suppresses=suppresses_nothing
        ),
        needs=NEEDS_NOTHING, number=None, propose=_take_name, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
