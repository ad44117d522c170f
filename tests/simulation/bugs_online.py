"""Bugs of orders from the page, their codes and the catalogue, planted in the real code."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from chalicelib.adapters.links.codes import CodeSealer
from chalicelib.application.customer import order_codes
from chalicelib.application.writing import execute
from chalicelib.application.writing.beside import written_beside
from chalicelib.domain.sale import events, order_code
from chalicelib.domain.sale.changes import nothing
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from chalicelib.domain.sale.commands import OrderOnline
from chalicelib.domain.sale.features import online_order, order
from chalicelib.domain.sale.model import SPECS
from chalicelib.domain.sale.offer_again import offer_again
from chalicelib.domain.sale.order_review import review_of

_CREATED = order.ORDER_CREATED.apply
_TAKEN_BACK = online_order.ORDER_TAKEN_BACK.apply
Bug = Callable[[], AbstractContextManager[Any]]


def opens_another() -> Any:
    """Which order a code was mailed for is not looked at."""

    def tried(code: Any, asked: str, now: datetime) -> Any:
        return order_code.tried(code, code.order if code else asked, now)

    return patch.object(order_codes, "tried", tried)


def opens_for_ever() -> Any:
    """A code has no end."""
    return patch.object(
        order_codes, "tried", lambda code, asked, now: order_code.tried(code, asked, datetime.min.replace(tzinfo=UTC))
    )


def stays_unused() -> Any:
    """A code that opened its order is as good as before."""
    return patch.object(order_codes, "spent", lambda code: replace(order_code.spent(code), used=False))


def no_code_wanted() -> Any:
    """An order comes through without the code that it needs."""

    def propose(state: Any, command: Any, context: Any) -> Any:
        review = review_of(state, command, context)
        return (events.OrderRequested(review.wanted),) if review.consent else (review.order,)

    spec = COMMAND_SPECS[OrderOnline]
    return patch.dict(COMMAND_SPECS, {OrderOnline: replace(spec, propose=propose)})


def waits_though_confirmed() -> Any:
    """What staff confirmed waits for them still."""

    def created(state: Any, event: Any, entry: Any) -> Any:
        return {name: value for name, value in _CREATED(state, event, entry).items() if name != "requested"}

    return patch.dict(SPECS.rows, {events.OrderCreated: order.ORDER_CREATED._replace(apply=created)})


def waits_though_taken_back() -> Any:
    """What a customer took back before it was confirmed waits for staff still."""

    def back(state: Any, event: Any, entry: Any) -> Any:
        return {name: value for name, value in _TAKEN_BACK(state, event, entry).items() if name != "requested"}

    return patch.dict(SPECS.rows, {events.OrderTakenBack: online_order.ORDER_TAKEN_BACK._replace(apply=back)})


def keeps_what_it_took() -> Any:
    """What an order took from stock does not go back with it."""

    def again(*asked: Any) -> Any:
        return {name: value for name, value in offer_again(*asked).items() if name != "taken"}

    return patch.object(online_order, "offer_again", again)


def left_is_offered_twice() -> Any:
    """An order is taken back, and what it had left stays an offer of its own."""

    def beside(prepared: Any, happened: Any) -> Any:
        back = any(isinstance(event, events.OrderTakenBack) for event in happened)
        return () if back else written_beside(prepared, happened)

    return patch.object(execute, "written_beside", beside)


def priced_by_today() -> Any:
    """An order costs what the catalogue says when it is placed."""
    spec = COMMAND_SPECS[OrderOnline]

    def propose(state: Any, command: Any, context: Any) -> Any:
        (event,) = spec.propose(state, command, context)
        prices = {sku: product.price_on(context.day) for sku, product in context.products.items()}
        lines = tuple(replace(line, unit_price=prices[line.sku]) for line in getattr(event, "lines", ()))
        return (replace(event, lines=lines),) if lines else (event,)

    needs = replace(spec.needs, products=lambda state, command: frozenset(line.sku for line in state.lines))
    return patch.dict(COMMAND_SPECS, {OrderOnline: replace(spec, propose=propose, needs=needs)})


ONLINE: dict[str, Bug] = {
    "a code opens another order": opens_another,
    "a code opens for ever": opens_for_ever,
    "a code is tried for ever": lambda: patch.object(order_code, "TRIES", 10**9),
    "a code opens twice": stays_unused,
    "any code opens": lambda: patch.object(CodeSealer, "opens", lambda self, seed, code, seal: True),
    "no code is wanted": no_code_wanted,
    "a confirmed order waits still": waits_though_confirmed,
    "a declined order waits still": lambda: patch.dict(
        SPECS.rows, {events.OrderDeclined: online_order.ORDER_DECLINED._replace(apply=nothing)}
    ),
    "an order taken back waits still": waits_though_taken_back,
    "an order taken back keeps its pieces": keeps_what_it_took,
    "what is left is offered twice": left_is_offered_twice,
    "what is left is withdrawn though ordered": lambda: patch.object(online_order, "rest_is_untouched", lambda rest, order: None),
    "a later price is charged": priced_by_today,
}
"""Each by what is wrong; found where orders from the page are placed in earnest."""
