"""What follows of a refund of a card payment that failed: the dossier that said it was given back says that it came back."""

from contextlib import suppress

from chalicelib.application.errors import NotFound
from chalicelib.application.payment.settling import Settling
from chalicelib.domain.errors import DomainError
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.refund_back import RecordRefundBack
from chalicelib.domain.sale.refunds import refund_of


def refund_back(tools: Settling, payment: Payment, reference: str) -> None:
    """Take back the refund that failed, once: the newest of this payment that comes to what is here again.

    It was recorded before Stripe said so: what was given back since went another way. Where none is of that amount, as of one
    that nobody recorded or several that failed at once, accountants decide, who are mailed.
    """
    head = tools.store.load(reference)
    state = head.state if head else None
    if not isinstance(state, Dossier) or payment.asked is None:
        return
    move = refund_of(state.money, payment.id, payment.lost)
    if move is None:
        return
    (entry,) = tools.store.older(reference, move.entry + 1, 1)
    if entry.committed >= payment.asked:
        return
    with suppress(DomainError, NotFound):
        key = f"{payment.id}.refund_failed.{payment.asked:%Y%m%dT%H%M%S%f}"
        tools.does(reference, RecordRefundBack(refund=move.entry), key)
