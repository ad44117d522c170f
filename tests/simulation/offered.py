"""Offers that customers act on while staff work: pieces are reserved, kept longer, given back, lapse; orders are taken back."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from chalicelib.adapters.dynamodb import DynamoLists
from chalicelib.application.caller import Request
from chalicelib.application.customer.order_dry_run import dry_run
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.writing.execute import CommandRequest
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewPart, NewTerms
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.values.reference import compose
from chalicelib.effects.queue import timekeeper
from tests.builder.online_order import online
from tests.simulation import shelf
from tests.simulation.intents import DAY, Intent, Wishes, begin, stroke
from tests.simulation.scheduler import Killed

if TYPE_CHECKING:
    from tests.simulation.world import World

OFFERED = tuple(compose(Random(number).choice) for number in range(6))
Histories = Mapping[str, list[Entry]]


def offer_of(reference: str) -> Intent:
    """An offer of pieces that are counted, before anybody wants anything."""
    intent = begin(reference, f"offer-{reference}")
    terms = NewTerms(valid_until=DAY + timedelta(days=20))
    lines = (shelf.line(3), shelf.line(2))
    return intent._replace(command=replace(intent.command, effective=None, terms=terms, lines=lines, freight=None))


def _parts(chance: Random) -> tuple[NewPart, ...]:
    """Some pieces of one line or both: what an order of fewer leaves of them goes to the offer of the rest."""
    some = (
        NewPart(line=line, quantity=chance.randrange(1, most + 1)) for line, most in ((1, 3), (2, 2)) if chance.random() < 0.6
    )
    return tuple(some) or (NewPart(line=1, quantity=2),)


def _until(chance: Random) -> Any:
    return DAY + timedelta(days=chance.randrange(2))


def _order(chance: Random, name: str) -> c.Command:
    """All that is offered, or some of it."""
    pieces = chance.choice(((3, 2), (3, 1), (1, 1), (1, 0)))
    return online(*pieces, name="Jean", comment=name)


ACTS: Wishes = (
    *(lambda chance, name: c.ReservePieces(name="Jean", lines=_parts(chance), until=_until(chance), comment=name),) * 7,
    *(lambda chance, name: c.KeepPieces(lines=_parts(chance), until=_until(chance), comment=name),) * 2,
    *(lambda chance, name: c.ExtendReservation(name="Jean", comment=name),) * 2,
    *(lambda chance, name: c.ReleaseReservation(name="Jean", comment=name),) * 3,
    lambda chance, name: c.ReleasePieces(comment=name),
    *(_order,) * 5,
    *(lambda chance, name: c.TakeOrderBack(name="Jean", comment=name),) * 4,
    *(lambda chance, name: c.ReservePieces(name="Jean", lines=_parts(chance), until=DAY + timedelta(days=1), comment=name),) * 3,
    stroke,
)
"""What customers and staff do with an offer."""
AT_ONCE: Wishes = (
    lambda chance, name: c.ReservePieces(
        name="Jean", lines=(NewPart(line=1, quantity=chance.randrange(1, 3)),), until=DAY, comment=name
    ),
    lambda chance, name: c.ReleaseReservation(name="Jean", comment=name),
)
"""What the customers of several offers do in one moment, of few pieces that are there or expected."""


def asked(world: "World", intent: Intent, request: Request) -> CommandRequest:
    """The command as it is sent: an order for exactly what was shown when it was sent first."""
    reference, command = intent.reference or "", intent.command
    ask = CommandRequest(reference, command, intent.caller, request, intent.numbering, undo_seconds=world.story.held)
    if not world.story.counted:
        return ask
    ask = ask._replace(offers=world.story.policy)
    if isinstance(command, c.OrderOnline | c.ConfirmOrder):
        ask = ask._replace(spare=compose(world.chance.choice))
    if not isinstance(command, c.OrderOnline):
        return ask
    if intent.name not in world.reviews:
        world.reviews[intent.name] = dry_run(world.store, ask, world.scheduler.now).review
    return ask._replace(command=replace(command, figures=world.reviews[intent.name].figures))


def keep_time(world: "World") -> bool:
    """Carry out what happens by itself and is due, and say whether something was; another takes over from a worker that dies."""
    if world.story.counted:
        client: Any = world.wire
        with suppress(Killed):
            results = timekeeper.keep_time(world.tools["mail"], DynamoLists(client, "t"), lambda: timekeeper.ENOUGH)
            return bool(results["timed"])
    return False


def given_twice(before: Any, after: Any) -> bool:
    """Whether a write of stock keeps pieces that are not there; goods that come may be fewer than were kept of them."""
    if not before:
        return False
    came, kept = (int(after[name]["N"]) - int(before[name]["N"]) for name in ("on_hand", "held"))
    expected = ((before[name], after[name]) for name in before.keys() & after.keys() if name.startswith("free_"))
    promised = any(int(now["N"]) < min(0, int(then["N"])) for then, now in expected)
    return promised or (kept > 0 >= came and int(after["available"]["N"]) < 0)


def written_beside(histories: Histories) -> frozenset[str]:
    """The offers of what orders left: their entries are of other dossiers' commands."""
    return frozenset(reference for reference, history in histories.items() if history[0].origin.channel == "event")


def offered(world: "World", heads: Mapping[str, Loaded | None], histories: Histories) -> Iterator[str]:
    """What must hold of offers when all is quiet."""
    states: dict[str, Any] = {reference: head.state for reference, head in heads.items() if head}
    for reference, state in states.items():
        kept = state.reservation
        if kept and (state.order or state.offer is None or state.offer.voided):
            yield f"{reference}: pieces are reserved of what is no offer any more"
        if kept and not state.requested and kept.until <= world.scheduler.now:
            yield f"{reference}: pieces are reserved though their time is over"
        for line in state.goods if kept else ():
            if sum(part.quantity for part in kept.parts if part.line == line.id) > line.quantity:
                yield f"{reference}: more of line {line.id} is reserved than is offered"
    for reference in histories if world.story.counted else ():
        yield from _left(reference, states, histories)


def _left(reference: str, states: Mapping[str, Any], histories: Histories) -> Iterator[str]:
    """What an order leaves is offered on, and what was left of one that was taken back is not."""
    order = states[reference].order if reference in states else None
    struck = {entry.event.entry for entry in histories.get(reference, ()) if isinstance(entry.event, e.EntryStruck)}
    for entry in histories.get(reference, ()):
        online = entry.event.online if isinstance(entry.event, e.OrderCreated) else None
        if online is None or online.rest is None or entry.seq in struck:
            continue
        rest = states.get(online.rest)
        if rest is None or rest.offer is None:
            yield f"{reference}: what entry {entry.seq} left is offered nowhere"
        elif (rest.offer.voided is None) is not (order is not None and order.online.rest == online.rest):
            yield f"{reference}: the offer of what entry {entry.seq} left does not stand as it should"
