"""What a command moves of payments: the difference of what its dossier uses of each before and after."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Protocol, TypeVar

from chalicelib.application.ports.commit import Fact, Stream, Write
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.writing.decide import Decided
from chalicelib.application.writing.prepare import Prepared
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.payment.payment import Payment, PaymentStatus
from chalicelib.domain.payment.payment_changes import applied, next_fact
from chalicelib.domain.payment.payment_fact import PaymentFact, PaymentWhat, StatusChanged, Used
from chalicelib.domain.payment.payment_rules import check_usable
from chalicelib.domain.sale.facts.payment_return import PaymentReturned
from chalicelib.domain.sale.payment_use import PaymentUse, use_changes

H = TypeVar("H")
PaymentWrite = Write[Payment, PaymentFact]
HERE = frozenset[PaymentStatus]({"received", "disputed", "refunded"})
"""A payment in one of these is taken back by who says so first."""


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
        before = heads.head(PAYMENT, payment_id)
        if before is None:
            if amount < 0:
                continue  # another system's word, which only looks like ours
            raise Invalid("there is no payment %(payment)s", field="payment", payment=payment_id)
        facts, after = list[PaymentFact](), before
        status: tuple[PaymentWhat, ...] = tuple(_status(before, decided))
        for what in (*status, Used(prepared.request.reference, amount, decided.after.version)):
            if isinstance(what, Used) and amount > 0:
                _check_left(after, amount, decided.after.account)
            facts.append(next_fact(after, what, prepared.request.caller.subject, prepared.context.now))
            after = applied(after, facts[-1])
        yield Write(stream=PAYMENT, id=payment_id, expected=before.version, head=after, entries=tuple(facts), before=before)


def _check_left(payment: Payment, amount: Decimal, account: str) -> None:
    check_usable(payment)
    if payment.account not in (None, account):
        # That customer may have read on their statement that it is theirs.
        raise NotAllowed("this payment is kept for another customer: free it first", field="payment")
    if amount > payment.left:
        raise NotAllowed("%(left)s is left of this payment", field="payment", left=payment.left)


def _status(payment: Payment, decided: Decided) -> Iterator[StatusChanged]:
    """Yield what a dossier is the first to say: that the bank took it back, or that an accountant said so by mistake.

    Else what bounced would be left to settle something else.
    """
    for entry in decided.entries:
        if isinstance(entry.event, PaymentReturned) and entry.event.payment == payment.id and payment.status in HERE:
            yield StatusChanged("returned", entry.event.reason)
    struck = decided.struck
    if struck is None or not isinstance(struck.event, PaymentReturned) or struck.event.payment != payment.id:
        return
    if payment.status == "returned" and struck.origin.channel == "staff":
        yield StatusChanged("received")
