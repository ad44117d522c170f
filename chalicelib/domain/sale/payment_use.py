"""What a dossier's state says of payments: how much of each it uses."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from chalicelib.domain.payment.payment_id import is_payment_id
from chalicelib.domain.sale.money_move import MoneyKind, MoneyMove
from chalicelib.domain.values.money import ZERO

PaymentUse = Mapping[str, Decimal]
"""By the payment's id, what is used of it."""
NO_USE: PaymentUse = {}
_SIGNS: Mapping[MoneyKind, int] = {"paid": 1, "deposit": 1, "released": -1, "returned": -1}
"""What takes of a payment, and what gives back to it; a refund leaves the house and so stays used."""


def payment_use(money: Iterable[MoneyMove]) -> PaymentUse:
    """Say what is used of each payment of ours; words of other systems are none."""
    used: dict[str, Decimal] = {}
    for move in money:
        if move.payment and move.kind in _SIGNS and is_payment_id(move.payment):
            used[move.payment] = used.get(move.payment, ZERO) + _SIGNS[move.kind] * move.amount
    return {payment: amount for payment, amount in used.items() if amount}


def use_changes(before: PaymentUse, after: PaymentUse) -> PaymentUse:
    """Give what goes from one use to another of each payment of which anything does, in the order of the ids."""
    changed = {payment: after.get(payment, ZERO) - before.get(payment, ZERO) for payment in sorted({*before, *after})}
    return {payment: amount for payment, amount in changed.items() if amount}
