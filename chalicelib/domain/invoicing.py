"""The amounts of an order, and of an invoice over parts of it: computed in one place, half-up for each line."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from chalicelib.domain.dossier import Dossier
from chalicelib.domain.errors import Invalid
from chalicelib.domain.money import HUNDRED, ZERO, Totals, Vat, cents, line_net, taxed, totals
from chalicelib.domain.values import Line, Part, VatShare


class LineAmount(NamedTuple):
    """So many pieces of a line and their net (BT-131), `discount` (BT-136) less than quantity times price."""

    line: Line
    quantity: int
    discount: Decimal
    net: Decimal


class Adjusted(NamedTuple):
    """An allowance or charge on the whole document, net; an allowance is so much of its base."""

    vat: Vat
    amount: Decimal
    base: Decimal


class Amounts(NamedTuple):
    """The lines, the discount on all of them for each VAT rate (BG-20), the freight (BG-21), and the totals of all."""

    lines: tuple[LineAmount, ...]
    allowances: tuple[Adjusted, ...]
    freight: Adjusted | None
    totals: Totals

    @property
    def shares(self) -> tuple[VatShare, ...]:
        """The VAT of each category and rate."""
        return tuple(VatShare(vat.rate, tax, vat.category) for vat, (_, tax) in self.totals.vat.items())


def amounts_of(state: Dossier, parts: tuple[Part, ...], *, freight: bool) -> Amounts:
    """The amounts of an invoice over these parts, with the order's freight if asked. Raises Invalid for an unknown line."""
    known = {line.id: line for line in state.lines}
    for part in parts:
        if part.line not in known:
            raise Invalid("there is no such line: %(line)s", field="parts", line=part.line)
    return _amounts(state, ((known[part.line], part.quantity) for part in parts), freight)


def billable(state: Dossier, line: Line) -> int:
    """Pieces of a line that may be invoiced now: those on no invoice that stands; once cancelled, only of what was shipped."""
    return (state.shipped(line.id) if state.cancelled else line.quantity) - state.billed(line.id)


def order_amounts(state: Dossier) -> Amounts:
    """The amounts of all lines and the freight."""
    return _amounts(state, ((line, line.quantity) for line in state.lines), freight=True)


def order_totals(state: Dossier) -> Totals:
    """The totals of all lines and the freight."""
    return order_amounts(state).totals


def _amounts(state: Dossier, pieces: Iterable[tuple[Line, int]], freight: bool) -> Amounts:
    lines = tuple(_line(line, quantity) for line, quantity in pieces)
    allowances = tuple(_allowances(lines, state.discount))
    carriage = state.freight if freight else None
    charged = Adjusted(taxed(carriage.vat_category, carriage.vat_rate), carriage.amount, carriage.amount) if carriage else None
    nets = [(_vat(amount.line), amount.net) for amount in lines]
    nets += [(allowance.vat, -allowance.amount) for allowance in allowances]
    nets += [(charged.vat, charged.amount)] if charged else []
    return Amounts(lines, allowances, charged, totals(nets))


def _vat(line: Line) -> Vat:
    return taxed(line.vat_category, line.vat_rate)


def _line(line: Line, quantity: int) -> LineAmount:
    net = line_net(quantity, line.unit_price, line.discount)
    return LineAmount(line, quantity, cents(quantity * line.unit_price) - net, net)


def _allowances(lines: tuple[LineAmount, ...], percent: Decimal) -> Iterable[Adjusted]:
    if not percent:
        return
    bases: dict[Vat, Decimal] = {}
    for amount in lines:
        bases[_vat(amount.line)] = bases.get(_vat(amount.line), ZERO) + amount.net
    for vat, base in bases.items():
        yield Adjusted(vat, cents(base * percent / HUNDRED), base)
