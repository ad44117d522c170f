"""What a quoted repair comes to, by the one computation of amounts."""

from collections.abc import Sequence
from decimal import Decimal

from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoicing import Amounts, order_amounts
from chalicelib.domain.sale.lines import Line


def amounts_of_lines(lines: Sequence[Line], currency: str) -> Amounts:
    """Give the amounts of lines alone: a repair has neither carriage nor a discount on all of it."""
    return order_amounts(Dossier(lines=tuple(lines), currency=currency))


def gross_of_lines(lines: Sequence[Line], currency: str) -> Decimal:
    """Give what lines come to, VAT included."""
    return amounts_of_lines(lines, currency).totals.gross
