"""Money: euros as Decimal, rounded half-up to cents for each line, VAT for each rate on the sums."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
HUNDRED = Decimal(100)


class Totals(NamedTuple):
    """Sums of a document: net, VAT amount by rate (percent), and gross, in the document's currency."""

    net: Decimal
    vat: Mapping[Decimal, Decimal]
    gross: Decimal


def cents(amount: Decimal) -> Decimal:
    """Round to two decimals, half up (EN 16931, BR-DEC rules)."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def line_net(quantity: int, unit_price: Decimal, discount: Decimal) -> Decimal:
    """Net amount of one line (BT-131): quantity times unit price less the discount in percent, rounded once."""
    return cents(quantity * unit_price * (HUNDRED - discount) / HUNDRED)


def totals(nets: Iterable[tuple[Decimal, Decimal]]) -> Totals:
    """Add up (VAT rate, net amount) pairs; VAT is computed for each rate on the sum of its nets (BR-CO-17)."""
    by_rate: dict[Decimal, Decimal] = {}
    for rate, net in nets:
        key = rate.normalize() + 0  # 20, not 2E+1: it is stored and shown
        by_rate[key] = by_rate.get(key, ZERO) + net
    vat = {rate: cents(net * rate / HUNDRED) for rate, net in sorted(by_rate.items(), reverse=True)}
    net = sum(by_rate.values(), ZERO)
    return Totals(net, vat, net + sum(vat.values(), ZERO))
