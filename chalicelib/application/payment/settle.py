"""What follows of a payment once it is written: what is certain is booked; what its bank took back is open again."""

from typing import cast, get_args

from chalicelib.application.payment.book_sure import book_sure
from chalicelib.application.payment.settling import Settling
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_id import is_payment_id
from chalicelib.domain.sale.facts.payment_return import ReturnPayment, ReturnReason

_REASONS = frozenset[str](get_args(ReturnReason))


def settle(tools: Settling, payment: Payment) -> None:
    """Do what follows of a payment as it stands by now; doing it twice changes nothing."""
    if payment.status == "returned":
        _opened_again(tools, payment)
    else:
        book_sure(tools, payment)


def open_elsewhere(tools: Settling, payment_id: str) -> None:
    """Open in all other dossiers what a payment paid that one of them says was taken back; nothing of another system's word."""
    payment = tools.store.head(PAYMENT, payment_id) if is_payment_id(payment_id) else None
    if payment is not None and payment.status == "returned":
        _opened_again(tools, payment)


def _opened_again(tools: Settling, payment: Payment) -> None:
    reason = payment.reason if payment.reason in _REASONS else "returned"
    command = ReturnPayment(payment=payment.id, reason=cast("ReturnReason", reason))
    for use in payment.uses:
        try:
            tools.does(use.reference, command, f"{payment.id}.returned.{use.reference}")
        except NotAllowed:
            continue  # all of it went back to the customer before, which the dossier says
