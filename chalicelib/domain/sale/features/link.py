"""The links that open the dossier."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.base import DossierBase, Link
from chalicelib.domain.sale.command_parts import (
    LINK_UNLESS_REVOKED,
    NEEDS_NOTHING,
    NOBODY,
    names_contact,
    no_staff,
    suppresses_nothing,
    writes_account,
)
from chalicelib.domain.sale.command_spec import AccountUse, CommandSpec, Context, Enrolled, Events, PeopleRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import enrol_contact
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.link import (
    InviteContact,
    LinkEvent,
    LinkGranted,
    LinkRevoked,
    LinksRevoked,
    OpenAffair,
    RevokeAllLinks,
    RevokeLink,
)
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.sharing_rules import may_let_in, room_for_links
from chalicelib.domain.sale.spec import Change, Mailed, Shown, Spec, Specs, Unmailed, unseen
from chalicelib.domain.values.roles import CUSTOMER, MANAGER


def room_and_time(state: Dossier, event: LinkGranted, day: date) -> None:
    room_for_links(state, event.contact)
    if event.expires and event.expires < day:
        raise Invalid("the link would have expired before today, %(day)s", field="expires", day=day)


def link_is_live(state: Dossier, event: LinkRevoked, day: date) -> None:
    if not any(link.id == event.link and not link.revoked for link in state.links):
        raise NotAllowed("no such link is in force", field="link", link=event.link)


def _granted(state: Dossier, event: LinkGranted, entry: Entry) -> Change:
    link = Link(event.link, event.contact, state.epoch, event.scope, entry.origin.effective, event.expires, by=event.by)
    before = tuple(replace(each, revoked=True) if each.id in event.ended else each for each in state.links)
    return {"links": (*before, link)}


def _revoked(state: Dossier, event: LinkRevoked, entry: Entry) -> Change:
    """End one link; whom staff shut out is let in again by staff alone."""
    ours = entry.origin.actor.kind != "contact"
    return {"links": tuple(replace(link, revoked=True, shut_out=ours) if link.id == event.link else link for link in state.links)}


def _all_revoked(state: Dossier, event: LinksRevoked, entry: Entry) -> Change:
    return {"epoch": event.epoch, "links": tuple(_shut_out(link) for link in state.links)}


def _shut_out(link: Link) -> Link:
    return link if link.revoked else replace(link, revoked=True, shut_out=True)


def _seen(event: LinkGranted | LinkRevoked) -> Shown:
    """Let customers see what one of them signed."""
    return "always" if event.signer else "never"


LINK_GRANTED = Spec(
    event=LinkGranted,
    allowed=(is_open, room_and_time, may_let_in),
    apply=_granted,
    shown=_seen,
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("link", to="named", rank=200, billing="never"),
    document=None,
    staff=None,
)

LINK_REVOKED = Spec(
    event=LinkRevoked,
    allowed=(link_is_live,),
    apply=_revoked,
    shown=_seen,
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Unmailed("nobody is mailed that they are shut out"),
    document=None,
    staff=None,
)

LINKS_REVOKED = unseen(
    event=LinksRevoked,
    allowed=(is_open,),
    apply=_all_revoked,
    mail=Unmailed("nobody is mailed that they are shut out"),
)

SPECS: Specs[LinkEvent] = LINK_GRANTED | LINK_REVOKED | LINKS_REVOKED


def _account(command: InviteContact) -> AccountUse | None:
    """Make who is new a contact of the account from then on."""
    return "written" if command.new else None


def _enrol(people: People, command: InviteContact, state: DossierBase) -> Enrolled:
    if command.new is None:
        return names_contact(people, command, state)
    if command.contact is not None:
        raise Invalid("name a contact by id or as a new one, not both", field="contact")
    people, contact = enrol_contact(people, command.new, "new")
    return Enrolled(people, (contact,))


def _invite(state: Dossier, command: InviteContact, context: Context) -> Events:
    contact = next(iter(context.enrolled), command.contact)
    if contact is None:
        raise Invalid("name a contact, by id or as a new one", field="contact")
    return (LinkGranted(f"l{len(state.links) + 1}", contact, command.scope or state.scope_of(contact), command.expires),)


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
        needs=NEEDS_NOTHING, number=None, propose=_invite, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RevokeLink, roles=MANAGER, source="manager", about=(LinkRevoked,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_revoke, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=RevokeAllLinks, roles=MANAGER, source="manager", about=(LinksRevoked,), comment="staff", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_revoke_all, checks=(), strikes=None, link=LINK_UNLESS_REVOKED,
        keep=False,
    ),
    CommandSpec(
        command=OpenAffair, roles=CUSTOMER, source="affairs", about=(LinkGranted,), comment="staff", opens=None,
        people=PeopleRule[OpenAffair](
            account=writes_account, enrol=names_contact, staff=no_staff, suppresses=suppresses_nothing
        ),
        needs=NEEDS_NOTHING, number=None, propose=_open_affair, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
