"""Interest on what is paid late, as the law reckons it: nothing is reckoned for days whose rate nobody looked up."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from chalicelib.domain.values.money import ZERO, cents

YEAR = 365
"""Days of a year of interest."""
SECOND_HALF = 7
"""The month in which the second half of a year begins."""


class LatePolicy(Struct, frozen=True, kw_only=True):
    """How interest is reckoned (`[late]` in seller.toml). Rates are percent a year, by half-years as "2026-1".

    legal: the legal rate for professionals; times: how often it counts (Code de commerce L441-10, at least three times).
    central_bank: the rate of the European Central Bank; above: points on top of it, of public bodies (Code de la commande
    publique R2192-31). recovery: the fixed compensation of each invoice, in euros (D441-5, D2192-35).
    """

    times: Decimal = Decimal(3)
    above: Decimal = Decimal(8)
    recovery: Decimal = Decimal(40)
    legal: Mapping[str, Decimal] = {}
    central_bank: Mapping[str, Decimal] = {}

    def rate(self, half: str, *, public: bool) -> Decimal | None:
        """Give the rate of a half-year, None where nobody looked it up."""
        if public:
            return self.central_bank[half] + self.above if half in self.central_bank else None
        return self.legal[half] * self.times if half in self.legal else None


class Late(NamedTuple):
    """By how many days an amount is late, and what the law adds to it: percent a year where one rate holds for all days."""

    days: int
    rate: Decimal | None
    interest: Decimal
    recovery: Decimal


def late_interest(amount: Decimal, due: date, today: date, policy: LatePolicy, *, public: bool) -> Late | None:
    """Reckon what is due by law on an amount, VAT included, that was due on a day: from the day after, up to today.

    None where it is not late, and where the rate of one of the days is not in the policy: then there is no sum to tell.
    """
    halves = dict(_days(due, today))
    if not halves or amount <= 0:
        return None
    rates = {half: policy.rate(half, public=public) for half in halves}
    if None in rates.values():
        return None
    parts = (amount * rate * halves[half] / (100 * YEAR) for half, rate in rates.items() if rate is not None)
    distinct = {rate for rate in rates.values() if rate is not None}
    return Late(sum(halves.values()), distinct.pop() if len(distinct) == 1 else None, cents(sum(parts, ZERO)), policy.recovery)


def days_late(due: date, today: date) -> int:
    """Count the days after one on which something was due, up to today."""
    return max((today - due).days, 0)


def _days(due: date, today: date) -> Iterator[tuple[str, int]]:
    """Yield each half-year of the days after one, up to another one included, and how many of them are in it."""
    first, last = due.toordinal() + 1, today.toordinal()
    while first <= last:
        day = date.fromordinal(first)
        second = day.month >= SECOND_HALF
        end = date(day.year, 12, 31) if second else date(day.year, SECOND_HALF - 1, 30)
        until = min(end.toordinal(), last)
        yield f"{day.year}-{1 + second}", until - first + 1
        first = until + 1
