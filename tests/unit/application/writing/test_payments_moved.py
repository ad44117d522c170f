"""What a dossier uses of a payment follows from its state: taken, given back and held to what is left, in one transaction."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.application.payment.payments_caller import PAYMENTS
from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.ports.commit import AnyCommit, Conflict
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.domain.errors import DomainError, Invalid, NotAllowed
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_fact import PaymentFact, Used
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.payment.seen_payment import PaymentChange
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAllocation
from chalicelib.domain.sale.dossier import Dossier
from tests.samples.callers import ACCOUNTANT
from tests.samples.payments import TRANSFER, seen
from tests.unit.application.writing.test_comments import GUESTS, INVOICE, ORDER
from tests.unit.effects_bench import REFERENCE, Bench

OTHER = "45MR62G00E"


class Money:
    """Two dossiers, each with an invoice of its own, and a payment of 120 euros."""

    def __init__(self, **changes: Any) -> None:
        self.bench = Bench()
        for reference, number in ((REFERENCE, "X-1"), (OTHER, "X-2")):
            self.bench.dossiers.open(GUESTS, reference, key=reference)
            self.bench.execute(ORDER, reference)
            self.bench.execute(replace(INVOICE, number=number), reference)
        put_payment(self.bench.fake, seen(**changes), self.bench.now)

    def state(self, reference: str = REFERENCE) -> Dossier:
        state: Dossier = self.bench.fake.heads[reference].state
        return state

    @property
    def payment(self) -> Payment:
        payment = self.bench.fake.head(PAYMENT, TRANSFER)
        assert payment
        return payment

    @property
    def facts(self) -> list[PaymentFact]:
        return list(self.bench.fake.payment_facts(TRANSFER))

    def allocate(self, amount: str, reference: str = REFERENCE, *, overpaid: bool = False, payment: str = TRANSFER) -> None:
        number = "X-1" if reference == REFERENCE else "X-2"
        allocations = (NewAllocation(invoice=number, amount=amount),)
        command = c.AllocatePayment(payment=payment, allocations=allocations, overpaid=overpaid)
        self.does(command, reference)

    def does(self, command: c.Command, reference: str = REFERENCE) -> None:
        self.bench.execute(command, reference, caller=ACCOUNTANT)

    def strikes(self) -> None:
        self.does(c.StrikeEntry(entry=self.state().version, comment="Autre client."))


def test_what_is_put_against_an_invoice_is_used_of_the_payment_in_the_same_transaction() -> None:
    money = Money()
    money.allocate("70.00")
    assert (money.payment.left, money.payment.used_by(REFERENCE)) == (Decimal("50.00"), Decimal("70.00"))
    fact = money.facts[-1]
    assert fact.what == Used(REFERENCE, Decimal("70.00"), money.state().version)
    assert fact.by == ACCOUNTANT.subject
    assert [(move.kind, move.payment, move.invoice, move.amount) for move in money.state().money] == [
        ("paid", TRANSFER, "X-1", Decimal("70.00"))
    ]


def test_two_dossiers_share_a_payment_and_the_third_hears_what_is_left() -> None:
    money = Money()
    money.allocate("70.00")
    with pytest.raises(NotAllowed) as refused:
        money.allocate("60.00", OTHER)
    assert (str(refused.value), refused.value.field) == ("50.00 is left of this payment", "payment")
    assert not money.state(OTHER).money
    money.allocate("50.00", OTHER)
    assert money.payment.left == 0
    assert [row.reference for row in money.bench.fake.lists.listed("payments", "booked", 9, None)[0]] == [TRANSFER]
    assert not money.bench.fake.lists.listed("payments", "open", 9, None)[0]


def test_a_stroke_gives_the_money_back_by_itself() -> None:
    money = Money()
    money.allocate("70.00")
    money.strikes()
    assert (money.payment.left, money.payment.uses) == (Decimal("120.00"), ())
    assert not money.state().money
    money.allocate("120.00", OTHER)
    assert money.payment.used_by(OTHER) == 120


def test_a_deposit_uses_it_too_and_stays_used_once_an_invoice_took_it_off() -> None:
    money = Money()
    money.bench.dossiers.open(GUESTS, "45MR63G00G", key="third")
    money.bench.execute(ORDER, "45MR63G00G")
    money.does(c.RecordDeposit(payment=TRANSFER, amount="100.00", method="transfer"), "45MR63G00G")
    money.bench.execute(replace(INVOICE, number="X-3"), "45MR63G00G")
    assert [move.kind for move in money.state("45MR63G00G").money] == ["deposit", "taken"]
    assert money.payment.used_by("45MR63G00G") == 100


def test_what_is_too_much_is_kept_in_favour_until_it_is_freed() -> None:
    money = Money()
    whole = money.state().invoices[0].open
    put_payment(money.bench.fake, seen(id=f"PMT-{'B' * 20}", amount=whole + 20), money.bench.now)
    money.allocate(str(whole + 20), overpaid=True, payment=f"PMT-{'B' * 20}")
    assert money.state().invoices[0].open == -20
    with pytest.raises(NotAllowed):
        money.does(c.ReleasePayment(payment=f"PMT-{'B' * 20}", invoice="X-1", amount="20.01"))
    money.does(c.ReleasePayment(payment=f"PMT-{'B' * 20}", invoice="X-1", amount="20.00"))
    assert money.state().invoices[0].open == 0
    payment = money.bench.fake.head(PAYMENT, f"PMT-{'B' * 20}")
    assert payment and payment.left == 20
    money.allocate("20.00", OTHER, payment=payment.id)
    with pytest.raises(NotAllowed, match=r"0\.00 is left"):
        money.strikes()
    assert money.state().invoices[0].open == 0


def test_nothing_of_another_payment_is_freed() -> None:
    money = Money()
    money.allocate("70.00")
    with pytest.raises(Invalid):
        money.does(c.ReleasePayment(payment=payment_id("statement", "another"), invoice="X-1", amount="1.00"))


def test_what_the_bank_took_back_is_open_again_and_gives_nothing_to_use() -> None:
    money = Money()
    whole = money.state().invoices[0].open
    money.allocate("120.00")
    assert money.state().invoices[0].open == whole - 120
    put_payment(money.bench.fake, PaymentChange(id=TRANSFER, status="returned", reason="dispute"), money.bench.now)
    money.bench.execute(c.ReturnPayment(payment=TRANSFER, reason="dispute"), caller=PAYMENTS)
    assert money.state().invoices[0].open == whole
    assert money.state().invoices[0].settled is None
    assert not money.payment.left
    assert not money.payment.uses
    with pytest.raises(NotAllowed):
        money.bench.execute(c.ReturnPayment(payment=TRANSFER, reason="dispute"), caller=PAYMENTS)
    with pytest.raises(NotAllowed, match="went back"):
        money.allocate("1.00")


def test_what_was_taken_back_of_a_deposit_that_an_invoice_took_leaves_that_open() -> None:
    money = Money()
    reference = "45MR63G00G"
    money.bench.dossiers.open(GUESTS, reference, key="third")
    money.bench.execute(ORDER, reference)
    money.does(c.RecordDeposit(payment=TRANSFER, amount="100.00"), reference)
    money.bench.execute(replace(INVOICE, number="X-3"), reference)
    (invoice,) = money.state(reference).invoices
    money.does(c.ReturnPayment(payment=TRANSFER, reason="bounced"), reference)
    (after,) = money.state(reference).invoices
    assert after.open == invoice.open + 100 == after.gross
    assert money.payment.used == 0


def test_who_pays_and_the_colleagues_hear_of_what_the_bank_took_back() -> None:
    money = Money()
    money.allocate("120.00")
    money.bench.sweep(1)
    money.bench.outbox.sent.clear()
    money.bench.execute(c.ReturnPayment(payment=TRANSFER, reason="returned"), caller=PAYMENTS)
    money.bench.sweep(1)
    subjects = {mail.subject for mail in money.bench.outbox.sent}
    assert any("Paiement rejeté par votre banque" in one for one in subjects), subjects
    assert any("paiement de" in one and "rejeté" in one for one in subjects), subjects


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"currency": "JPY", "amount": Decimal(12000)}, "in JPY"),
        ({"direction": "out"}, "went out"),
        ({"payout": True}, "put aside"),
        ({"status": "pending"}, "not here"),
        ({"status": "failed"}, "not here"),
        ({"status": "disputed"}, "disputed"),
    ],
)
def test_what_settles_nothing_is_refused_with_its_reason(changes: dict[str, Any], reason: str) -> None:
    money = Money(**changes)
    with pytest.raises(NotAllowed, match=reason):
        money.allocate("1.00")
    assert not money.state().money


def test_a_payment_that_nobody_saw_is_refused_and_words_of_other_systems_are_not() -> None:
    money = Money()
    with pytest.raises(Invalid, match="there is no payment"):
        money.allocate("1.00", payment=f"PMT-{'Z' * 20}")
    money.allocate("1.00", payment="VIR 2026-08-05")
    assert money.payment.left == 120
    money.strikes()
    assert not money.state().money


def test_an_invoice_that_was_credited_in_that_second_takes_no_money(monkeypatch: pytest.MonkeyPatch) -> None:
    money = Money()
    whole = money.state().invoices[0].open
    commit, races = money.bench.fake.commit, list[AnyCommit]()

    def credited(wanted: AnyCommit) -> None:
        if not races:
            races.append(wanted)
            credit = c.Credit(reason="price", invoice="X-1", amount=str(whole), number="AV-1")
            money.bench.dossiers.apply(REFERENCE, credit, caller=ACCOUNTANT, key="credit")
        commit(wanted)

    monkeypatch.setattr(money.bench.fake, "commit", credited)
    with pytest.raises(NotAllowed, match=r"0\.00 is open"):
        money.allocate("120.00")
    assert money.payment.left == 120


def test_who_was_second_at_a_payment_decides_again_with_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    money = Money()
    commit, races = money.bench.fake.commit, list[AnyCommit]()

    def overtaken(wanted: AnyCommit) -> None:
        if not races:
            races.append(wanted)
            money.allocate("100.00", OTHER)
        commit(wanted)

    monkeypatch.setattr(money.bench.fake, "commit", overtaken)
    with pytest.raises(NotAllowed, match=r"20\.00 is left"):
        money.allocate("70.00")
    assert len(races) == 1
    assert [use.reference for use in money.payment.uses] == [OTHER]


def test_a_commit_is_held_to_the_version_of_the_payment(monkeypatch: pytest.MonkeyPatch) -> None:
    money = Money()
    commit, kept = money.bench.fake.commit, list[AnyCommit]()
    monkeypatch.setattr(money.bench.fake, "commit", kept.append)
    money.allocate("70.00")
    monkeypatch.setattr(money.bench.fake, "commit", commit)
    money.allocate("1.00", OTHER)
    with pytest.raises(Conflict):
        commit(kept[0])


def test_an_allocation_sent_again_under_its_key_does_nothing() -> None:
    money = Money()
    command = c.AllocatePayment(payment=TRANSFER, allocations=(NewAllocation(invoice="X-1", amount="70.00"),))
    for _ in range(3):
        money.bench.dossiers.apply(REFERENCE, command, caller=ACCOUNTANT, key="once")
    assert money.payment.used == 70
    assert len(money.facts) == 2


def test_marking_an_order_paid_uses_no_payment() -> None:
    money = Money()
    money.bench.execute(c.MarkPaid())
    assert [(move.kind, move.payment) for move in money.state().money] == [("paid", None)]
    assert money.payment.version == 1


def test_a_refund_leaves_the_payment_used() -> None:
    money = Money()
    whole = money.state().invoices[0].open
    money.allocate("120.00")
    money.does(c.Credit(reason="price", invoice="X-1", amount=str(whole - 100), number="AV-1"))
    money.does(c.Refund(invoice="X-1", amount="20.00"))
    assert money.payment.used == 120
    with pytest.raises(DomainError):
        money.does(c.ReleasePayment(payment=TRANSFER, invoice="X-1", amount="1.00"))


def test_a_cheque_that_an_accountant_says_bounced_settles_nothing_else() -> None:
    money = Money(method="cheque")
    money.allocate("100.00")
    money.does(c.ReturnPayment(payment=TRANSFER, reason="bounced"))
    assert (money.payment.status, money.payment.reason) == ("returned", "bounced")
    assert not money.payment.uses
    assert not money.payment.left
    with pytest.raises(NotAllowed, match="went back"):
        money.allocate("1.00", OTHER)


def test_that_it_bounced_by_mistake_is_struck_and_the_money_stands_again() -> None:
    money = Money(method="cheque")
    money.allocate("100.00")
    money.does(c.ReturnPayment(payment=TRANSFER, reason="bounced"))
    money.strikes()
    assert money.payment.status == "received"
    assert (money.payment.left, money.payment.used_by(REFERENCE)) == (Decimal(20), Decimal(100))
    money.allocate("20.00", OTHER)


def test_what_the_bank_itself_says_is_not_struck() -> None:
    money = Money()
    money.allocate("100.00")
    put_payment(money.bench.fake, PaymentChange(id=TRANSFER, status="returned", reason="returned"), money.bench.now)
    money.bench.execute(c.ReturnPayment(payment=TRANSFER, reason="returned"), caller=PAYMENTS)
    with pytest.raises(NotAllowed, match="went back"):
        money.strikes()
    assert money.payment.status == "returned"


def test_what_is_kept_for_one_customer_settles_nothing_of_another() -> None:
    money = Money(account="somebody")
    with pytest.raises(NotAllowed, match="kept for another customer"):
        money.allocate("1.00")
    money = Money(account=money.state().account)
    money.allocate("1.00")


@pytest.mark.parametrize("word", ["VIR 1", TRANSFER.lower()])
def test_what_another_systems_payment_paid_too_much_is_not_lost(word: str) -> None:
    money = Money()
    whole = money.state().invoices[0].open
    if word.startswith("pmt"):
        with pytest.raises(Invalid, match="there is no payment"):
            money.allocate(str(whole + 20), overpaid=True, payment=word)
        return
    money.allocate(str(whole + 20), overpaid=True, payment=word)
    with pytest.raises(NotAllowed, match="refund it"):
        money.does(c.ReleasePayment(payment=word, invoice="X-1", amount="20.00"))
    assert money.state().invoices[0].open == -20
