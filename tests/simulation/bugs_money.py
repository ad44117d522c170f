"""Bugs planted in what is owed, in how invoices add up, in what comes back, and in orders that change."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from chalicelib.application.projection import rows
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale import invoice_rules, ledger, order_change_rules, wait_reasons
from chalicelib.domain.sale.changes import nothing
from chalicelib.domain.sale.features import credit_note, invoice, order_change, payment
from chalicelib.domain.sale.invoicing import amounts_of
from chalicelib.domain.sale.model import SPECS

_MOVED = payment.PAYMENT_MOVED.apply
_NOTE = credit_note._note


def rounded_alone(state: Any, parts: Any, *, freight: bool) -> Any:
    """An invoice is rounded as if there were no other."""
    return amounts_of(replace(state, invoices=()), parts, freight=freight)


@contextmanager
def rounding_alone() -> Iterator[None]:
    """It does, and is held to it."""
    with patch.object(invoice, "amounts_of", rounded_alone), patch.object(invoice_rules, "amounts_of", rounded_alone):
        yield


def moved_twice(state: Any, event: Any, entry: Any) -> Any:
    """What is moved arrives twice."""
    change = _MOVED(state, event, entry)
    more = (replace(i, paid=i.paid + event.amount) if i.number == event.invoice else i for i in change["invoices"])
    return change | {"invoices": tuple(more)}


def pieces_forgotten(event: Any, day: Any) -> Any:
    """What came back is remembered as an amount."""
    return replace(_NOTE(event, day), parts=(), nets=(), less=(), freight=False)


def without(row: Any, rule: Any) -> Any:
    """An event is held to all rules but one."""
    return lambda: patch.dict(SPECS.rows, {row.event: row._replace(allowed=tuple(one for one in row.allowed if one is not rule))})


MONEY: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "parts rounded alone": rounding_alone,
    "owed money waits on nobody": lambda: patch.object(wait_reasons, "owed_since", lambda state: None),
    "deposits go back though they were used": lambda: patch.object(payment, "idle_deposit", lambda state: Decimal(1000)),
    "a deposit stays on its invoice": lambda: patch.object(invoice, "without", lambda deposits, taken: tuple(deposits)),
    "a refund moves no account": lambda: patch.object(
        ledger, "_MONEY", {kind: sign for kind, sign in ledger._MONEY.items() if kind != "refunded"}
    ),
    "refunds not folded": lambda: patch.dict(SPECS.rows, {e.Refunded: payment.REFUNDED._replace(apply=nothing)}),
    "what is owed is in no list": lambda: patch.object(rows, "LISTED", rows.LISTED[:1]),
    "money moved twice": lambda: patch.dict(SPECS.rows, {e.PaymentMoved: payment.PAYMENT_MOVED._replace(apply=moved_twice)}),
    "money moved that is not there": without(payment.PAYMENT_MOVED, payment.move_fits),
    "pieces that came back are forgotten": lambda: patch.object(credit_note, "_note", pieces_forgotten),
    "prices change after the invoice": without(order_change.ORDER_CHANGED, order_change_rules.price_is_on_no_invoice),
    "quantities change after the invoice": without(order_change.ORDER_CHANGED, order_change_rules.quantity_covers_what_is_done),
    "another due date is not folded": lambda: patch.dict(
        SPECS.rows, {e.DueDateChanged: invoice.DUE_DATE_CHANGED._replace(apply=nothing)}
    ),
}
"""Each by what is wrong."""
