"""The links that open the dossier."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.link import LinkEvent, LinkGranted, LinkRevoked, LinksRevoked
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Specs, Unmailed
from chalicelib.domain.values.fields import MAX_LINKS, MAX_READERS


def room_for_links(state: Dossier, event: LinkGranted, day: date) -> None:
    if len(state.links) >= MAX_LINKS:
        raise NotAllowed("a dossier has at most %(most)s links", most=MAX_LINKS)
    readers = {link.contact for link in state.links if not link.revoked}
    if event.contact not in readers and len(readers) >= MAX_READERS:
        raise NotAllowed("a dossier has at most %(most)s readers with a link in force", most=MAX_READERS)
    if event.expires and event.expires < day:
        raise Invalid("the link would have expired before today, %(day)s", field="expires", day=day)


def link_is_live(state: Dossier, event: LinkRevoked, day: date) -> None:
    if not any(link.id == event.link and not link.revoked for link in state.links):
        raise NotAllowed("no such link is in force", field="link", link=event.link)


def _granted(state: Dossier, event: LinkGranted, entry: Entry) -> Change:
    link = Link(event.link, event.contact, state.epoch, event.scope, entry.origin.effective, event.expires)
    return {"links": (*state.links, link)}


def _revoked(state: Dossier, event: LinkRevoked, entry: Entry) -> Change:
    return {"links": tuple(replace(link, revoked=True) if link.id == event.link else link for link in state.links)}


def _all_revoked(state: Dossier, event: LinksRevoked, entry: Entry) -> Change:
    return {"epoch": event.epoch, "links": tuple(replace(link, revoked=True) for link in state.links)}


LINK_GRANTED = Spec(
    event=LinkGranted,
    allowed=(is_open, room_for_links),
    apply=_granted,
    shown="never",
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
    shown="never",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Unmailed("nobody is mailed that they are shut out"),
    document=None,
    staff=None,
)

LINKS_REVOKED = Spec(
    event=LinksRevoked,
    allowed=(is_open,),
    apply=_all_revoked,
    shown="never",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Unmailed("nobody is mailed that they are shut out"),
    document=None,
    staff=None,
)

SPECS: Specs[LinkEvent] = LINK_GRANTED | LINK_REVOKED | LINKS_REVOKED
