"""Who had which link when, told from the history alone, and what was done by links that let nobody do that."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Scope

LETS_IN = {"full": {"act", "read", "invoices"}, "act": {"read"}, "read": set(), "invoices": set()}
ACTING = ("full", "act")
"""By which links anything is done at all."""


class Held(Struct, frozen=True):
    """A link as the history tells of it."""

    contact: str
    scope: Scope
    by: str | None
    live: bool = True
    shut: bool = False


Ledger = dict[str, Held]


def audit(history: Sequence[Entry]) -> tuple[Ledger, list[str]]:
    """The links after a history, and what is wrong with it."""
    links: Ledger = {}
    complaints: list[str] = []
    for entry in history:
        complaints += (f"entry {entry.seq}: {what}" for what in _wrong(links, entry))
        links = _after(links, entry)
    return links, complaints


def _wrong(links: Ledger, entry: Entry) -> Iterator[str]:
    event, origin = entry.event, entry.origin
    if origin.channel != "link" or origin.actor.kind != "contact" or not isinstance(event, BY_LINK):
        return
    if not isinstance(event, SHARING) and not origin.entered_by.startswith("l:"):
        return
    acting = links.get(origin.entered_by.rpartition(":")[2])
    if acting is None or not acting.live or (isinstance(event, SHARING) and acting.contact != origin.actor.id):
        yield "done by a link that opens nothing"
        return
    if acting.scope not in ACTING:
        yield f"{type(event).__name__} by a link for {acting.scope}"
    match event:
        case e.LinkGranted():
            theirs = [link for link in links.values() if link.contact == event.contact]
            words = [link for link in theirs if link.by is None or link.shut]
            if event.scope not in LETS_IN[acting.scope] or event.by != acting.contact:
                yield f"a link for {acting.scope} lets in for {event.scope}"
            if words and words[-1].shut:
                yield "whom staff shut out is let in"
            if any(link.live and link.by is None for link in theirs):
                yield "a link of ours is another by now"
            if any(not _ends(acting, links[one]) and links[one].contact != event.contact for one in event.ended):
                yield "a link of somebody else's ends"
        case e.LinkRevoked():
            if not _ends(acting, links[event.link]):
                yield "a link is removed by who may not"
        case e.SharedLinksRevoked():
            if not all(_ends(acting, links[one]) for one in event.links):
                yield "links are removed by who may not"
        case e.LinkReplaced():
            if any(links[one].contact != acting.contact for one in (*event.ended,)) or event.contact != acting.contact:
                yield "somebody else's link is made anew"
            if acting.scope not in ("full", "act"):
                yield "who reads has a link made anew"


def _ends(acting: Held, other: Held) -> bool:
    theirs = other.by is not None and other.contact != acting.contact
    return theirs and (acting.scope == "full" or (acting.scope == "act" and other.by == acting.contact))


def _after(links: Ledger, entry: Entry) -> Ledger:
    event = entry.event
    match event:
        case e.LinkGranted():
            return {**_ended(links, event.ended), event.link: Held(event.contact, event.scope, event.by)}
        case e.LinkReplaced():
            return {**_ended(links, event.ended), event.link: Held(event.contact, event.scope, event.by)}
        case e.LinkRevoked():
            return _ended(links, (event.link,), shut=entry.origin.actor.kind != "contact")
        case e.LinksRevoked():
            return _ended(links, tuple(name for name, link in links.items() if link.live), shut=True)
        case e.SharedLinksRevoked():
            return _ended(links, event.links)
        case e.OfferMade():
            lesser = {reader.contact: reader for reader in event.lesser}
            more = {}
            for number, contact in enumerate(event.readers, start=len(links) + 1):
                reader = lesser.get(contact)
                more[f"l{number}"] = Held(contact, reader.scope if reader else "full", reader.by if reader else None)
            return {**links, **more}
    return links


def _ended(links: Ledger, names: Sequence[str], *, shut: bool = False) -> Ledger:
    return {name: replace(link, live=False, shut=shut) if name in names else link for name, link in links.items()}


SHARING = (e.LinkGranted, e.LinkRevoked, e.SharedLinksRevoked, e.LinkReplaced)
BY_LINK = (*SHARING, e.QuestionAsked)
"""What is looked at: an order that is taken back ends another dossier's offer too, by a link that is of its own dossier."""
