"""Money: euros as Decimal, rounded half-up to cents for each line, VAT for each rate on the sums."""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from chalicelib.domain.values.vat import VatCategory

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
HUNDRED = Decimal(100)
MOST = Decimal("999999999999999.99")
"""More no document adds up to: BR-FR-DEC-01 lets an amount have 19 digits, VAT and carriage come on top."""


class Vat(NamedTuple):
    """What is taxed alike: the VAT category (BT-118) and rate in percent (BT-119)."""

    category: VatCategory
    rate: Decimal


class Totals(NamedTuple):
    """Sums of a document in its currency: net, base and VAT amount of each category and rate (BG-23), and gross."""

    net: Decimal
    vat: Mapping[Vat, tuple[Decimal, Decimal]]
    gross: Decimal


def cents(amount: Decimal) -> Decimal:
    """Round to two decimals, half up (EN 16931, BR-DEC rules)."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def shown_decimals(amount: Decimal) -> int:
    """Give how many decimals an amount is written with: more than two only where they are not zero."""
    return max(2, -int(amount.normalize().as_tuple().exponent))


def line_net(quantity: int, unit_price: Decimal, discount: Decimal) -> Decimal:
    """Give net amount of one line (BT-131): quantity times unit price less the discount in percent, rounded once."""
    return cents(quantity * unit_price * (HUNDRED - discount) / HUNDRED)


def totals(nets: Iterable[tuple[Vat, Decimal]], tax: Callable[[Vat, Decimal], Decimal] | None = None) -> Totals:
    """Add up net amounts; VAT is computed for each category and rate on the sum of its nets (BR-CO-17), or as told."""
    bases: dict[Vat, Decimal] = {}
    for vat, net in nets:
        bases[vat] = bases.get(vat, ZERO) + net
    reckon = tax or _tax
    shares = {vat: (base, reckon(vat, base)) for vat, base in sorted(bases.items(), key=_rank)}
    net = sum(bases.values(), ZERO)
    return Totals(net, shares, net + sum((amount for _, amount in shares.values()), ZERO))


def _tax(vat: Vat, base: Decimal) -> Decimal:
    return cents(base * vat.rate / HUNDRED)


def normalized_vat(category: VatCategory, rate: Decimal) -> Vat:
    """Give the category with its rate written one way: 20, not 2E+1 or 20.0, since it is stored and shown."""
    return Vat(category, rate.normalize() + 0)


def _rank(item: tuple[Vat, Decimal]) -> tuple[Decimal, str]:
    return -item[0].rate, item[0].category
