"""Payments come in by one way, once, whatever their door sends how often."""

from decimal import Decimal

import pytest

from chalicelib.application.payment.put_payment import NotYetSeen, put_payment
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.domain.errors import Invalid
from chalicelib.domain.payment.seen_payment import PaymentChange
from tests.fakes.store import MemoryStore
from tests.samples.payments import NOW, TRANSFER, seen


def test_a_payment_that_is_seen_twice_is_one() -> None:
    store = MemoryStore()
    first = put_payment(store, seen(), NOW)
    assert put_payment(store, seen(), NOW) == first == store.head(PAYMENT, TRANSFER)
    assert [fact.seq for fact in store.payment_facts(TRANSFER)] == [1]
    assert [row.reference for row in store.lists.listed("payments", "open", 9, None)[0]] == [TRANSFER]


def test_what_happens_to_it_later_is_written_once() -> None:
    store = MemoryStore()
    put_payment(store, seen(status="pending"), NOW)
    for _ in range(3):
        put_payment(store, PaymentChange(id=TRANSFER, status="received"), NOW)
    assert len(store.payment_facts(TRANSFER)) == 2
    assert store.payments([TRANSFER])[0].status == "received"


def test_a_change_of_what_nobody_saw_waits_for_it() -> None:
    with pytest.raises(NotYetSeen):
        put_payment(MemoryStore(), PaymentChange(id=TRANSFER, status="refunded"), NOW)


def test_a_payment_of_nothing_is_refused_and_not_written() -> None:
    store = MemoryStore()
    with pytest.raises(Invalid):
        put_payment(store, seen(amount=Decimal(0)), NOW)
    assert store.head(PAYMENT, TRANSFER) is None
