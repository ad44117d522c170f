"""Bugs of stock, planted in the real code."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from chalicelib.adapters.dynamodb import items
from chalicelib.application.staff import stock
from chalicelib.application.writing import execute
from chalicelib.domain.sale import events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.features import order
from chalicelib.domain.sale.model import SPECS
from chalicelib.domain.sale.stock_use import stock_use

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


def without_one(condition: str) -> Any:
    """What is taken is held to all conditions but one; what that one compares with goes too."""

    def changing(table: str, change: Any) -> Any:
        action: Any = _REAL_CHANGING(table, change)
        update = action["Update"]
        tests = update["ConditionExpression"].split(" AND ")
        left = [test for test in tests if not test.startswith(condition) or ">=" not in test]
        for test in set(tests) - set(left):
            del update["ExpressionAttributeValues"][test.rpartition(" ")[2]]
        update["ConditionExpression"] = " AND ".join(left)
        return action

    return patch.object(items, "changing", changing)


def reservation_keeps_nothing() -> Any:
    """What is reserved is given to whoever comes next."""
    use = property(lambda self: stock_use(lambda line: self.line(line).sku, self.taken, self.gone))
    return patch.object(Dossier, "stock_use", use)


def order_keeps_its_pieces() -> Any:
    """An order that is cancelled keeps what was taken for it."""

    def cancelled(state: Any, event: Any, entry: Any) -> Any:
        return {name: value for name, value in _CANCELLED(state, event, entry).items() if name != "taken"}

    return patch.dict(SPECS.rows, {events.OrderCancelled: order.ORDER_CANCELLED._replace(apply=cancelled)})


STOCK: dict[str, Bug] = {
    "a piece is given twice": taken_without_a_condition,
    "stock below zero": lambda: without_one("available"),
    "what is expected is promised twice": lambda: without_one("free_"),
    "a reservation is given out twice": reservation_keeps_nothing,
    "an order that is cancelled keeps its pieces": order_keeps_its_pieces,
    "a count loses a shipment": lambda: patch.object(stock, "sums_since", lambda *arguments: {}),
    "stock is not moved": lambda: patch.object(execute, "stock_moved", lambda *arguments: None),
}
"""Each by what is wrong; found where stock is counted (`stories`)."""
