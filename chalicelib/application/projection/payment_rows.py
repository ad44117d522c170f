"""The rows that a payment is found by: what is open, in favour or aside, the oldest first; what is booked, the newest first."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from chalicelib.application.payment.ledger_rows import kept_rows
from chalicelib.application.projection.row_types import ListRow, Row
from chalicelib.domain.payment.payment import BankEntry, Direction, Payment
from chalicelib.domain.payment.payment_id import letters_of
from chalicelib.domain.sale.waiting import NewsPolicy

LIST = "payments"
PaymentPlace = Literal["open", "credit", "aside", "booked", "pending", "disputed", "back"]
"""The partitions. pending: announced by its door and not here yet. disputed: its payer's bank holds the money until
the dispute is closed. back: what its door took back."""
NONE: frozenset[Row] = frozenset()


def payment_places(payment: Payment) -> Iterator[PaymentPlace]:
    """Yield the places where a payment is listed."""
    if payment.aside is not None:
        yield "aside"
    elif payment.left:
        yield "credit" if payment.account else "open"
    elif payment.status == "pending":
        yield "pending"
    elif payment.status == "disputed":
        yield "disputed"
    elif payment.status in ("refunded", "returned"):
        yield "back"
    if payment.uses:
        yield "booked"


def payment_rows(payment: Payment) -> Iterator[ListRow]:
    """Yield the rows of a payment: beside its keys it says what is left of it, and whose; then that of their account."""
    for partition in payment_places(payment):
        order = _newest_first(payment.uses[-1].on) if partition == "booked" else payment.value_date.isoformat()
        yield ListRow(LIST, partition, order, payment.id, "", tuple(_values(payment)))
    yield from kept_rows(payment)
    bank = payment.bank
    if bank and tie(bank) and (payment.taken_by or (payment.status == "received" and not _unsure(payment))):
        position = like(bank.account, payment.direction, payment.amount, payment.currency, tie(bank))
        taken = (("taken_by", payment.taken_by),) if payment.taken_by else ()
        yield ListRow(LIST, position, payment.value_date.isoformat(), payment.id, "", taken)


def tie(bank: BankEntry) -> str:
    """Give the reference by which a reversal is known to be of an entry: the payer's, else the bank's own, or none."""
    return bank.end_to_end or bank.servicer_ref


def like(account: str, direction: Direction, amount: Decimal, currency: str, end_to_end: str) -> str:
    """Name the partition of the entries of a bank's account that a reversal may be of: they have this reference."""
    return f"like-{letters_of(account, direction, f'{amount.normalize():f}', currency, end_to_end)}"


def _unsure(payment: Payment) -> bool:
    """Say whether it is itself what takes another one back, or the whole of a batch whose parts are there."""
    return payment.aside is not None and payment.aside.why in ("reversal", "batch")


def _values(payment: Payment) -> Iterator[tuple[str, str]]:
    if payment.account:
        yield "account", payment.account
    yield "currency", payment.currency
    yield "left", str(payment.left)


def payment_rows_before_and_after(
    payment_id: str, before: Payment | None, after: Payment, policy: NewsPolicy
) -> tuple[frozenset[Row], frozenset[Row]]:
    """Give the rows that a commit takes away, and those that it leaves."""
    return frozenset(payment_rows(before)) if before else NONE, frozenset(payment_rows(after))


def _newest_first(day: date) -> str:
    return f"{date.max.toordinal() - day.toordinal():07d}"
