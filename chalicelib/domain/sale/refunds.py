"""Which refunds stand, and which did not arrive."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.sale.invoices import Deposit
from chalicelib.domain.sale.money_move import MoneyMove
from chalicelib.domain.values.money import ZERO


def standing_refunds(money: Sequence[MoneyMove]) -> tuple[MoneyMove, ...]:
    """Give what went back to the customer and is not known to have come back, the oldest first."""
    back = {move.of for move in money if move.kind == "refund_back"}
    return tuple(move for move in money if move.kind == "refunded" and move.entry not in back)


def lost_refund(money: Sequence[MoneyMove]) -> MoneyMove | None:
    """Give the newest refund that did not arrive, None where another was given back since."""
    newest = next((move for move in reversed(money) if move.kind in ("refunded", "refund_back")), None)
    return newest if newest and newest.kind == "refund_back" else None


def refund_of(money: Sequence[MoneyMove], payment: str, amount: Decimal) -> MoneyMove | None:
    """Give the newest refund of a payment's money that is of this amount, None where there is none.

    A refund of what was paid too much names its invoice alone: it is one on which the payment was put.
    """
    invoices = {move.invoice for move in money if move.payment == payment and move.kind == "paid"}
    for move in reversed(standing_refunds(money)):
        of_it = move.payment == payment or (move.payment is None and move.invoice in invoices)
        if of_it and move.amount == amount:
            return move
    return None


def given_again(deposits: Iterable[Deposit], payment: str | None, amount: Decimal) -> Iterator[Deposit]:
    """Yield the deposits once what went back of a payment is there again."""
    for deposit in deposits:
        here = min(amount, deposit.refunded) if deposit.payment == payment else ZERO
        amount -= here
        yield replace(deposit, refunded=deposit.refunded - here)
