"""A stream that the product does not have: pieces of an article, with a history of how many came and went."""

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.dynamodb.streams import StoredStream, no_rows
from chalicelib.application.ports.commit import Stream

if TYPE_CHECKING:
    from chalicelib.adapters.dynamodb.keys import Item


class Moved(Struct, frozen=True):
    """Pieces that came, or went."""

    seq: int
    pieces: int


class StockItem(Struct, frozen=True):
    """How many there are, after so many facts."""

    version: int
    pieces: int


ITEM: Stream[StockItem, Moved] = Stream("item")


def _partition(sku: str) -> str:
    return f"I#{sku}"


def _head(sku: str, item: StockItem) -> "Item":
    return {
        **keys.key(_partition(sku)),
        "version": {"N": str(item.version)},
        "data": {"S": msgspec.json.encode(item).decode()},
    }


def _fact(sku: str, fact: Moved) -> "Item":
    return {**keys.key(_partition(sku), keys.event(fact.seq)), "data": {"S": msgspec.json.encode(fact).decode()}}


STORED = StoredStream(
    stream=ITEM,
    partition=_partition,
    head=_head,
    fact=_fact,
    rows=no_rows,
    read=lambda item: msgspec.json.decode(item["data"]["S"], type=StockItem),
)
