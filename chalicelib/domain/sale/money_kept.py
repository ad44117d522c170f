"""How events write down what they moved of money."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.payment.payment import PaymentMethod
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.invoices import Deposit
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.sale.money_move import MoneyKind, MoneyMove
from chalicelib.domain.values.money import ZERO


def money_move(
    entry: Entry, kind: MoneyKind, amount: Decimal, *, payment: str | None = None, invoice: str | None = None,
    source: str | None = None, method: PaymentMethod | None = None,
) -> MoneyMove:  # fmt: skip
    """Give what an entry moved, on the day on which it took effect."""
    return MoneyMove(entry.origin.effective, kind, payment, invoice, amount, entry.seq, source, method)


def on_invoices(
    entry: Entry,
    kind: MoneyKind,
    allocations: Iterable[Allocation],
    payment: str | None = None,
    method: PaymentMethod | None = None,
) -> tuple[MoneyMove, ...]:
    """Give what an entry moved on several invoices."""
    return tuple(money_move(entry, kind, one.amount, payment=payment, invoice=one.invoice, method=method) for one in allocations)


def given_back(deposits: tuple[Deposit, ...], payment: str, amount: Decimal) -> Iterator[Deposit]:
    """Yield the deposits after an amount of a payment went back: what came first goes first."""
    for deposit in deposits:
        back = min(amount, deposit.amount - deposit.refunded) if deposit.payment == payment else ZERO
        amount -= back
        yield replace(deposit, refunded=deposit.refunded + back)
