"""A deposit that was asked for: what is still to be paid of it."""

from decimal import Decimal

from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.owed import carried, standing_gross
from chalicelib.domain.values.money import ZERO


def deposit_to_pay(state: Dossier) -> Decimal:
    """Give what has still to come of the deposit asked for: no more than is still to be invoiced, nothing once that is over."""
    if state.asked is None or not (state.order or state.on_offer) or state.cancelled:
        return ZERO
    since = [move for move in state.money if move.entry > state.asked.entry and move.invoice is None]
    came = sum((move.amount for move in since if move.kind == "deposit"), ZERO)
    back = sum((move.amount for move in since if move.kind == "returned"), ZERO)
    return max(ZERO, min(state.asked.amount - came + back, room_for_deposit(state)))


def room_for_deposit(state: Dossier) -> Decimal:
    """Give what a deposit may bring: what is still to be invoiced and no money is there for, VAT included."""
    standing = sum((standing_gross(one) for one in state.invoices if not one.fully_credited), ZERO)
    left = order_totals(state).gross - standing - state.deposit
    return left - sum((one.amount for one in carried(state, left)), ZERO)
