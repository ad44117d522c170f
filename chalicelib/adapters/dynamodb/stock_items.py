"""How what is there of a SKU is stored: counters that a transaction adds to, held to conditions."""

from typing import TYPE_CHECKING

from chalicelib.domain.stock.stock_item import StockItem

if TYPE_CHECKING:
    from chalicelib.adapters.dynamodb.keys import Item


def stock_of(item: "Item") -> StockItem:
    """Give what an item says."""
    return StockItem(item["pk"]["S"].removeprefix("S#"), int(item["on_hand"]["N"]), int(item["held"]["N"]))
