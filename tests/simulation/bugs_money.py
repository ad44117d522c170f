"""Bugs planted in what is owed, and in how invoices add up."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale import wait_reasons
from chalicelib.domain.sale.changes import nothing
from chalicelib.domain.sale.features import invoice, payment
from chalicelib.domain.sale.invoicing import amounts_of
from chalicelib.domain.sale.model import SPECS


def rounded_alone(state: Any, parts: Any, *, freight: bool) -> Any:
    """An invoice is rounded as if there were no other."""
    return amounts_of(replace(state, invoices=()), parts, freight=freight)


MONEY: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "parts rounded alone": lambda: patch.object(invoice, "amounts_of", rounded_alone),
    "owed money waits on nobody": lambda: patch.object(wait_reasons, "owed_since", lambda state: None),
    "deposits go back though they were used": lambda: patch.object(payment, "idle_deposit", lambda state: Decimal(1000)),
    "refunds not folded": lambda: patch.dict(SPECS.rows, {e.Refunded: payment.REFUNDED._replace(apply=nothing)}),
}
"""Each by what is wrong."""
