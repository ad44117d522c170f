"""What must hold of orders from the page when all is quiet: they are of what was offered, and nothing is left of those undone."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.point_in_time import each_state
from tests.simulation.changed import standing

if TYPE_CHECKING:
    from tests.simulation.world import World


def firm(world: "World", heads: Mapping[str, Loaded | None], histories: Mapping[str, list[Entry]]) -> Iterator[str]:
    """What went astray, where offers are ordered."""
    if not world.story.counted:
        return
    for reference, history in histories.items():
        head = heads[reference]
        if head is None:
            continue
        if head.state.order is None and head.state.taken:
            yield f"{reference}: pieces are taken for an order that there is not"
        if (head.state.requested is not None) is not _waits(history):
            yield f"{reference}: whether an order waits for staff is not what was asked and answered last"
        states = list(each_state(history))
        for entry in history:
            around = states[entry.seq - 1], states[entry.seq]
            yield from (f"{reference}: entry {entry.seq} {wrong}" for wrong in _wrong(*around, entry))


def _waits(history: list[Entry]) -> bool:
    """Whether an order waits for staff."""
    waits = False
    for event in standing(history):
        if isinstance(event, e.OrderRequested | e.OrderDeclined | e.OrderTakenBack | e.OrderCreated):
            waits = isinstance(event, e.OrderRequested)
    return waits


def _wrong(before: Dossier, after: Dossier, entry: Entry) -> Iterator[str]:
    """What is wrong with what happened, by what was so before and after."""
    event = entry.event
    if isinstance(event, e.OrderDeclined | e.OrderTakenBack | e.OrderCreated) and after.requested:
        yield "answers an order that waits still"
    if isinstance(event, e.OrderTakenBack) and event.waited is not (before.requested is not None):
        yield "takes back an order that was not as it says"
    if isinstance(event, e.OrderCreated) and after.reservation:
        yield "orders what is reserved still"
    if isinstance(event, e.OrderCreated) and event.online:
        offered = {line.id: line for line in before.lines}
        if any(replace(line, quantity=offered[line.id].quantity) != offered[line.id] for line in event.lines):
            yield "orders what was not offered so"
    anew = before.reservation is not None and before.reservation.left_by is None
    if isinstance(event, e.OfferVoided) and event.into and (before.order or before.requested or anew or before.revisions > 1):
        yield "withdraws what was left of an offer though somebody acted on it"
