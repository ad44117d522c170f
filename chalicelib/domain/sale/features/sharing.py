"""Customers let colleagues in by links of their own, and shut them out."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.base import DossierBase, Link
from chalicelib.domain.sale.command_parts import NEEDS_NOTHING, SIGNER, no_staff, suppresses_nothing, writes_account
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Enrolled, Events, PeopleRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import enrol_colleague, enrol_typed
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.link import LinkGranted, LinkRevoked
from chalicelib.domain.sale.facts.sharing import (
    LinkReplaced,
    RemoveLink,
    RemoveSharedLinks,
    ReplaceLink,
    SharedLinksRevoked,
    ShareDossier,
    SharingEvent,
)
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.sharing_rules import SHARES, ends, held_link, may_end, room_for_customers
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Specs, Unmailed
from chalicelib.domain.values.roles import CUSTOMER


def links_are_shared(state: Dossier, event: SharedLinksRevoked, day: date) -> None:
    live = {link.id for link in state.links if link.by is not None and not link.revoked}
    if not event.links or not set(event.links) <= live:
        raise NotAllowed("no link that you could remove is in force")


def room_for_another(state: Dossier, event: LinkReplaced, day: date) -> None:
    room_for_customers(state)


def mails_arrive(state: Dossier, event: LinkReplaced, day: date) -> None:
    """Refuse to send the only link to an address that mails do not reach: its reader would have none."""
    if any(one.contact == event.contact for one in state.undelivered):
        raise NotAllowed("our mails do not reach your address, and the new link would go there: call us")


def without(links: tuple[Link, ...], ended: tuple[str, ...]) -> tuple[Link, ...]:
    """Give the links, those named opening nothing any more."""
    return tuple(replace(link, revoked=True) if link.id in ended else link for link in links)


def _all_removed(state: Dossier, event: SharedLinksRevoked, entry: Entry) -> Change:
    return {"links": without(state.links, event.links)}


def _replaced(state: Dossier, event: LinkReplaced, entry: Entry) -> Change:
    link = Link(event.link, event.contact, state.epoch, event.scope, entry.origin.effective, event.expires, by=event.by)
    return {"links": (*without(state.links, event.ended), link)}


SHARED_LINKS_REVOKED = Spec(
    event=SharedLinksRevoked,
    allowed=(is_open, links_are_shared),
    apply=_all_removed,
    shown="always",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Unmailed("nobody is mailed that they are shut out"),
    document=None,
    staff=None,
)

LINK_REPLACED = Spec(
    event=LinkReplaced,
    allowed=(is_open, room_for_another, mails_arrive),
    apply=_replaced,
    shown="always",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("link", to="named", rank=205, billing="never"),
    document=None,
    staff=None,
)

SPECS: Specs[SharingEvent] = SHARED_LINKS_REVOKED | LINK_REPLACED


def _enrol(people: People, command: ShareDossier, state: DossierBase) -> Enrolled:
    people, signer = enrol_typed(people, command.name, "name")
    people, contact = enrol_colleague(people, command.email, command.contact_name, command.language, state.contact)
    return Enrolled(people, (signer, contact))


def shared(state: DossierBase, held: Link, granted: LinkGranted, day: date) -> LinkGranted:
    """Give a link that the holder of one shares, in place of what its reader was shared before. Raises NotAllowed."""
    if granted.scope not in SHARES[held.scope]:
        raise NotAllowed("with this link colleagues are let in for reading alone", field="scope")
    ended = tuple(link.id for link in state.links if link.contact == granted.contact and link.by and not link.revoked)
    return replace(granted, by=held.contact, ended=ended)


def _share(state: Dossier, command: ShareDossier, context: Context) -> Events:
    held, (signer, contact) = held_link(state, context.link, context.day), context.enrolled
    number = f"l{len(state.links) + 1}"
    return (shared(state, held, LinkGranted(number, contact, command.scope, command.expires, signer=signer), context.day),)


def _remove(state: Dossier, command: RemoveLink, context: Context) -> Events:
    held = held_link(state, context.link, context.day)
    other = next((link for link in state.links if link.id == command.link), None)
    if other is None:
        raise Invalid("there is no link %(link)s here", field="link", link=command.link)
    if not may_end(held, other) and other.by is not None and held.scope != "full":
        raise NotAllowed("with this link you can remove those alone that you shared yourself", field="link")
    if not may_end(held, other):
        raise NotAllowed("you can remove no link but those that colleagues shared: call us for another", field="link")
    (signer,) = context.enrolled
    return (LinkRevoked(other.id, signer),)


def _remove_all(state: Dossier, command: RemoveSharedLinks, context: Context) -> Events:
    held, (signer,) = held_link(state, context.link, context.day), context.enrolled
    return (SharedLinksRevoked(tuple(link.id for link in ends(state, held)), signer),)


def _replace(state: Dossier, command: ReplaceLink, context: Context) -> Events:
    """End all links of the contact: any of them may stand in the mail that was passed on."""
    held, (signer,) = held_link(state, context.link, context.day), context.enrolled
    had = [link for link in state.links if link.contact == held.contact and not link.revoked]
    newest = next(link for link in reversed(had) if link.in_force(context.day))
    ended = tuple(link.id for link in had)
    number = f"l{len(state.links) + 1}"
    return (LinkReplaced(number, held.contact, ended, signer, newest.scope, newest.expires, newest.by),)


COMMANDS = (
    CommandSpec(
        command=ShareDossier, roles=CUSTOMER, source="page", about=(LinkGranted,), comment="customers", opens=None,
        people=PeopleRule[ShareDossier](account=writes_account, enrol=_enrol, staff=no_staff, suppresses=suppresses_nothing),
        needs=NEEDS_NOTHING, number=None, propose=_share, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RemoveLink, roles=CUSTOMER, source="page", about=(LinkRevoked,), comment="customers", opens=None, people=SIGNER,
        needs=NEEDS_NOTHING, number=None, propose=_remove, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RemoveSharedLinks, roles=CUSTOMER, source="page", about=(SharedLinksRevoked,), comment="customers", opens=None,
        people=SIGNER, needs=NEEDS_NOTHING, number=None, propose=_remove_all, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=ReplaceLink, roles=CUSTOMER, source="page", about=(LinkReplaced,), comment="customers", opens=None,
        people=SIGNER, needs=NEEDS_NOTHING, number=None, propose=_replace, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
