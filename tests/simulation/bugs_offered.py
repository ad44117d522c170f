"""Bugs of offers that customers act on, planted in the real code."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from chalicelib.application.writing import effects_due, execute, stock_moved
from chalicelib.application.writing import fan_out as fanned
from chalicelib.domain.sale import events
from chalicelib.domain.sale.features import order
from chalicelib.domain.sale.model import SPECS
from chalicelib.effects.mails import fan_out
from chalicelib.effects.queue import timekeeper

_MAILED, _MOVED = effects_due.mails_due, stock_moved.stock_moved
_ORDERED = order.ORDER_CREATED.apply
Bug = Callable[[], AbstractContextManager[Any]]


def order_keeps_its_reservation() -> Any:
    """What was reserved is ordered, and reserved still."""

    def ordered(state: Any, event: Any, entry: Any) -> Any:
        return {name: value for name, value in _ORDERED(state, event, entry).items() if name != "reservation"}

    return patch.dict(SPECS.rows, {events.OrderCreated: order.ORDER_CREATED._replace(apply=ordered)})


OFFERED: dict[str, Bug] = {
    "an order keeps its reservation": order_keeps_its_reservation,
    "what is over does not lapse": lambda: patch.object(timekeeper, "due_timers", lambda *arguments: iter(())),
    "what goes to another dossier moves stock": lambda: patch.object(execute, "stock_moved", lambda *given: _MOVED(*given[:3])),
    "what an order leaves is not found": lambda: patch.object(fan_out, "_index", lambda *given: None),
    "an act is told to all but one": lambda: patch.object(fanned, "mails_due", lambda *given: _MAILED(*given)[1:]),
    "what an order leaves is lost": lambda: patch.object(execute, "written_beside", lambda *arguments: ()),
}
"""Each by what is wrong; found where stock is counted (`stories`)."""
