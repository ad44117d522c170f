"""Who may let whom in by which link, and who may end which: what is not allowed raises with its reason."""

from collections.abc import Mapping
from datetime import date

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.base import DossierBase, Link
from chalicelib.domain.sale.facts.link import LinkGranted
from chalicelib.domain.sale.lines import Scope
from chalicelib.domain.values.fields import CUSTOMERS_LINKS, MAX_LINKS, MAX_READERS

SHARES: Mapping[Scope, frozenset[Scope]] = {
    "full": frozenset({"act", "read", "invoices"}),
    "act": frozenset({"read"}),
    "read": frozenset(),
    "invoices": frozenset(),
}
"""What the holder of a link may let colleagues in for, by what the link is for."""


def held_link(state: DossierBase, link: str | None, day: date) -> Link:
    """Give the link in force by which a customer acts. Raises NotAllowed for any other.

    What it permits was held to its table before (`domain/access/permitted_acts.py`).
    """
    held = next((one for one in state.links if one.id == link and one.in_force(day)), None)
    if held is None:
        raise NotAllowed("this link opens nothing any more")
    return held


def room_for_links(state: DossierBase, contact: str) -> None:
    """Raise NotAllowed where a dossier holds as many links, or readers, as it can."""
    if len(state.links) >= MAX_LINKS:
        raise NotAllowed("a dossier has at most %(most)s links", most=MAX_LINKS)
    readers = {link.contact for link in state.links if not link.revoked}
    if contact not in readers and len(readers) >= MAX_READERS:
        raise NotAllowed("a dossier has at most %(most)s readers with a link in force", most=MAX_READERS)


def room_for_customers(state: DossierBase) -> None:
    """Raise NotAllowed where the links that are left are for us to give: whoever has a wrong one cannot lock us out."""
    if len(state.links) >= CUSTOMERS_LINKS:
        raise NotAllowed(
            "customers give at most %(most)s links of a dossier in its life: call us, so that we let in whom you name",
            most=CUSTOMERS_LINKS,
        )


def may_let_in(state: DossierBase, event: LinkGranted, day: date) -> None:
    """Hold a link that a colleague shares to what others decided of its reader; of one that we give, nothing is asked."""
    if event.by is None:
        return
    room_for_customers(state)
    check_not_shut_out(state, event.contact)
    live = [link for link in state.links if link.contact == event.contact and link.in_force(day)]
    if event.contact == state.contact or any(link.by is None for link in live):
        raise NotAllowed("this person has a link of ours, which stays as it is: call us if it is to be another", field="email")
    if any(link.scope == event.scope for link in live):
        raise NotAllowed("this person has such a link already: remove it first if it is to be another", field="email")
    sharer = next((link for link in reversed(state.links) if link.contact == event.by and link.in_force(day)), None)
    if sharer is None or any(not may_end(sharer, link) for link in live):
        raise NotAllowed("this person has a link that somebody else shared: who shared it can change it", field="email")


def check_not_shut_out(state: DossierBase, contact: str) -> None:
    """Raise NotAllowed for whom staff shut out: no colleague gives them anything of the dossier."""
    if shut_out(state, contact):
        raise NotAllowed("we ended the link of this person: call us, so that we let them in again", field="email")


def shut_out(state: DossierBase, contact: str) -> bool:
    """Say whether staff's last word about a contact was to end their link: no colleague lets them in again then."""
    words = [link for link in state.links if link.contact == contact and (link.by is None or link.shut_out)]
    return bool(words) and words[-1].shut_out


def may_end(held: Link, other: Link) -> bool:
    """Say whether the holder of a link may end another: one that was shared, by themselves unless theirs is for everything."""
    if other.by is None or other.contact == held.contact:
        return False
    return held.scope == "full" or (held.scope == "act" and other.by == held.contact)


def ends(state: DossierBase, held: Link) -> tuple[Link, ...]:
    """Give every link that the holder of one may end and that was not ended yet."""
    return tuple(link for link in state.links if not link.revoked and may_end(held, link))
