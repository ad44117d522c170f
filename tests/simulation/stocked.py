"""What must hold of stock when all is quiet: it adds up, nobody was given a piece twice, and nothing is kept for nothing."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from chalicelib.adapters.dynamodb import DynamoLists, DynamoStock, DynamoStore
from chalicelib.adapters.dynamodb.stock_items import movement_of
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.staff.stock_check import check_stock
from tests.samples.callers import MANAGER
from tests.simulation.shelf import SKU

if TYPE_CHECKING:
    from tests.simulation.world import World


def stocked(world: "World", heads: Mapping[str, Loaded | None]) -> Iterator[str]:
    """Everything that is wrong of stock, where any is counted."""
    if not world.story.counted:
        return
    client: Any = world.table
    store = DynamoStock(client, "t")
    check = check_stock(store, DynamoLists(client, "t"), MANAGER, world.scheduler.now)
    yield from (f"stock does not add up: {wrong}" for wrong in check.wrong)
    raw = world.table.items[f"S#{SKU}"]["H"]
    on_hand, held, available = (int(raw[name]["N"]) for name in ("on_hand", "held", "available"))
    if available != on_hand - held:
        yield f"{available} are available of {on_hand}, {held} kept"
    if available < 0:
        yield f"pieces were given twice: {available} are available"
    gone = sum(head.state.stock_use.gone.get(SKU, 0) for head in heads.values() if head)
    movements = [movement_of(item) for pk, part in world.table.items.items() if pk.startswith("V#") for item in part.values()]
    came = sum(change.on_hand for one in movements if one.why in ("begin_counting", "receive_goods") for change in one.changes)
    if on_hand != came - gone:
        yield f"{on_hand} are in the house by the stock, {came} came and {gone} left"
    yield from promised(world)
    for reference, head in heads.items():
        if head is None:
            continue
        for line in head.state.goods:
            kept = sum(one.quantity for one in head.state.taken if one.line == line.id)
            wanted = 0 if head.state.cancelled else max(0, line.quantity - head.state.shipped(line.id))
            if kept > wanted:
                yield f"{reference}: {kept} pieces of line {line.id} are kept, {wanted} are wanted"


def promised(world: "World") -> Iterator[str]:
    """What is wrong, at any moment, with how many pieces are kept: what is kept and for what is written in one transaction."""
    client: Any = world.table
    store = DynamoStore(client, "t")
    there = store.stock(frozenset({SKU})).get(SKU)
    keeps = there.held + sum(one.quantity - one.free for one in there.arrivals) if there else 0
    heads = (store.load(pk.removeprefix("D#")) for pk in world.table.items if pk.startswith("D#"))
    wanted = sum(_pieces(head.state) for head in heads if head) if there else 0
    if keeps != wanted:
        yield f"{keeps} pieces are kept, and orders and reservations say {wanted}"


def _pieces(state: Any) -> int:
    """The pieces that an order took, or that are reserved of an offer that stands."""
    stands = state.order is None and not (state.offer and state.offer.voided)
    reserved = state.reservation.parts if stands and state.reservation else ()
    return sum(one.quantity for one in (*state.taken, *reserved) if state.line(one.line).sku == SKU)
