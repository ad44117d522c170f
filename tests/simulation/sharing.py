"""Colleagues are let in and shut out while all else goes on: what is wished for, by whose link, and what must hold."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING, Any, get_args

from chalicelib.application.caller import Caller
from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import SharedScope
from chalicelib.domain.values.actor import Actor
from tests.simulation.intents import WISHES, Intent, Wishes
from tests.simulation.links_ledger import audit

if TYPE_CHECKING:
    from tests.simulation.world import World

BY_LINK = (c.ShareDossier, c.RemoveLink, c.RemoveSharedLinks, c.ReplaceLink, c.AskQuestion)
"""What is done by whichever link there is."""
MANY = 6


def _share(chance: Random, name: str) -> c.Command:
    scopes: tuple[SharedScope, ...] = get_args(SharedScope)
    email = f"colleague{chance.randrange(MANY)}@bigcorp.example"
    return c.ShareDossier(name="Jean", email=email, scope=chance.choice(scopes), comment=name)


def _link(chance: Random) -> str:
    return f"l{chance.randrange(1, 12)}"


SHARED: Wishes = (
    *(_share,) * 7,
    *(lambda chance, name: c.RemoveLink(name="Jean", link=_link(chance), comment=name),) * 3,
    lambda chance, name: c.RemoveSharedLinks(name="Jean", comment=name),
    lambda chance, name: c.AskQuestion(name="Jean", comment=name),
    *(lambda chance, name: c.ReplaceLink(name="Jean", comment=name),) * 2,
    *(lambda chance, name: c.RevokeLink(link=_link(chance), comment=name),) * 2,
    *(lambda chance, name: c.InviteContact(contact=f"c{chance.randrange(1, 6)}", comment=name),) * 2,
    *WISHES[:1],
    *WISHES[8:11],
    *WISHES[-16:-10],
)
"""Links above all, and what their readers hear of."""


def by_a_link(world: "World", intent: Intent) -> Intent:
    """The wish by a link that the dossier has when it comes to that, now and then one that opens nothing any more."""
    if not isinstance(intent.command, BY_LINK):
        return intent
    if intent.name not in world.holders:
        world.holders[intent.name] = _holder(world, intent)
    return intent._replace(caller=world.holders[intent.name])


def _holder(world: "World", intent: Intent) -> Caller:
    reference = intent.reference or ""
    head = world.looked_up(reference)
    links = head.state.links if head else ()
    live = [link for link in links if not link.revoked]
    chosen = world.chance.choice(live if live and world.chance.random() < 0.8 else list(links)) if links else None
    who = f"l:{reference}:{chosen.id if chosen else 'l0'}"
    contact = chosen.contact if chosen else "c1"
    return Caller(who, who, frozenset({"customer"}), Actor("contact", contact), "link", chosen.id if chosen else "l0")


def shared(histories: Mapping[str, Sequence[Entry]], heads: Mapping[str, Loaded | None]) -> Iterator[str]:
    """What was done by a link that lets nobody do that, and links that are not what was said of them."""
    for reference, history in histories.items():
        links, complaints = audit(history)
        yield from (f"{reference}: {what}" for what in complaints)
        head: Any = heads[reference]
        expected = {name: (link.contact, link.scope, link.by, link.live) for name, link in links.items()}
        if head and {one.id: (one.contact, one.scope, one.by, not one.revoked) for one in head.state.links} != expected:
            yield f"{reference}: the links are not those that the history tells of"
