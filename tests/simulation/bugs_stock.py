"""Bugs of stock, planted in the real code."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from chalicelib.adapters.dynamodb import items
from chalicelib.application.staff import stock
from chalicelib.application.writing import execute
from chalicelib.domain.sale import events
from chalicelib.domain.sale.features import order
from chalicelib.domain.sale.model import SPECS

_REAL_CHANGING = items.changing
_CANCELLED = order.ORDER_CANCELLED.apply
Bug = Callable[[], AbstractContextManager[Any]]


def taken_without_a_condition() -> Any:
    """A piece is kept for two: what is available is not held to."""

    def changing(table: str, change: Any) -> Any:
        action: Any = _REAL_CHANGING(table, change)
        action["Update"]["ConditionExpression"] = "attribute_exists(pk)"
        action["Update"]["ExpressionAttributeValues"].pop(":takes", None)
        return action

    return patch.object(items, "changing", changing)


def order_keeps_its_pieces() -> Any:
    """An order that is cancelled keeps what was taken for it."""

    def cancelled(state: Any, event: Any, entry: Any) -> Any:
        return {name: value for name, value in _CANCELLED(state, event, entry).items() if name != "taken"}

    return patch.dict(SPECS.rows, {events.OrderCancelled: order.ORDER_CANCELLED._replace(apply=cancelled)})


STOCK: dict[str, Bug] = {
    "a piece is given twice": taken_without_a_condition,
    "an order that is cancelled keeps its pieces": order_keeps_its_pieces,
    "a count loses a shipment": lambda: patch.object(stock, "sums_since", lambda *arguments: {}),
    "stock is not moved": lambda: patch.object(execute, "stock_moved", lambda *arguments: None),
}
"""Each by what is wrong; found where stock is counted (`World.stocked`)."""
