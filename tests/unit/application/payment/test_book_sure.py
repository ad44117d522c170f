"""What is certain is booked by itself once, where the seller says so; what an accountant takes back stays open."""

from datetime import timedelta
from decimal import Decimal
from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.application.caller import Request
from chalicelib.application.errors import Forbidden
from chalicelib.application.payment.accept_sure import AcceptSure, ShownPayment, accept_sure
from chalicelib.application.payment.open_books import KeptBook, read_anew
from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.payment.remember_payer import remember_payer
from chalicelib.application.payment.settling import Settling
from chalicelib.application.payment.take_message import take_message
from chalicelib.domain.payment.payment_fact import Planned, Used
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.payment.seen_payment import PaymentMessage
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewAllocation
from tests.samples.callers import ACCOUNTANT, MANAGER
from tests.samples.payments import TRANSFER, seen
from tests.unit.application.writing.test_payments_moved import OTHER, Money
from tests.unit.effects_bench import REFERENCE

BOTH = "FACTURE X-1 FACTURE X-2"


def tools(money: Money, *, books: bool = True) -> Settling:
    house = replace(seller(), payments=replace(seller().payments, book_sure=books))
    return Settling(money.bench.store, house, lambda: money.bench.now, lambda tries: None, money.bench.fake.lists)


def open_on(money: Money, reference: str) -> Decimal:
    return money.state(reference).invoices[0].open


def came(money: Money, text: str = BOTH, **changes: Any) -> PaymentMessage:
    """A payment of all that is open on both invoices."""
    amount = open_on(money, REFERENCE) + open_on(money, OTHER)
    return PaymentMessage(payment=seen(**{"id": payment_id("statement", "new"), "text": text, "amount": amount, **changes}))


def taken(money: Money, message: PaymentMessage, **how: Any) -> None:
    take_message(tools(money, **how), message)


def booked(money: Money, reference: str) -> int:
    return sum(isinstance(entry.event, e.PaymentAllocated) for entry in money.bench.fake.history(reference))


def strike(money: Money, reference: str) -> None:
    money.does(c.StrikeEntry(entry=money.state(reference).version, comment="Autre client."), reference)


def test_what_is_certain_is_booked_in_each_dossier_once_however_often_it_is_told() -> None:
    money = Money()
    message = came(money)
    for _ in range(3):
        taken(money, message)
    assert (booked(money, REFERENCE), booked(money, OTHER)) == (1, 1)
    assert open_on(money, REFERENCE) == open_on(money, OTHER) == 0
    entry = money.bench.fake.history(REFERENCE)[-1]
    assert (entry.origin.actor.kind, entry.origin.channel) == ("system", "event")
    assert message.payment
    facts = [fact.what for fact in money.bench.fake.payment_facts(message.payment.id)]
    assert [type(what) for what in facts if isinstance(what, Planned | Used)] == [Planned, Used, Used]


def test_nothing_is_booked_where_the_seller_does_not_say_so() -> None:
    money = Money()
    taken(money, came(money), books=False)
    assert booked(money, REFERENCE) == booked(money, OTHER) == 0


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("VIREMENT", {}),
        ("FACTURE X-1", {}),
        (f"{BOTH} FACTURE X-3 F26-0999", {"amount": Decimal("1.00")}),
        (BOTH, {"amount": Decimal("100000.00")}),
        (BOTH, {"source": "stripe", "method": "card"}),
        (BOTH, {"status": "pending"}),
        (BOTH, {"account": "bigcorp"}),
        (BOTH, {"direction": "out"}),
        (BOTH, {"currency": "CHF"}),
    ],
)
def test_whatever_is_not_certain_is_left_to_a_person(text: str, changes: dict[str, Any]) -> None:
    money = Money()
    taken(money, came(money, text, **changes))
    assert booked(money, REFERENCE) == booked(money, OTHER) == 0


def test_what_an_accountant_took_back_is_open_and_not_booked_again_by_itself() -> None:
    money = Money()
    message = came(money)
    taken(money, message)
    strike(money, OTHER)
    taken(money, message)
    taken(money, PaymentMessage(payment=message.payment))
    assert message.payment
    (payment,) = money.bench.fake.payments([message.payment.id])
    assert open_on(money, OTHER) == payment.left > 0
    assert booked(money, OTHER) == 1


def test_what_was_decided_by_hand_and_taken_back_is_not_booked_by_itself() -> None:
    money = Money(text="FACTURE X-1", amount=Decimal("0.01"))
    money.allocate("0.01")
    money.strikes()
    rest = open_on(money, REFERENCE) - Decimal("0.01")
    money.does(c.AllocatePayment(payment="VIR", allocations=(NewAllocation(invoice="X-1", amount=str(rest)),)))
    taken(money, PaymentMessage(payment=seen(text="FACTURE X-1", amount=Decimal("0.01"))))
    assert open_on(money, REFERENCE) == Decimal("0.01")


