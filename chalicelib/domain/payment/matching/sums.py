"""Which of several items add up to an amount: the one way there is, or that there are more."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from chalicelib.domain.payment.matching.open_item import OpenItem
from chalicelib.domain.payment.matching.proposal import total

MOST_SUMS = 5_000
"""Sums that are looked at; a customer with more open says nothing by an amount alone."""


class Way(NamedTuple):
    """What adds up to an amount, and in how many ways something does (0: in none; a big number: in too many to look at)."""

    items: tuple[OpenItem, ...]
    ways: int


NO_WAY = Way((), 0)


def adding_up(items: Sequence[OpenItem], amount: Decimal) -> Way:
    """Give what adds up to an amount. All of it, or one item alone, comes before others; else it has to be the only way.

    Items of one amount make several ways, unless all are meant.
    """
    whole = tuple(items)
    if whole and total(whole) == amount:
        return Way(whole, 1)
    ways: dict[Decimal, Way] = {Decimal(0): Way((), 1)}
    for item in items:
        for subtotal, way in tuple(ways.items()):
            sum_ = subtotal + item.open
            if sum_ <= amount:
                there = ways.get(sum_, NO_WAY)
                ways[sum_] = Way(there.items or (*way.items, item), there.ways + way.ways)
        if len(ways) > MOST_SUMS:
            return NO_WAY
    return ways.get(amount, NO_WAY) if amount else NO_WAY
