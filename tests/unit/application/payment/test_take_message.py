"""Messages of the queue of payments: taken however often and in whatever order, and what a bank took back is open again."""

from decimal import Decimal

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.application.payment.put_payment import NotYetSeen
from chalicelib.application.payment.settling import Settling
from chalicelib.application.payment.take_message import take_message
from chalicelib.domain.payment.seen_payment import PaymentChange, PaymentMessage
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from tests.samples.payments import TRANSFER, seen
from tests.unit.application.writing.test_payments_moved import OTHER, Money
from tests.unit.effects_bench import REFERENCE

CAME_BACK = PaymentMessage(change=PaymentChange(id=TRANSFER, status="returned", reason="dispute"))


def tools(money: Money) -> Settling:
    return Settling(money.bench.store, seller(), lambda: money.bench.now, lambda tries: None, money.bench.fake.lists)


def test_what_the_bank_took_back_is_open_again_in_each_dossier_once() -> None:
    money = Money()
    money.allocate("70.00")
    money.allocate("50.00", OTHER)
    for _ in range(3):
        take_message(tools(money), CAME_BACK)
    for reference, amount in ((REFERENCE, Decimal("70.00")), (OTHER, Decimal("50.00"))):
        back = [(entry.event, entry.origin) for entry in money.bench.fake.history(reference)]
        ((event, origin),) = [(one, by) for one, by in back if isinstance(one, e.PaymentReturned)]
        assert ([one.amount for one in event.allocations], event.reason) == ([amount], "dispute")
        assert (origin.actor.kind, origin.channel) == ("system", "event")
    assert not money.payment.uses


def test_a_worker_that_died_between_two_dossiers_goes_on_where_it_was() -> None:
    money = Money()
    money.allocate("70.00")
    money.allocate("50.00", OTHER)

    def dies() -> None:
        raise KeyboardInterrupt

    money.bench.store.before["commit"] = [lambda: None, lambda: None, dies]
    with pytest.raises(KeyboardInterrupt):
        take_message(tools(money), CAME_BACK)
    assert len(money.payment.uses) == 1
    take_message(tools(money), CAME_BACK)
    assert not money.payment.uses


def test_what_happened_to_a_payment_waits_until_it_was_seen() -> None:
    money = Money()
    other = f"PMT-{'B' * 20}"
    early = PaymentMessage(change=PaymentChange(id=other, status="refunded"))
    with pytest.raises(NotYetSeen):
        take_message(tools(money), early)
    take_message(tools(money), PaymentMessage(payment=seen(id=other)))
    take_message(tools(money), early)
    (payment,) = money.bench.fake.payments([other])
    assert payment.status == "refunded"


def test_what_was_given_back_before_is_not_asked_for_twice() -> None:
    money = Money()
    money.allocate("70.00")
    money.does(c.ReturnPayment(payment=TRANSFER, reason="bounced"))
    take_message(tools(money), CAME_BACK)
    entries = [entry for entry in money.bench.fake.history(REFERENCE) if isinstance(entry.event, e.PaymentReturned)]
    assert len(entries) == 1
