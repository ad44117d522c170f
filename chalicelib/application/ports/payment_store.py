"""The port to payments, each a stream of its own."""

from collections.abc import Sequence
from typing import Final, Protocol

from chalicelib.application.ports.commit import Stream
from chalicelib.application.ports.streams import StreamStore
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_fact import PaymentFact

PAYMENT: Stream[Payment, PaymentFact] = Stream("payment")
REFUND_FAILED: Final = "refund_failed"
"""The effect that tells accountants that money is here again which went back."""
DISPUTED: Final = "payment_disputed"
"""Tells them that a card payment is disputed."""
REVERSAL_ASIDE: Final = "reversal_aside"
"""Tells them that a bank takes back what nobody knows."""


class PaymentStore(StreamStore, Protocol):
    """Payments by their ids."""

    def payments(self, ids: Sequence[str]) -> Sequence[Payment]:
        """Give payments in the order asked for, as of a second ago, without those that there are not."""

    def payment_facts(self, payment: str) -> Sequence[PaymentFact]:
        """Give all facts of a payment, oldest first, strongly consistent."""
