"""Bugs planted in what is booked of payments by itself, and in what is remembered of payers."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from chalicelib.application.payment import book_sure, remember_payer
from chalicelib.domain.payment.matching import propose

_PROPOSE, _CARRY_OUT = propose.propose, book_sure.carry_out
_NUMBERS = count()


def sure_of_all(payment: Any, book: Any, payers: Any) -> Any:
    """Whatever is proposed is certain."""
    proposal = _PROPOSE(payment, book, payers)
    return replace(proposal, sure=bool(proposal.allocations))


def carried_out_anew(tools: Any, payment: Any, plan: Any, caller: Any) -> Any:
    """What was decided is another decision each time."""
    return _CARRY_OUT(tools, payment, replace(plan, fact=1000 + next(_NUMBERS)), caller)


@contextmanager
def one_payer() -> Iterator[None]:
    """All payers are one."""
    with patch.object(propose, "payer_id", lambda payer: "PYR"), patch.object(remember_payer, "payer_id", lambda payer: "PYR"):
        yield


BANK: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "a payment is booked though it is not exact": lambda: patch.object(book_sure, "propose", sure_of_all),
    "a payment is booked again once it was taken back": lambda: patch.object(book_sure, "carry_out", carried_out_anew),
    "the rule of another payer is used": one_payer,
}
"""Each by what is wrong."""
