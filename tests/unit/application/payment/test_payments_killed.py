"""The worker of payments, and the function that asks Stripe, killed after each of their calls: the next one ends the work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from chalicelib.application.payment.checkout import CheckoutOrder, StripeTask
from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.payment.take_message import take_message
from chalicelib.domain.payment.payment_fact import Planned, Used
from chalicelib.domain.payment.seen_payment import PaymentChange, PaymentMessage
from chalicelib.domain.sale import events as e
from tests.fakes.dynamodb import MemoryDynamo
from tests.fakes.fake_stripe import FakeStripe, Killed
from tests.unit.application.payment.test_book_sure import booked, came, open_on, tools
from tests.unit.application.payment.test_settle_card import Case
from tests.unit.application.writing.test_payments_moved import OTHER, Money
from tests.unit.effects_bench import REFERENCE

CALLS = ("get_item", "batch_get_item", "query", "put_item", "update_item", "delete_item", "transact_write_items")
MOST = 80
"""Calls of any of them; one that makes more would never be seen to end."""


@contextmanager
def dies_after(table: MemoryDynamo, calls: int) -> Iterator[None]:
    """Let the process die as soon as so many calls were answered."""
    answered = 0

    def mortal(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(**asked: Any) -> Any:
            nonlocal answered
            answer = real(**asked)
            answered += 1
            if answered == calls:
                raise Killed
            return answer

        return call

    for name in CALLS:
        setattr(table, name, mortal(getattr(table, name)))
    try:
        yield
    finally:
        for name in CALLS:
            delattr(table, name)


def killed_at_each(begin: Callable[[], tuple[MemoryDynamo, Callable[[], None], Callable[[], object]]]) -> list[object]:
    """Do a piece of work anew for each of its calls, killed after it and done again; gives what came of each, of none last."""
    ends = list[object]()
    for calls in range(1, MOST):
        table, work, outcome = begin()
        try:
            with dies_after(table, calls):
                work()
        except Killed:
            work()
            ends.append(outcome())
            continue
        ends.append(outcome())
        return ends
    raise AssertionError("it makes more calls")


def sure() -> tuple[MemoryDynamo, Callable[[], None], Callable[[], object]]:
    money = Money()
    message = came(money)
    assert message.payment
    payment = message.payment.id

    def outcome() -> object:
        facts = [type(fact.what) for fact in money.bench.fake.payment_facts(payment)]
        there = booked(money, REFERENCE), booked(money, OTHER), open_on(money, REFERENCE), open_on(money, OTHER)
        return there, facts.count(Planned), facts.count(Used)

    return money.bench.fake.table, lambda: take_message(tools(money), message), outcome


def returned() -> tuple[MemoryDynamo, Callable[[], None], Callable[[], object]]:
    money = Money()
    message = came(money)
    assert message.payment
    take_message(tools(money), message)
    back = PaymentMessage(change=PaymentChange(id=message.payment.id, status="returned", reason="returned"))

    def outcome() -> object:
        histories = (money.bench.fake.history(reference) for reference in (REFERENCE, OTHER))
        return [sum(isinstance(entry.event, e.PaymentReturned) for entry in history) for history in histories]

    return money.bench.fake.table, lambda: take_message(tools(money), back), outcome


def carded(method: e.PayMethod) -> tuple[MemoryDynamo, Callable[[], None], Callable[[], object]]:
    case = Case()
    before = case.open
    session = case.begin(method)
    charge = case.stripe.books.pay(session, "Jean Bon", "3000")
    if method == "debit":
        case.stripe.books.debit_ended(session, paid=True)
    case.stripe.books.dispute(charge)
    case.stripe.books.pay_out()
    events = list(case.stripe.books.events)

    def outcome() -> object:
        payment = case.payment()
        kinds = [effect.kind for effect in case.bench.fake.todos if effect.reference == payment.id]
        return before - case.open, case.money_entries(), payment.status, payment.fee, payment.last4, kinds

    return case.bench.fake.table, lambda: case.take(events), outcome


@pytest.mark.parametrize("begin", [sure, returned, lambda: carded("card"), lambda: carded("debit")])
def test_the_worker_of_payments_killed_after_any_call_is_gone_on_with(
    begin: Callable[[], tuple[MemoryDynamo, Callable[[], None], Callable[[], object]]],
) -> None:
    *killed, whole = killed_at_each(begin)
    assert len(killed) > 5
    assert killed == [whole] * len(killed)


def test_a_payment_is_put_once_whenever_its_worker_dies() -> None:
    def begin() -> tuple[MemoryDynamo, Callable[[], None], Callable[[], object]]:
        money = Money()
        message = came(money, "VIREMENT")
        assert message.payment
        seen = message.payment
        facts = money.bench.fake.payment_facts
        return money.bench.fake.table, lambda: void(put_payment(money.bench.store, seen, money.bench.now)), lambda: facts(seen.id)

    *killed, whole = killed_at_each(begin)
    assert killed == [whole] * len(killed)


def void(answer: object) -> None:
    """Give nothing."""


def test_the_function_that_asks_stripe_killed_after_any_call_gives_the_same_page_and_ends_the_older_one() -> None:
    until = datetime.now(UTC) + timedelta(hours=12)
    old, new = (
        CheckoutOrder(
            payment=f"PMT-{letter * 20}",
            reference=REFERENCE,
            invoice="X-1",
            amount=Decimal(120),
            currency="EUR",
            method="card",
            title="X-1",
            language="fr",
            until=until,
            paid_url="https://suivi.example/",
            left_url="https://suivi.example/",
        )
        for letter in "AB"
    )
    asked = StripeTask(order=new, give_up=(old,))
    for calls in range(1, 4):
        stripe = FakeStripe()
        first = stripe.answer(StripeTask(order=old)).url
        stripe.http.dies_after = len(stripe.http.asked) + calls
        with pytest.raises(Killed):
            stripe.answer(asked)
        stripe.http.dies_after = 0
        page = stripe.answer(asked).url
        sessions = {one["client_reference_id"]: one for one in stripe.books.sessions.values()}
        assert len(stripe.books.sessions) == 2 and page != first
        assert (sessions[old.payment]["status"], sessions[new.payment]["url"]) == ("expired", page)
