"""What doors say of a payment: it only goes forward, in whatever order their messages come."""

from datetime import timedelta
from decimal import Decimal
from itertools import permutations

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_changes import applied, fold_payment, next_fact
from chalicelib.domain.payment.payment_fact import Used
from chalicelib.domain.payment.payment_rules import first_fact, news
from chalicelib.domain.payment.seen_payment import PaymentChange, SeenPayment
from tests.samples.payments import NOW, TRANSFER, seen


def first(payment: SeenPayment) -> Payment:
    """Give a payment that was just seen."""
    return applied(None, first_fact(payment, NOW))


def after(payment: Payment, *changes: PaymentChange) -> Payment:
    """Give it after messages of its door."""
    for change in changes:
        for what in news(payment, change):
            payment = applied(payment, next_fact(payment, what, "system", NOW))
    return payment


def change(**given: object) -> PaymentChange:
    return PaymentChange(id=TRANSFER, **given)  # type: ignore[arg-type]  # of mixed values


@pytest.mark.parametrize("amount", ["0", "-0.01", "-120", "1000000000000000", "NaN", "Infinity", "0.000001"])
def test_what_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(Invalid):
        first(seen(amount=Decimal(amount)))


def test_a_billion_is_a_payment() -> None:
    assert first(seen(amount=Decimal(10**9))).left == 10**9


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"currency": "JPY"}, "other_currency"), ({"direction": "out"}, "outgoing"), ({"payout": True}, "payout"), ({}, None)],
)
def test_what_settles_no_invoice_is_aside_from_the_first(changes: dict[str, object], why: str | None) -> None:
    payment = first(seen(**changes))
    assert (payment.aside.why if payment.aside else None) == why
    assert (payment.left == 0) is (why is not None)


def test_whatever_the_order_of_its_messages_a_payment_ends_where_it_is() -> None:
    messages = [change(status="pending"), change(status="received"), change(status="disputed"), change(status="returned")]
    for order in permutations(messages):
        assert after(first(seen(status="pending")), *order).status == "returned"


def test_money_that_came_is_there_whatever_failed_before_or_after() -> None:
    messages = [change(status="failed", reason="refused"), change(status="received")]
    for order in permutations(messages):
        assert after(first(seen(status="pending")), *order).status == "received"


def test_a_dispute_that_was_won_leaves_the_money_in_either_order() -> None:
    messages = [change(status="disputed", reason="dispute"), change(status="received", reason="won")]
    for order in permutations(messages):
        payment = after(first(seen()), *order)
        assert (payment.status, payment.left) == ("received", Decimal(120))


def test_of_what_went_back_in_part_the_rest_is_left() -> None:
    payment = after(first(seen()), change(status="refunded", amount=Decimal(20)), change(status="refunded", amount=Decimal(20)))
    assert (payment.status, payment.left, payment.version) == ("received", Decimal(100), 2)
    payment = after(payment, change(status="refunded", amount=Decimal(120)))
    assert payment.status == "refunded"
    assert not payment.left


def test_a_refund_that_failed_leaves_the_money_here() -> None:
    back = after(first(seen()), change(status="refunded", amount=Decimal(120)))
    payment = after(back, change(status="refunded", amount=Decimal(20)), change(status="refunded", amount=Decimal(0)))
    assert (payment.status, payment.left, payment.refunded) == ("received", Decimal(120), Decimal(0))


def test_what_went_back_is_what_was_asked_last_in_whatever_order_answers_come() -> None:
    answers = [
        change(status="refunded", amount=Decimal(amount), at=NOW + timedelta(minutes=minute))
        for minute, amount in enumerate((20, 120, 30, 0, 50))
    ]
    for order in permutations(answers):
        payment = after(first(seen()), *order)
        assert (payment.refunded, payment.status, payment.left) == (Decimal(50), "received", Decimal(70))
    gone = after(first(seen()), *answers[:2], change(status="returned", reason="dispute"), answers[3])
    assert (gone.refunded, gone.status, gone.reason) == (Decimal(0), "returned", "refund_failed")


def test_a_message_that_tells_nothing_new_changes_nothing() -> None:
    payment = after(first(seen()), change(status="received", fee=Decimal("0.35")))
    assert payment.fee == Decimal("0.35")
    assert after(payment, change(status="received", fee=Decimal("0.35"))) == payment


def test_what_dossiers_use_of_it_adds_up_and_goes_back() -> None:
    payment = first(seen())
    for amount, reference in ((Decimal(70), "one"), (Decimal(30), "two"), (Decimal(-70), "one")):
        payment = applied(payment, next_fact(payment, Used(reference, amount, 4), "m1", NOW))
    assert [(use.reference, use.amount) for use in payment.uses] == [("two", Decimal(30))]
    assert payment.left == Decimal(90)


def test_a_history_gives_the_payment() -> None:
    facts = [first_fact(seen(), NOW)]
    assert fold_payment(facts) == first(seen())
    with pytest.raises(ValueError, match="history"):
        fold_payment([])
