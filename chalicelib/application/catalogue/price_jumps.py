"""Prices that a file brings, each beside the one that it takes the place of, and those that jump: a comma slips easily."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.catalogue.product import Product

JUMP = Decimal("0.15")
"""The part of a price by which the next one may rise or fall before somebody should look at it."""


class PlannedPrice(Struct, frozen=True):
    """A price from a day on, and the one that would hold then without the file, if any; jumps: whether it is far from that."""

    since: date
    before: Decimal | None
    after: Decimal
    jumps: bool


def planned_prices(before: Product | None, after: Product) -> tuple[PlannedPrice, ...]:
    """Give the prices that are new, or other, after a file."""
    earlier = frozenset((price.since, price.amount) for price in before.prices) if before else frozenset()
    new = (price for price in after.prices if (price.since, price.amount) not in earlier)
    planned = ((price, before.price_on(price.since) if before else None) for price in new)
    return tuple(PlannedPrice(price.since, was, price.amount, _jumps(was, price.amount)) for price, was in planned)


def _jumps(before: Decimal | None, after: Decimal) -> bool:
    return before is not None and abs(after - before) > before * JUMP
