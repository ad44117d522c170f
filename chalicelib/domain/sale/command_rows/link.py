"""Commands that grant and revoke links."""

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.command_parts import (
    LINK_UNLESS_REVOKED,
    NOBODY,
    names_contact,
    no_staff,
    suppresses_nothing,
    writes_account,
)
from chalicelib.domain.sale.command_spec import AccountUse, CommandSpec, Context, Enrolled, Events, PeopleRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import enrol_contact
from chalicelib.domain.sale.facts.link import (
    InviteContact,
    LinkGranted,
    LinkRevoked,
    LinksRevoked,
    OpenAffair,
    RevokeAllLinks,
    RevokeLink,
)
from chalicelib.domain.values.roles import CUSTOMER, MANAGER


def _account(command: InviteContact) -> AccountUse | None:
    """Who is new is the account's contact from then on."""
    return "written" if command.new else None


def _enrol(people: People, command: InviteContact) -> Enrolled:
    if command.new is None:
        return names_contact(people, command)
    if command.contact is not None:
        raise Invalid("name a contact by id or as a new one, not both", field="contact")
    people, contact = enrol_contact(people, command.new, "new")
    return Enrolled(people, (contact,))


def _invite(state: Dossier, command: InviteContact, context: Context) -> Events:
    contact = next(iter(context.enrolled), command.contact)
    if contact is None:
        raise Invalid("name a contact, by id or as a new one", field="contact")
    return (LinkGranted(f"l{len(state.links) + 1}", contact, expires=command.expires),)


def _open_affair(state: Dossier, command: OpenAffair, context: Context) -> Events:
    if any(link.contact == command.contact for link in state.links):
        raise NotAllowed("contact %(contact)s had a link here before", field="contact", contact=command.contact)
    return (LinkGranted(f"l{len(state.links) + 1}", command.contact),)


def _revoke(state: Dossier, command: RevokeLink, context: Context) -> Events:
    return (LinkRevoked(command.link),)


def _revoke_all(state: Dossier, command: RevokeAllLinks, context: Context) -> Events:
    return (LinksRevoked(state.epoch + 1),)


COMMANDS = (
    CommandSpec(
        command=InviteContact, roles=MANAGER, source="manager", about=(LinkGranted,), comment="staff", opens=None,
        people=PeopleRule[InviteContact](account=_account, enrol=_enrol, staff=no_staff, suppresses=suppresses_nothing),
        number=None, propose=_invite, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RevokeLink, roles=MANAGER, source="manager", about=(LinkRevoked,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_revoke, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=RevokeAllLinks, roles=MANAGER, source="manager", about=(LinksRevoked,), comment="staff", opens=None,
        people=NOBODY, number=None, propose=_revoke_all, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=OpenAffair, roles=CUSTOMER, source="affairs", about=(LinkGranted,), comment="staff", opens=None,
        people=PeopleRule[OpenAffair](
            account=writes_account, enrol=names_contact, staff=no_staff, suppresses=suppresses_nothing
        ),
        number=None, propose=_open_affair, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
