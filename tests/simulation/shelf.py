"""What staff do with stock while its dossiers take from it: goods come, are expected, and are counted as of a moment."""

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError, HTTPClientError

from chalicelib.adapters.dynamodb import DynamoStock
from chalicelib.application.caller import Request
from chalicelib.application.errors import ApplicationError
from chalicelib.application.ports.commit import Record
from chalicelib.application.staff.stock import StockRequest, command_stock
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewContact, NewLine, NewLineChange, NewPacked, NewPart
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.stock.stock_change import StockChange
from chalicelib.domain.stock.stock_commands import CountStock, ExpectGoods, ReceiveGoods, StockCommand
from chalicelib.domain.stock.stock_item import StockItem
from tests.samples.callers import MANAGER
from tests.samples.commands import order
from tests.samples.texts import both
from tests.simulation.intents import DAY, Intent, Wishes, stroke
from tests.simulation.scheduler import START, Killed

if TYPE_CHECKING:
    from tests.simulation.world import World

SKU = "S"
AT_FIRST = 6
ALL_WRITTEN = timedelta(minutes=10)
"""Longer than any request is under way: what was written down before a moment so long ago is in the table, or never will be."""


def line(quantity: int) -> NewLine:
    """A line of pieces that are counted."""
    return NewLine(sku=SKU, name=both("s", "s"), quantity=quantity, unit_price="0.1250", vat_rate="20")


def _order(chance: Random, name: str) -> c.Command:
    guest = NewContact(name="Jean", email=f"{name}@bigcorp.example", language="fr")
    return order(lines=(line(chance.randrange(1, 3)), line(1)), contacts=(guest,), deputy="paul", comment=name)


def _fewer(chance: Random, name: str) -> c.Command:
    change = NewLineChange(line=chance.randrange(3, 6), quantity=chance.randrange(1, 40))
    return c.ChangeOrder(agreed_with="Jean", change=(change,), comment=name)


def _ship(chance: Random, name: str) -> c.Command:
    parts = (NewPacked(line=chance.randrange(3, 9), quantity=1),)
    return c.Ship(carrier="Poste", parts=parts, comment=name)


def _back(chance: Random, name: str) -> c.Command:
    return c.Credit(
        reason="returned", invoice=f"F26-{chance.randrange(1, 12):04d}", parts=(NewPart(line=3, quantity=1),),
        deliver_again=chance.random() < 0.5, restock=chance.random() < 0.7, comment=name,
    )  # fmt: skip


STOCKED: Wishes = (
    *(_order,) * 2,
    *(lambda chance, name: c.AllocateStock(comment=name),) * 5,
    *(lambda chance, name: c.ChangeOrder(agreed_with="Jean", add=(line(chance.randrange(1, 4)),), comment=name),) * 2,
    *(lambda chance, name: c.AllocateStock(lines=(chance.randrange(3, 9),), comment=name),) * 2,
    *(_ship,) * 6,
    lambda chance, name: c.ReceiveSupply(lines=(chance.randrange(3, 9),), comment=name),
    lambda chance, name: c.IssueInvoice(due=DAY, parts=(NewPart(line=3, quantity=1),), comment=name),
    lambda chance, name: c.CancelOrder(comment=name) if chance.random() < 0.25 else c.AllocateStock(comment=name),
    *(_fewer,) * 2,
    _back,
    *(stroke,) * 3,
)  # fmt: skip
"""What takes pieces, and gives them back."""


def fill(world: "World") -> None:
    """Count the pieces that are there at first."""
    client: Any = world.table
    movement = Movement(at=START, by="m1", why="begin_counting", id=f"{SKU}#1", changes=(StockChange(SKU, AT_FIRST),))
    record = Record("staff:m1", "fill", "fill", 201, SKU, 1)
    DynamoStock(client, "t").write_stock((StockItem(SKU, AT_FIRST),), movement, record)


def clerk(world: "World", times: int, rest: float) -> None:
    """Say something of the stock after so many seconds at most, under one key until it is answered."""
    client: Any = world.wire
    stock = DynamoStock(client, "t", wait=world.pause)
    for number in range(times):
        world.scheduler.wait(world.chance.random() * rest)
        command, name = _command(world), f"shelf-{number}"
        for _ in range(6):
            wanted = StockRequest(SKU, command, MANAGER, Request(name, name))
            try:
                command_stock(stock, wanted, world.scheduler.now, world.pause)
            except (DomainError, ApplicationError):
                break
            except (Killed, ClientError, HTTPClientError):
                world.scheduler.wait(world.chance.random() * 2)
            else:
                break


def pieces_come(world: "World", number: int) -> None:
    """Fewer pieces come than are wanted just then."""
    client: Any = world.table
    come = StockRequest(SKU, ReceiveGoods(quantity=2), MANAGER, Request(f"come-{number}", ""))
    command_stock(DynamoStock(client, "t"), come, world.scheduler.now, world.pause)


def _command(world: "World") -> StockCommand:
    chance = world.chance
    kind = chance.randrange(6)
    if kind == 0:
        return ExpectGoods(quantity=chance.randrange(1, 4), on=DAY + timedelta(days=9))
    if kind == 1:
        return ReceiveGoods(quantity=chance.randrange(1, 4), arrival=str(chance.randrange(1, 6)))
    if kind in (2, 3):
        return ReceiveGoods(quantity=1)
    as_of = max(world.scheduler.now - ALL_WRITTEN, START)
    return CountStock(on_hand=in_the_house(world, as_of), reason="counted", as_of=as_of)


def in_the_house(world: "World", as_of: Any) -> int:
    """The pieces that were in the house at a moment, as whoever counted them then knows: what came, less what left."""
    client: Any = world.table
    moved = DynamoStock(client, "t").every_movement(world.scheduler.now)
    return sum(change.on_hand for one in moved if one.as_of is None and one.at <= as_of for change in one.changes)


def lines_of(reference: str) -> Intent:
    """Lines of an order that begins a story, from the third on: pieces that are counted."""
    name = f"stocked-{reference}"
    return Intent(name, reference, c.ChangeOrder(agreed_with="Jean", add=(line(30), line(20), line(10)), comment=name), MANAGER)
