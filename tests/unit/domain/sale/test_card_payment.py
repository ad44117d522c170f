"""A payment by card or debit: it is begun for what is asked, is on its way, and ends once, with the money or without it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from chalicelib.application.payment.put_payment import put_payment
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewAllocation
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.pending import can_be_paid, under_way
from chalicelib.effects.queue.run import SYSTEM
from tests.samples.callers import ACCOUNTANT, CUSTOMER
from tests.samples.payments import seen
from tests.unit.application.writing.test_comments import GUESTS, INVOICE, ORDER
from tests.unit.effects_bench import REFERENCE, Bench

PAID, OTHER = "PMT-AAAAAAAAAAAAAAAAAAAA", "PMT-BBBBBBBBBBBBBBBBBBBB"
UNTIL = datetime(2026, 8, 20, 10, tzinfo=UTC)


class Case:
    """An invoice of X-1."""

    def __init__(self) -> None:
        self.bench = Bench()
        self.bench.dossiers.open(GUESTS)
        for payment in (PAID, OTHER):
            put_payment(self.bench.fake, seen(id=payment, amount=Decimal(100), source="stripe", method="card"), self.bench.now)
        self.bench.execute(ORDER)
        self.bench.execute(replace(INVOICE, number="X-1"))

    @property
    def state(self) -> Dossier:
        state: Dossier = self.bench.fake.heads[REFERENCE].state
        return state

    @property
    def open(self) -> Decimal:
        return self.state.invoices[0].open

    def begin(
        self, payment: str = PAID, amount: str = "100.00", method: e.PayMethod = "card", invoice: str | None = "X-1"
    ) -> None:
        command = c.BeginPayment(name="Jean", payment=payment, amount=amount, method=method, invoice=invoice)
        self.bench.execute(command, caller=CUSTOMER)

    def submit(self, payment: str = PAID) -> None:
        self.bench.execute(c.RecordPaymentSubmitted(payment=payment, until=UNTIL, last4="3000"), caller=SYSTEM)

    def fail(self, reason: e.PaymentFailure = "refused", payment: str = PAID) -> None:
        self.bench.execute(c.RecordPaymentFailed(payment=payment, reason=reason), caller=SYSTEM)

    def mails(self) -> list[str]:
        self.bench.outbox.sent.clear()
        self.bench.sweep(1)
        return [f"{mail.to} {mail.subject}\n{mail.body.text}" for mail in self.bench.outbox.sent]


def test_what_is_begun_is_pending_until_its_money_came_and_never_paid_before() -> None:
    case = Case()
    open_ = case.open
    case.begin()
    (pending,) = case.state.pending
    assert (pending.payment, pending.invoice, pending.amount, pending.contact) == (PAID, "X-1", Decimal(100), "c1")
    assert pending.until - pending.begun == timedelta(hours=12)
    assert case.open == open_
    assert not under_way(case.state.pending, "X-1")
    assert can_be_paid(case.state.pending, pending.begun) and not can_be_paid(case.state.pending, pending.until)
    allocation = (NewAllocation(invoice="X-1", amount="100.00"),)
    case.bench.execute(c.AllocatePayment(payment=PAID, allocations=allocation), caller=ACCOUNTANT)
    assert (case.state.pending, case.open) == ((), open_ - 100)


def test_what_is_begun_anew_takes_the_place_of_what_nobody_paid() -> None:
    case = Case()
    case.begin()
    case.begin(OTHER, "50.00")
    assert [one.payment for one in case.state.pending] == [OTHER]
    with pytest.raises(NotAllowed):
        case.fail("expired")
    assert [one.payment for one in case.state.pending] == [OTHER], "the end of the first says nothing of the second"


def test_a_debit_on_its_way_is_not_asked_for_again() -> None:
    case = Case()
    case.begin(method="debit", amount=str(case.open))
    case.submit()
    assert under_way(case.state.pending, "X-1") == case.open
    with pytest.raises(NotAllowed, match="on its way"):
        case.begin(OTHER)
    with pytest.raises(NotAllowed, match="already"):
        case.submit()
    case.fail("returned")
    case.begin(OTHER)
    assert [one.payment for one in case.state.pending] == [OTHER]


@pytest.mark.parametrize(("amount", "invoice"), [("0", "X-1"), ("0.00", "X-1"), ("999999999", "X-1"), ("1.00", None)])
def test_no_more_is_begun_than_is_asked_for(amount: str, invoice: str | None) -> None:
    case = Case()
    with pytest.raises(NotAllowed):
        case.begin(amount=amount, invoice=invoice)
    assert case.state.pending == ()


def test_what_failed_fails_once_and_what_came_fails_no_more() -> None:
    case = Case()
    case.begin()
    case.fail()
    with pytest.raises(NotAllowed, match="to come"):
        case.fail()
    case.begin(OTHER)
    allocation = (NewAllocation(invoice="X-1", amount="100.00"),)
    case.bench.execute(c.AllocatePayment(payment=OTHER, allocations=allocation), caller=ACCOUNTANT)
    for reason in ("refused", "expired"):
        with pytest.raises(NotAllowed, match="to come"):
            case.fail(reason, OTHER)


def test_who_pays_hears_that_the_debit_is_on_its_way_and_that_it_failed() -> None:
    case = Case()
    case.mails()
    case.begin(method="debit")
    assert case.mails() == []
    case.submit()
    (way,) = case.mails()
    assert "jean" in way.lower() and "3000" in way and "août" in way
    case.fail("returned")
    (failed,) = case.mails()
    assert "100,00" in failed and "rejeté" in failed


def test_who_pays_is_not_mailed_of_what_they_gave_up() -> None:
    case = Case()
    case.mails()
    case.begin()
    case.fail("cancelled")
    assert case.mails() == []
