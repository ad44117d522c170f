"""The amounts of an order, and of an invoice over parts of it: computed in one place, half-up for each line."""

from decimal import Decimal
from typing import NamedTuple

from chalicelib.domain.dossier import Dossier
from chalicelib.domain.errors import Invalid
from chalicelib.domain.money import Totals, line_net, totals
from chalicelib.domain.values import Line, Part, VatShare


class Amounts(NamedTuple):
    """Net, VAT for each rate, gross."""

    net: Decimal
    shares: tuple[VatShare, ...]
    gross: Decimal


def amounts_of(state: Dossier, parts: tuple[Part, ...], *, freight: bool) -> Amounts:
    """The amounts of an invoice over these parts, with the order's freight if asked. Raises Invalid for an unknown line."""
    lines = {line.id: line for line in state.lines}
    nets = []
    for part in parts:
        line = lines.get(part.line)
        if line is None:
            raise Invalid("there is no such line: %(line)s", field="parts", line=part.line)
        nets.append((line.vat_rate, line_net(part.quantity, line.unit_price, line.discount)))
    return _amounts(state, nets, freight)


def billable(state: Dossier, line: Line) -> int:
    """Pieces of a line that may be invoiced now: those on no invoice that stands; once cancelled, only of what was shipped."""
    return (state.shipped(line.id) if state.cancelled else line.quantity) - state.billed(line.id)


def order_totals(state: Dossier) -> Totals:
    """The totals of all lines and the freight."""
    nets = [(line.vat_rate, line_net(line.quantity, line.unit_price, line.discount)) for line in state.lines]
    if state.freight:
        nets.append((state.freight.vat_rate, state.freight.amount))
    return totals(nets)


def _amounts(state: Dossier, nets: list[tuple[Decimal, Decimal]], freight: bool) -> Amounts:
    if freight and state.freight:
        nets = [*nets, (state.freight.vat_rate, state.freight.amount)]
    sums = totals(nets)
    return Amounts(sums.net, tuple(VatShare(rate, amount) for rate, amount in sums.vat.items()), sums.gross)
