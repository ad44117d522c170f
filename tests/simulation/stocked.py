"""What must hold of stock when all is quiet: it adds up, nobody was given a piece twice, and nothing is kept for nothing."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from chalicelib.adapters.dynamodb import DynamoLists, DynamoStock
from chalicelib.adapters.dynamodb.stock_items import movement_of
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.staff.stock_check import check_stock
from tests.samples.callers import MANAGER
from tests.simulation.shelf import SKU

if TYPE_CHECKING:
    from tests.simulation.world import World


def stocked(world: "World", heads: Mapping[str, Loaded | None]) -> Iterator[str]:
    """Everything that is wrong of stock, where any is counted."""
    if not world.stocked:
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
    for reference, head in heads.items():
        if head is None:
            continue
        for line in head.state.goods:
            kept = sum(one.quantity for one in head.state.taken if one.line == line.id)
            wanted = 0 if head.state.cancelled else max(0, line.quantity - head.state.shipped(line.id))
            if kept > wanted:
                yield f"{reference}: {kept} pieces of line {line.id} are kept, {wanted} are wanted"
