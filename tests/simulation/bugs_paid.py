"""Bugs of payments, planted in the real code, and in what doors call them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import count
from typing import Any
from unittest.mock import patch

from chalicelib.application.payment import take_message
from chalicelib.application.writing import execute, payments_moved
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.sale import payment_use
from chalicelib.domain.sale.payment_use import use_changes
from tests.simulation import paid

_REAL_ID = payment_id
_TURNS = count()


def _taken_alone(before: Any, after: Any) -> Any:
    return {payment: amount for payment, amount in use_changes(before, after).items() if amount > 0}


PAID: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "a payment is used twice": lambda: patch.object(Payment, "left", property(lambda self: self.amount)),
    "a stroke forgets to give back": lambda: patch.object(payments_moved, "use_changes", _taken_alone),
    "a payment sent again is a second one": lambda: patch.object(
        paid, "payment_id", lambda *identity: _REAL_ID(*identity, str(next(_TURNS) % 3))
    ),
    "an allocation does not write its payment": lambda: patch.object(execute, "payments_moved", lambda *arguments: ()),
    "what went back still pays": lambda: patch.object(take_message, "settle", lambda *arguments: None),
    "what is freed stays used": lambda: patch.dict(payment_use._SIGNS, {"released": 0}),
}
"""Each by what is wrong; found where payments are told of (`stories`)."""
