"""How events write down what they moved of money."""

from collections.abc import Iterable
from decimal import Decimal

from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.sale.money_move import MoneyKind, MoneyMove


def money_move(
    entry: Entry, kind: MoneyKind, amount: Decimal, *, payment: str | None = None, invoice: str | None = None,
    source: str | None = None,
) -> MoneyMove:  # fmt: skip
    """Give what an entry moved, on the day on which it took effect."""
    return MoneyMove(entry.origin.effective, kind, payment, invoice, amount, entry.seq, source)


def on_invoices(
    entry: Entry, kind: MoneyKind, allocations: Iterable[Allocation], payment: str | None = None
) -> tuple[MoneyMove, ...]:
    """Give what an entry moved on several invoices."""
    return tuple(money_move(entry, kind, one.amount, payment=payment, invoice=one.invoice) for one in allocations)
