"""An order that is paid before anything leaves: what is still to be paid, and since when nothing is."""

from datetime import date
from decimal import Decimal

from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.owed import carried, deposit_in_use, to_come, to_pay
from chalicelib.domain.values.money import ZERO


def by_prepayment(state: Dossier) -> bool:
    """Say whether it is paid before anything leaves, as offered or ordered."""
    return state.pay is not None and state.pay.prepayment


def to_prepay(state: Dossier) -> Decimal:
    """Give what is to be paid before anything leaves and no invoice asks for, VAT included; nothing once all of it left."""
    if not _has_still_to_leave(state):
        return ZERO
    coming = to_come(state)
    return max(ZERO, coming - deposit_in_use(state) - sum((one.amount for one in carried(state, coming)), ZERO))


def unpaid(state: Dossier) -> Decimal:
    """Give the same with what is open on invoices."""
    if not _has_still_to_leave(state):
        return ZERO
    return to_prepay(state) + sum((invoice.open for invoice in to_pay(state)), ZERO)


def prepaid_since(state: Dossier) -> date | None:
    """Say since when money came for such an order, None where none did, and of another one."""
    if not by_prepayment(state):
        return None
    days = [*(deposit.on for deposit in state.deposits), *(invoice.settled for invoice in state.invoices)]
    return max((day for day in days if day), default=None)


def _has_still_to_leave(state: Dossier) -> bool:
    """Say whether some of an order that is to be paid before has still to leave; of services alone until they are invoiced."""
    waits = state.order is not None and not state.cancelled and by_prepayment(state)
    return waits and bool(state.unshipped or not state.goods)
