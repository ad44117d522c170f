"""Which earlier entry a reversal takes back where the bank names none: one alone that is like it, or none."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.payment_rows import LIST, like, tie
from chalicelib.application.projection.row_types import ListRow
from chalicelib.domain.payment.seen_payment import SeenPayment

BACK = timedelta(days=60)
"""How far back a reversal may reach: a bank corrects itself soon, and an older entry is somebody's to look at."""
PAGE = 100


def with_reversed(lists: Lists, seen: SeenPayment) -> SeenPayment:
    """Give a reversal with the payment that it takes back, where that is certain: the same account, amount and reference.

    Of several that may be meant none is; then, and where there is none, it is put aside for accountants.
    """
    bank = seen.bank
    if not seen.reversal or seen.reverses or bank is None or not tie(bank):
        return seen
    position = like(bank.account, "out" if seen.direction == "in" else "in", seen.amount, seen.currency, tie(bank))
    rows = [*_rows(lists, position)]
    taken = [row.reference for row in rows if dict(row.values).get("taken_by") == seen.id]
    may_be = [row.reference for row in rows if not row.values and _in_time(date.fromisoformat(row.order), seen.value_date)]
    matched = [*taken, *may_be]
    return replace(seen, reverses=matched[0]) if len(matched) == 1 else seen


def _in_time(entry: date, reversal: date) -> bool:
    return reversal - BACK <= entry <= reversal


def _rows(lists: Lists, position: str) -> Iterator[ListRow]:
    cursor = None
    while True:
        rows, cursor = lists.listed(LIST, position, PAGE, cursor)
        yield from rows
        if cursor is None:
            return
