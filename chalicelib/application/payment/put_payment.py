"""The one way in for payments, whichever door they come by: the same one seen again changes nothing."""

from collections.abc import Callable, Iterator
from datetime import datetime

from chalicelib.application.errors import Busy
from chalicelib.application.payment.among_equals import among_equals
from chalicelib.application.payment.batches import Batched, batched
from chalicelib.application.payment.payments_caller import PAYMENTS
from chalicelib.application.ports.commit import AlreadyDone, Commit, Conflict, Record
from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.payment_store import DISPUTED, PAYMENT, REFUND_FAILED, REVERSAL_ASIDE
from chalicelib.application.ports.streams import StreamStore
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_changes import applied
from chalicelib.domain.payment.payment_fact import PaymentFact, StatusChanged
from chalicelib.domain.payment.payment_rules import check_seen, claimed_too, first_fact, news, seen_again
from chalicelib.domain.payment.seen_payment import PaymentChange, SeenPayment

TRIES = 12


class NotYetSeen(Exception):
    """What happened to a payment came before the payment itself did: the message is tried again later."""


def put_payment(
    store: StreamStore, message: SeenPayment | PaymentChange, now: datetime, pause: Callable[[int], None] = lambda tries: None
) -> Payment:
    """Write what a door says of a payment, once, and give the payment as it then stands.

    Of what takes back a payment that is known, that one is given.

    Raises Invalid for an amount that is none, NotYetSeen for a change of an unknown payment, Busy.
    """
    if isinstance(message, SeenPayment):
        check_seen(message)
    for number in range(TRIES):
        if number:
            pause(number)
        placed = among_equals(store, message) if isinstance(message, SeenPayment) else message
        before = store.head(PAYMENT, placed.id)
        if before is None and isinstance(placed, SeenPayment) and placed.reverses and store.head(PAYMENT, placed.reverses):
            back = PaymentChange(id=placed.reverses, status="returned", reason="returned", taken_by=message.id)
            return put_payment(store, back, now, pause)
        beside = batched(store, placed, now) if before is None and isinstance(placed, SeenPayment) else Batched()
        facts = (*_facts(before, placed, now), *beside.facts)
        if not facts:
            return _there(before, placed)
        after = before
        for fact in facts:
            after = applied(after, fact)
        try:
            store.commit(_commit(before, _there(after, placed), facts, beside, now))
        except (Conflict, AlreadyDone):
            continue
        return _there(after, placed)
    raise Busy


def _facts(before: Payment | None, message: SeenPayment | PaymentChange, now: datetime) -> tuple[PaymentFact, ...]:
    if before is None:
        return (first_fact(message, now),) if isinstance(message, SeenPayment) else ()
    change = seen_again(before, message) if isinstance(message, SeenPayment) else message
    more = claimed_too(before, message) if isinstance(message, SeenPayment) else ()
    facts, version = (*more, *news(before, change)), before.version
    return tuple(PaymentFact(seq, what, PAYMENTS.subject, now) for seq, what in enumerate(facts, start=version + 1))


def _there(payment: Payment | None, message: SeenPayment | PaymentChange) -> Payment:
    if payment is None:
        raise NotYetSeen(message.id)
    return payment


def _commit(
    before: Payment | None, after: Payment, facts: tuple[PaymentFact, ...], beside: Batched, now: datetime
) -> Commit[Payment, PaymentFact]:
    version = before.version if before else 0
    key = f"payment.{after.id}.{after.version}"
    return Commit(
        stream=PAYMENT, reference=after.id, expected=version, head=after, before=before, entries=facts, at=now, also=beside.also,
        record=Record(PAYMENTS.principal, key, key, 201, after.id, after.version),
        effects=tuple(Effect(after.id, after.version, kind) for kind in _mailed_of(before, after, facts)),
    )  # fmt: skip


def _mailed_of(before: Payment | None, after: Payment, facts: tuple[PaymentFact, ...]) -> Iterator[EffectKind]:
    """Yield what accountants are mailed of."""
    if any(isinstance(fact.what, StatusChanged) and fact.what.reason == "refund_failed" for fact in facts):
        yield REFUND_FAILED
    if after.status == "disputed" and (before is None or before.status != "disputed"):
        yield DISPUTED
    if before is None and after.aside and after.aside.why == "reversal":
        yield REVERSAL_ASIDE
