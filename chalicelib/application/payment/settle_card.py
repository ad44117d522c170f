"""What follows of a card payment or a debit: its dossier hears how far it is, and its money pays what it named."""

from contextlib import suppress
from datetime import timedelta

from chalicelib.application.errors import NotFound
from chalicelib.application.payment.refund_lost import refund_back
from chalicelib.application.payment.settling import Settling
from chalicelib.domain.errors import DomainError
from chalicelib.domain.payment.payment import Named, Payment
from chalicelib.domain.sale.bodies import NewAllocation
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.facts.card_payment import PaymentFailure, RecordPaymentFailed, RecordPaymentSubmitted
from chalicelib.domain.sale.facts.payment import AllocatePayment, RecordDeposit

BANKS_HAVE = timedelta(days=14)
"""How long a debit may take. https://docs.stripe.com/payments/sepa-debit"""


def settle_card(tools: Settling, payment: Payment) -> None:
    """Do what follows of one as it stands by now; doing it twice changes nothing. What a dossier refuses waits for staff."""
    named = payment.named
    if payment.source != "stripe" or named is None:
        return
    if payment.reason == "refund_failed" and payment.lost:
        refund_back(tools, payment, named.reference)
    if payment.status == "pending" and payment.method == "debit":
        until = payment.seen + BANKS_HAVE
        submitted = RecordPaymentSubmitted(
            payment=payment.id, until=until, last4=payment.last4 or None, mandate=payment.mandate or None
        )
        _recorded(tools, named, submitted, f"{payment.id}.submitted")
    elif payment.status == "failed":
        reason: PaymentFailure = "expired" if payment.reason == "expired" else "refused"
        _recorded(
            tools,
            named,
            RecordPaymentFailed(payment=payment.id, reason=reason, last4=payment.last4 or None),
            f"{payment.id}.failed",
        )
    elif payment.left and not payment.used_by(named.reference):
        _paid(tools, payment, named)


def _paid(tools: Settling, payment: Payment, named: Named) -> None:
    """Put the money against what it named; what is more than is open by now is in the customer's favour there."""
    for overpaid in (False, True):
        if _recorded(tools, named, _booking(payment, named, overpaid=overpaid), f"{payment.id}.paid"):
            return


def _booking(payment: Payment, named: Named, *, overpaid: bool) -> Command:
    amount = str(payment.left)
    if named.invoice is None:
        return RecordDeposit(payment=payment.id, amount=amount, overpaid=overpaid, method=payment.method)
    allocations = (NewAllocation(invoice=named.invoice, amount=amount),)
    return AllocatePayment(payment=payment.id, allocations=allocations, overpaid=overpaid, method=payment.method)


def _recorded(tools: Settling, named: Named, command: Command, key: str) -> bool:
    """Say whether the dossier took it: what is there already, or is over, it refuses."""
    with suppress(DomainError, NotFound):
        tools.does(named.reference, command, key)
        return True
    return False