def test_a_worker_that_died_between_two_dossiers_goes_on_with_what_it_decided() -> None:
    def dies() -> None:
        raise KeyboardInterrupt

    for at in range(2, 7):
        money = Money()
        message = came(money)
        money.bench.store.before["commit"] = [*[lambda: None] * at, dies]
        try:
            taken(money, message)
        except KeyboardInterrupt:
            money.bench.store.before["commit"] = []
            taken(money, message)
        assert (booked(money, REFERENCE), booked(money, OTHER)) == (1, 1), at


def test_one_that_was_settled_meanwhile_leaves_the_rest_open_to_be_decided() -> None:
    money = Money()
    first, second = came(money), came(money, id=payment_id("statement", "twice"))
    taken(money, first)
    taken(money, second)
    assert second.payment
    (payment,) = money.bench.fake.payments([second.payment.id])
    assert (payment.left, payment.plan) == (payment.amount, None)


def accepted(money: Money, key: str, *shown: tuple[str, int]) -> list[str]:
    wanted = AcceptSure(tuple(ShownPayment(*one) for one in shown))
    return [one.status for one in accept_sure(tools(money, books=False), wanted, ACCOUNTANT, Request(key, key)).payments]


def test_an_accountant_accepts_what_is_certain_and_hears_of_each() -> None:
    money = Money()
    message = came(money)
    assert message.payment
    new = message.payment.id
    taken(money, message, books=False)
    asked = ((new, 1), (TRANSFER, 1), (payment_id("staff", "none"), 1))
    assert accepted(money, "k", (new, 2)) == ["changed"]
    assert accepted(money, "k2", *asked) == ["accepted", "not_sure", "unknown"]
    assert accepted(money, "k2", *asked) == ["accepted", "not_sure", "unknown"]
    assert (booked(money, REFERENCE), booked(money, OTHER)) == (1, 1)
    assert accepted(money, "k3", (new, 1)) == ["changed"]
    assert money.bench.fake.history(REFERENCE)[-1].origin.entered_by == ACCOUNTANT.subject


def test_a_manager_accepts_nothing() -> None:
    money = Money()
    with pytest.raises(Forbidden):
        accept_sure(tools(money), AcceptSure((ShownPayment(TRANSFER, 1),)), MANAGER, Request("k", "k"))


def test_what_is_remembered_of_a_payer_books_nothing_by_itself() -> None:
    money = Money()
    message = came(money, "VIREMENT")
    assert message.payment
    payment = put_payment(money.bench.fake, message.payment, money.bench.now)
    remember_payer(money.bench.fake, payment, money.state().account, ACCOUNTANT, money.bench.now, lambda tries: None)
    taken(money, message)
    assert booked(money, REFERENCE) == booked(money, OTHER) == 0


class CountedLists:
    """Lists of a store that count how often what is open was read."""

    def __init__(self, lists: Any) -> None:
        self._lists, self.reads = lists, 0

    def listed(self, name: str, partition: str, limit: int, cursor: str | None) -> Any:
        """See Lists."""
        self.reads += name == "open_items" and cursor is None
        return self._lists.listed(name, partition, limit, cursor)


@pytest.mark.parametrize(("kept", "reads"), [(True, 1), (False, 20)])
def test_what_is_open_is_read_once_a_file_and_what_was_booked_by_it_is_open_no_more(*, kept: bool, reads: int) -> None:
    money = Money()
    lists = CountedLists(money.bench.fake.lists)
    settling = tools(money)._replace(lists=cast(Any, lists), books=KeptBook() if kept else read_anew)
    since = money.bench.now
    texts = [*("VIREMENT F26-0999",) * 18, "FACTURE X-1", "FACTURE X-2"]
    amounts = {"FACTURE X-1": open_on(money, REFERENCE), "FACTURE X-2": open_on(money, OTHER)}
    for n, text in enumerate(texts):
        one = came(money, text, id=payment_id("statement", str(n)), amount=amounts.get(text, Decimal("5.00")))
        take_message(settling, replace(one, since=since))
    assert (booked(money, REFERENCE), booked(money, OTHER)) == (1, 1)
    assert lists.reads == reads
    money.bench.now += timedelta(minutes=1)
    take_message(settling, replace(came(money, "FACTURE X-1", amount=amounts["FACTURE X-1"]), since=since))
    assert (booked(money, REFERENCE), lists.reads) == (1, reads + (not kept)), "a copy of the file finds it settled"
    take_message(settling, replace(came(money, BOTH, id=payment_id("statement", "n"), amount=Decimal(5)), since=money.bench.now))
    assert lists.reads == reads + 1 + (not kept), "a file that came after it was read is matched with what is open by then"
