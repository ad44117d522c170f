"""What is paid without an invoice: an order before anything leaves, or a deposit that was asked for; since when nothing is."""

from datetime import date
from decimal import Decimal

from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.owed import carried, deposit_in_use, to_come, to_pay
from chalicelib.domain.values.calendar import working_days_after
from chalicelib.domain.values.money import ZERO


def by_prepayment(state: Dossier) -> bool:
    """Say whether it is paid before anything leaves, as offered or ordered."""
    return state.pay is not None and state.pay.prepayment


TO_PREPAY = 5
"""Working days that such a payment has where nobody agreed on a day: a transfer takes its time to arrive."""


def deposit_due(state: Dossier, day: date) -> date:
    """Give the day by which a deposit asked for on a day is paid if nobody says: of an offer, none after its last."""
    due = working_days_after(day, TO_PREPAY)
    return min(due, state.offer.terms.valid_until) if state.on_offer and state.offer and state.requested is None else due


def to_prepay(state: Dossier) -> Decimal:
    """Give what is to be paid and no invoice asks for, VAT included: before anything leaves, or as a deposit asked for."""
    return deposit_to_pay(state) or _before_it_leaves(state)


def prepaid_by(state: Dossier) -> tuple[date, date] | None:
    """Say since when that is asked for, and by which day; None where nothing is."""
    if state.asked and deposit_to_pay(state):
        return state.asked.on, state.asked.due
    if state.order is None or not to_prepay(state):
        return None
    ordered = max((change.on for change in state.order.changes), default=state.order.placed)
    return ordered, working_days_after(ordered, TO_PREPAY)


def _before_it_leaves(state: Dossier) -> Decimal:
    """Give what is to be paid before anything leaves; nothing once all of it left."""
    if not _has_still_to_leave(state):
        return ZERO
    coming = to_come(state)
    return max(ZERO, coming - deposit_in_use(state) - sum((one.amount for one in carried(state, coming)), ZERO))


def unpaid(state: Dossier) -> Decimal:
    """Give what is to be paid before anything leaves, with what is open on invoices."""
    if not _has_still_to_leave(state):
        return ZERO
    return _before_it_leaves(state) + sum((invoice.open for invoice in to_pay(state)), ZERO)


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
