"""How what is there of a SKU is stored: counters that a transaction adds to, held to conditions, and the movements of them."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import keys
from chalicelib.application.ports.commit import Conflict, OutOfStock
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.stock.stock_change import StockChange
from chalicelib.domain.stock.stock_item import Arrival, StockItem

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef

    from chalicelib.adapters.dynamodb.keys import Item


class _Expected(msgspec.Struct, frozen=True, array_like=True):
    """An arrival without its counter of free pieces, which stands beside it."""

    id: str
    on: date
    quantity: int


_expected = msgspec.json.Decoder(tuple[_Expected, ...])
_movements = msgspec.json.Decoder(Movement)


def stock_of(item: "Item") -> StockItem:
    """Give what an item says."""
    arrivals = _expected.decode(item["arrivals"]["S"]) if "arrivals" in item else ()
    return StockItem(
        item["pk"]["S"].removeprefix("S#"),
        int(item["on_hand"]["N"]),
        int(item["held"]["N"]),
        tuple(Arrival(one.id, one.on, one.quantity, int(item[_free(one.id)]["N"])) for one in arrivals),
        int(item["version"]["N"]),
        int(item["announced"]["N"]),
    )


def stock_item(item: StockItem) -> "Item":
    """Give the item of what is there of a SKU, one version further."""
    arrivals = [_Expected(one.id, one.on, one.quantity) for one in item.arrivals]
    return {
        **keys.key(keys.stock(item.sku)),
        "on_hand": {"N": str(item.on_hand)},
        "held": {"N": str(item.held)},
        "available": {"N": str(item.available)},
        "version": {"N": str(item.version + 1)},
        "announced": {"N": str(item.announced)},
        **({"arrivals": {"S": codec.encode(arrivals)}} if arrivals else {}),
        **{_free(one.id): {"N": str(one.free)} for one in item.arrivals},
    }


def movement_item(movement: Movement) -> "Item":
    """Give the item of a movement, which is found by each of its SKUs."""
    return {
        **keys.movement(movement.at, movement.id),
        "skus": {"SS": sorted(change.sku for change in movement.changes)},
        "data": {"S": codec.encode(movement)},
    }


def movement_of(item: "Item") -> Movement:
    """Give the movement of an item."""
    return _movements.decode(item["data"]["S"])


def changing(table: str, change: StockChange) -> "TransactWriteItemTypeDef":
    """Give the action that adds a change to the counters of its SKU, if there are as many pieces as it takes."""
    tests, adds = ["attribute_exists(pk)"], list(_adds(change))
    values = {f":c{position}": {"N": str(pieces)} for position, (_, pieces) in enumerate(adds)}
    if change.takes > 0:
        tests.append("available >= :takes")
        values[":takes"] = {"N": str(change.takes)}
    for position, (arrival, pieces) in enumerate(_stay_free(change)):
        tests.append(f"attribute_exists({_free(arrival)})" if pieces < 0 else f"{_free(arrival)} >= :a{position}")
        values |= {f":a{position}": {"N": str(pieces)}} if pieces >= 0 else {}
    if change.takes_expected and change.takes <= 0:
        tests.append("available >= :lacks")
        values[":lacks"] = {"N": str(-sum(pieces for _, pieces in change.makes_up))}
    tests += [f"attribute_not_exists({_free(arrival)})" for arrival in change.gone]
    return {
        "Update": {
            "TableName": table,
            "Key": keys.key(keys.stock(change.sku)),
            "UpdateExpression": "ADD " + ", ".join(f"{name} :c{position}" for position, (name, _) in enumerate(adds)),
            "ConditionExpression": " AND ".join(tests),
            "ExpressionAttributeValues": values,
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }
    }


def refused(change: StockChange, item: "Item | None") -> Exception:
    """Say why a change was refused, of the item as it stands: too few are there, or an arrival came meanwhile."""
    if not item:
        return OutOfStock(change.sku, 0)
    there = stock_of(item)
    if change.takes > max(there.available, 0):
        return OutOfStock(change.sku, max(there.available, 0))
    free = {arrival.id: arrival.free for arrival in there.free_arrivals}
    for arrival, pieces in change.arrivals:
        if arrival in free and pieces > max(free[arrival], 0):
            return OutOfStock(change.sku, max(free[arrival], 0), arrival)
    return Conflict()


def _stay_free(change: StockChange) -> Iterator[tuple[str, int]]:
    """Yield what each arrival has to have free: the pieces taken of it, and those that make up for what lacks in the house."""
    makes_up = dict(change.makes_up)
    for arrival, pieces in change.arrivals:
        yield arrival, pieces + makes_up.pop(arrival, 0) if pieces > 0 else pieces
    yield from makes_up.items()


def _adds(change: StockChange) -> Iterator[tuple[str, int]]:
    yield "on_hand", change.on_hand
    yield "held", change.held
    yield "available", -change.takes
    yield "version", 1
    for arrival, pieces in change.arrivals:
        yield _free(arrival), -pieces


def _free(arrival: str) -> str:
    """Give the name of the counter of an arrival's pieces that nobody holds."""
    return f"free_{arrival}"
