"""What staff do with the catalogue while offers are made of it, and what must hold of it when all is quiet."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError, HTTPClientError

from chalicelib.adapters.dynamodb import DynamoStore
from chalicelib.adapters.dynamodb.rows import item_key, item_of
from chalicelib.application.caller import Request
from chalicelib.application.errors import ApplicationError
from chalicelib.application.ports.catalogue import PRODUCT
from chalicelib.application.ports.commit import Record
from chalicelib.application.projection.product_rows import product_rows
from chalicelib.application.staff.products import DEEDS, ProductRequest, write_product
from chalicelib.domain.catalogue.product_bodies import (
    ChangeProduct,
    CreateProduct,
    NewPrice,
    ProductCommand,
    PutBackProduct,
    SetPrice,
    WithdrawProduct,
)
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from tests.samples.callers import MANAGER
from tests.samples.texts import both
from tests.simulation.intents import DAY
from tests.simulation.scheduler import START, Killed
from tests.simulation.shelf import SKU

if TYPE_CHECKING:
    from tests.simulation.world import World

BUYERS = 3
FIRST = "buyer-first"
EACH = 5
"""Seconds after which each of them does something: all in one moment."""
CENT = 1250
"""The first price, in hundredths of a cent; each price is another one."""


def catalogue(world: "World") -> None:
    """The catalogue knows what is counted."""
    client: Any = world.table
    new = CreateProduct(
        sku=SKU, name=both("s", "s"), kind="spare_part", vat_rate="20", prices=(NewPrice(since=DAY, amount=f"0.{CENT}"),)
    )
    asked = ProductRequest(SKU, new, MANAGER, Request(FIRST, FIRST), frozenset())
    write_product(DynamoStore(client, "t"), asked, world.scheduler.now, world.pause)


def buyer(world: "World", who: int, times: int) -> None:
    """Change the product now and then, under one key until it is answered; others do so in the same moment."""
    for number in range(times):
        world.scheduler.wait(EACH - (world.scheduler.now - START).total_seconds() % EACH)
        key = f"buyer-{who}-{number}"
        command = _command(world, who * times + number)
        asked = ProductRequest(SKU, command, MANAGER, Request(key, key), frozenset())
        for _ in range(6):
            try:
                outcome = write_product(world.store, asked, world.scheduler.now, world.pause)
            except (DomainError, ApplicationError):
                break
            except (Killed, ClientError, HTTPClientError):
                world.scheduler.wait(world.chance.random() * 2)
            else:
                world.bought.append((key, outcome.version, command))
                break


def _command(world: "World", number: int) -> ProductCommand:
    kind = world.chance.randrange(8)
    if kind == 0:
        return WithdrawProduct()
    if kind in (1, 2):
        return PutBackProduct()
    if kind == 3:
        return ChangeProduct(name=both(f"s{number}", f"s{number}"))
    return SetPrice(amount=f"0.{CENT + 1 + number}")


def sold(world: "World", histories: Mapping[str, list[Entry]], records: list[Record]) -> Iterator[str]:
    """What went astray."""
    if not world.story.online:
        return
    stored, facts = world.store.head(PRODUCT, SKU), world.store.product_facts(SKU, None, 10**6)[::-1]
    done = {record.key: record.version for record in records if record.key.startswith("buyer-")}
    if stored is None or [fact.seq for fact in facts] != list(range(1, stored.version + 1)):
        yield "the history of the product has gaps"
        return
    if sorted(done.values()) != [fact.seq for fact in facts]:
        yield f"{len(done)} commands on the product, and {len(facts)} entries of its history"
    if facts[-1].product != stored.product:
        yield "the product is not what its history left"
    for key, version, command in world.bought:
        if done.get(key) != version or facts[version - 1].what != DEEDS.get(type(command)):
            yield f"{key}: acknowledged and lost"
    wanted = {item_key(item): item for item in map(item_of, product_rows(stored.product))}
    there = {(pk, sk): item for pk, part in world.table.items.items() if pk[0] == "G" for sk, item in part.items()}
    listed = {key: item for key, item in there.items() if key[0].startswith(("GL#", "GT#"))}
    if listed != wanted:
        yield "the product is listed as what it is not"
    prices = {fact.product.price_on(DAY) for fact in facts}
    for reference, history in histories.items():
        offers = (entry.event for entry in history if isinstance(entry.event, e.OfferMade) and not entry.event.left_by)
        if any(offer.lines[0].unit_price not in prices for offer in offers):
            yield f"{reference}: offers at a price that the catalogue never had"
