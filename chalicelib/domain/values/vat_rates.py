"""The rates of French VAT by category, and until when those that ended were charged."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.vat import VatCategory

_TODAY = ("20", "10", "5.5", "2.1")
"""CGI art. 278, 278 bis to 279, 278-0 bis, 281 quater to 281 nonies."""
_ELSEWHERE = ("13", "8.5", "1.75", "1.05", "0.9")
"""In Corsica (art. 297) and overseas (art. 294 to 296)."""
_OTHERS = ("9.6", "9.2")
"""What BR-FR-16 lists besides."""
ELSEWHERE = frozenset(map(Decimal, _ELSEWHERE))
"""These, as rates."""
ENDED: Mapping[Decimal, date] = {
    Decimal("20.6"): date(2000, 3, 31),
    Decimal("19.6"): date(2013, 12, 31),
    Decimal("7"): date(2013, 12, 31),
}
"""The last day of a rate that is charged no more: what was ordered by then may still be invoiced and credited with it."""
STANDARD = frozenset({*map(Decimal, (*_TODAY, *_ELSEWHERE, *_OTHERS)), *ENDED})
"""Rates of category S: those above 0 that BR-FR-16 lists (BR-S-05 to BR-S-07 want them above 0)."""


def rate_is_of(category: VatCategory, rate: Decimal) -> bool:
    """Say whether a bill can name a rate in a category."""
    return rate in STANDARD if category == "S" else not rate


def check_rate(category: VatCategory, rate: Decimal, day: date, field: str) -> None:
    """Hold what an offer or order of a day charges to the rates of its category. Raises Invalid."""
    if category != "S":
        if rate:
            raise Invalid("no VAT is charged in category %(category)s", field=field, category=category)
        return
    if not rate:
        raise Invalid(
            "in category S VAT is charged: give its rate, or as vat_category the reason why there is none (K, AE, G, E or O)",
            field=field,
        )
    if rate not in STANDARD:
        raise Invalid(
            "%(rate)s %% is no rate of French VAT: give one of %(rates)s", field=field, rate=f"{rate.normalize() + 0}",
            rates=", ".join(_TODAY + _ELSEWHERE),
        )  # fmt: skip
    if rate in ENDED and day > ENDED[rate]:
        raise Invalid(
            "the rate of %(rate)s %% ended on %(end)s: give today's", field=field, rate=f"{rate.normalize() + 0}", end=ENDED[rate]
        )
