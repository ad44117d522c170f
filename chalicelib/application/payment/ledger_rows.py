"""What moved the account of each customer, over all their dossiers: a row each, so that a statement reads no settled head."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec import convert

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.row_types import ListRow
from chalicelib.domain.payment.payment import Payment, PaymentMethod
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.ledger import Movement, MovementKind, movements, unsettled
from chalicelib.domain.sale.waiting import NewsPolicy

LIST, UNSETTLED, KEPT = "ledger", "unsettled", "kept_payments"
"""Each in partitions by the account: of dossiers, of those of which something is open or in favour, and of payments."""
PAGE = 1000


class LedgerLine(NamedTuple):
    """A movement of an account; reference: of the dossier, None of a payment that none uses."""

    reference: str | None
    currency: str
    movement: Movement


def ledger_rows(reference: str, head: Loaded, policy: NewsPolicy) -> Iterator[ListRow]:
    """Yield a row for each movement, and one that says that something is left of them."""
    state = head.state
    if not isinstance(state, Dossier):
        return
    for movement in movements(state):
        values = tuple(sorted(_values(movement, state.currency)))
        yield ListRow(LIST, state.account, movement.on.isoformat(), reference, movement.item, values)
    if unsettled(state):
        yield ListRow(UNSETTLED, state.account, "", reference, "", ())


def kept_rows(payment: Payment) -> Iterator[ListRow]:
    """Yield the row of a payment of which something is kept for an account."""
    if payment.account and payment.left and payment.aside is None:
        values = (("amount", str(-payment.left)), ("currency", payment.currency), ("kind", "paid"), ("method", payment.method))
        yield ListRow(KEPT, payment.account, payment.value_date.isoformat(), payment.id, "", values)


def ledger_of(lists: Lists, account: str) -> list[LedgerLine]:
    """Give what moved an account by its dossiers, in the order of its days."""
    return [_line(row, row.reference) for row in _all(lists, LIST, account)]


def kept_for(lists: Lists, account: str) -> list[LedgerLine]:
    """Give what is left of the payments that are kept for an account, in the order of their days."""
    return [_line(row, None) for row in _all(lists, KEPT, account)]


def unsettled_of(lists: Lists, account: str) -> list[str]:
    """Name the dossiers of an account of which something is open or in favour."""
    return [row.reference for row in _all(lists, UNSETTLED, account)]


def lines_of(reference: str, state: Dossier) -> list[LedgerLine]:
    """Give the lines of a dossier whose state is at hand: what its rows say, which may lag a moment behind."""
    return [LedgerLine(reference, state.currency, movement) for movement in movements(state)]


def _values(movement: Movement, currency: str) -> Iterator[tuple[str, str]]:
    yield "amount", str(movement.amount)
    yield "currency", currency
    yield "kind", movement.kind
    for name, value in (("number", movement.number), ("invoice", movement.invoice), ("method", movement.method)):
        if value:
            yield name, value
    if movement.due:
        yield "due", movement.due.isoformat()


def _line(row: ListRow, reference: str | None) -> LedgerLine:
    values = dict(row.values)
    due, method = values.get("due"), values.get("method")
    movement = Movement(
        date.fromisoformat(row.order), convert(values["kind"], MovementKind), Decimal(values["amount"]), values.get("number"),
        values.get("invoice"), date.fromisoformat(due) if due else None, convert(method, PaymentMethod) if method else None,
        row.item,
    )  # fmt: skip
    return LedgerLine(reference, values["currency"], movement)


def _all(lists: Lists, name: str, account: str) -> Iterator[ListRow]:
    cursor: str | None = None
    while True:
        page, cursor = lists.listed(name, account, PAGE, cursor)
        yield from page
        if cursor is None:
            return
