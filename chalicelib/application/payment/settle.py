"""What follows of a payment once it is written: what its bank took back is open again in each dossier."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, Protocol, cast, get_args

from chalicelib.application.caller import Request
from chalicelib.application.payment.checkout import AsksStripe, nobody_to_ask
from chalicelib.application.payment.payments_caller import PAYMENTS
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.payment_store import PaymentStore
from chalicelib.application.seller import Seller
from chalicelib.application.writing.execute import execute
from chalicelib.application.writing.prepare import CommandRequest
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.facts.payment_return import ReturnPayment, ReturnReason

_REASONS = frozenset[str](get_args(ReturnReason))


class PaymentDesk(PaymentStore, DossierStore, Protocol):
    """Payments, and the dossiers that they settle."""


class Settling(NamedTuple):
    """What payments are settled with; `pause(n)` waits before try n, `ask_stripe` says how something of Stripe's stands."""

    store: PaymentDesk
    seller: Seller
    clock: Callable[[], datetime]
    pause: Callable[[int], None]
    ask_stripe: AsksStripe = nobody_to_ask

    def does(self, reference: str, command: Command, key: str) -> None:
        """Carry a command out on a dossier, once under its key. Raises what `execute` raises."""
        request = Request(key, key)
        asked = CommandRequest(
            reference, command, PAYMENTS, request, self.seller.numbering, self.seller.offers, news=self.seller.news
        )
        execute(self.store, asked, self.clock(), self.pause)


def settle(tools: Settling, payment: Payment) -> None:
    """Do what follows of a payment as it stands by now; doing it twice changes nothing."""
    if payment.status == "returned":
        _opened_again(tools, payment)


def _opened_again(tools: Settling, payment: Payment) -> None:
    reason = payment.reason if payment.reason in _REASONS else "returned"
    command = ReturnPayment(payment=payment.id, reason=cast("ReturnReason", reason))
    for use in payment.uses:
        try:
            tools.does(use.reference, command, f"{payment.id}.returned.{use.reference}")
        except NotAllowed:
            continue  # all of it went back to the customer before, which the dossier says
