"""What a command moves of payments: the difference of what its dossier uses of each before and after."""

from collections.abc import Iterator
from typing import Protocol, TypeVar

from chalicelib.application.ports.commit import Fact, Stream, Write
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.writing.decide import Decided
from chalicelib.application.writing.prepare import Prepared
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_changes import applied, next_fact
from chalicelib.domain.payment.payment_fact import PaymentFact, Used
from chalicelib.domain.payment.payment_rules import check_usable
from chalicelib.domain.sale.payment_use import PaymentUse, use_changes

H = TypeVar("H")
PaymentWrite = Write[Payment, PaymentFact]


class Heads(Protocol):
    """Where heads of streams are read."""

    def head(self, stream: Stream[H, Fact], stream_id: str) -> H | None:
        """Give the head of a stream that is not folded, strongly consistent, or None."""


def payments_moved(heads: Heads, prepared: Prepared, decided: Decided) -> tuple[PaymentWrite, ...]:
    """Give what is written of each payment of which the dossier uses more or less by now, held to the version that was read.

    Raises NotAllowed, with what is left, where there is less than the command takes; Invalid for a payment that there is not.
    """
    before, after = prepared.state.payment_use, decided.after.payment_use
    return tuple(_writes(heads, prepared, decided, use_changes(before, after))) if before != after else ()


def _writes(heads: Heads, prepared: Prepared, decided: Decided, changes: PaymentUse) -> Iterator[PaymentWrite]:
    for payment_id, amount in changes.items():
        payment = heads.head(PAYMENT, payment_id)
        if payment is None:
            if amount < 0:
                continue  # another system's word, which only looks like ours
            raise Invalid("there is no payment %(payment)s", field="payment", payment=payment_id)
        if amount > 0:
            check_usable(payment)
            if amount > payment.left:
                raise NotAllowed("%(left)s is left of this payment", field="payment", left=payment.left)
        what = Used(prepared.request.reference, amount, decided.after.version)
        fact = next_fact(payment, what, prepared.request.caller.subject, prepared.context.now)
        yield Write(
            stream=PAYMENT, id=payment_id, expected=payment.version, head=applied(payment, fact), entries=(fact,), before=payment
        )
