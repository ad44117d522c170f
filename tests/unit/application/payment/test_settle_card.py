"""A card payment from Stripe's event to the paid invoice: five times each, shuffled, late, and in the second of a credit note."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import cast

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.stripe.webhook_events import messages
from chalicelib.application.errors import Unavailable
from chalicelib.application.payment.put_payment import NotYetSeen
from chalicelib.application.payment.settling import Settling
from chalicelib.application.payment.take_message import take_message
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.projection.payment_rows import payment_places
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewAllocation
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.values.calendar import paris_date
from infra.front import stripe_shapes
from infra.front.stripe_books import Made
from tests.fakes.fake_stripe import FakeStripe
from tests.http.test_webhooks import opened
from tests.samples.callers import ACCOUNTANT, CUSTOMER
from tests.unit.application.writing.test_comments import GUESTS, INVOICE, ORDER
from tests.unit.effects_bench import REFERENCE, Bench

PAID, OTHER = "PMT-AAAAAAAAAAAAAAAAAAAA", "PMT-BBBBBBBBBBBBBBBBBBBB"


class Case:
    """An invoice of X-1, what stands in for Stripe, and the worker of payments."""

    def __init__(self) -> None:
        self.bench, self.stripe = Bench(), FakeStripe()
        self.bench.dossiers.open(GUESTS)
        self.bench.execute(ORDER)
        self.bench.execute(replace(INVOICE, number="X-1"))
        self.tools = Settling(
            self.bench.store, seller(), lambda: self.bench.now, lambda tries: None, self.bench.fake.lists, self.stripe.answer
        )

    @property
    def state(self) -> Dossier:
        return cast("Dossier", self.bench.fake.heads[REFERENCE].state)

    @property
    def open(self) -> Decimal:
        return self.state.invoices[0].open

    def payment(self, payment: str = PAID) -> Payment:
        there: Payment | None = self.bench.store.head(PAYMENT, payment)
        assert there
        return there

    def begin(self, method: e.PayMethod = "card", payment: str = PAID) -> Made:
        """Begin 120.00 on the page, and open Stripe's."""
        command = c.BeginPayment(name="Jean", payment=payment, amount="120.00", method=method, invoice="X-1")
        self.bench.execute(command, caller=CUSTOMER)
        return opened(self.stripe.books, method, payment=payment, reference=REFERENCE, invoice="X-1")

    def take(self, events: list[Made]) -> None:
        """Take all that events say, again where one came before what it is about, as the queue does."""
        waiting = [message for event in events for message in messages(msgspec.json.encode(event))]
        for _ in range(len(waiting) + 1):
            later = []
            for message in waiting:
                try:
                    take_message(self.tools, message)
                except NotYetSeen:
                    later.append(message)
            waiting = later
        assert not waiting

    def money_entries(self) -> list[str]:
        """What the history says of money."""
        tags = [str(type(entry.event).__struct_config__.tag) for entry in self.bench.fake.history(REFERENCE)]
        return [tag for tag in tags if tag.startswith(("payment", "deposit", "refund"))]


def test_a_card_payment_pays_its_invoice_once() -> None:
    case = Case()
    before = case.open
    case.stripe.books.pay(case.begin(), "Jean Bon", "4242")
    case.take(case.stripe.books.events * 5)
    assert case.money_entries() == ["payment_begun", "payment_allocated"]
    assert (case.open, case.payment().left) == (before - 120, Decimal(0))
    assert not case.state.pending
    (entry,) = [entry for entry in case.bench.fake.history(REFERENCE) if isinstance(entry.event, e.PaymentAllocated)]
    assert (entry.origin.actor.kind, entry.origin.channel) == ("system", "event")
    assert isinstance(entry.event, e.PaymentAllocated) and entry.event.method == "card", "the history says how it came"


def test_a_debit_is_on_its_way_and_then_paid_or_refused() -> None:
    for paid in (True, False):
        case = Case()
        before = case.open
        session = case.begin("debit")
        case.stripe.books.pay(session, "Jean Bon", "3000")
        case.take(case.stripe.books.events)
        assert (case.money_entries()[-1], case.open) == ("payment_submitted", before), "it is not paid before the bank paid"
        case.stripe.books.debit_ended(session, paid=paid)
        case.take(case.stripe.books.events * 3)
        assert case.money_entries()[2:] == (["payment_allocated"] if paid else ["payment_failed"])
        assert case.open == (before - 120 if paid else before)
        assert not case.state.pending


def test_a_debit_says_from_which_account_and_by_which_mandate_unless_stripe_does_not() -> None:
    for told_by_stripe in (True, False):
        case = Case()
        session = case.begin("debit")
        charge = case.stripe.books.pay(session, "Jean Bon", "3000")
        if not told_by_stripe:
            case.stripe.books.charges.clear()
        case.take(case.stripe.books.events * 2)
        (pending,) = case.state.pending
        reference = stripe_shapes.mandate(charge["payment_method_details"]["sepa_debit"]["mandate"])
        mandate = reference["payment_method_details"]["sepa_debit"]["reference"]
        assert (pending.last4, pending.mandate) == (("3000", mandate) if told_by_stripe else (None, None))
        assert (case.payment().last4, case.payment().mandate) == (("3000", mandate) if told_by_stripe else ("", ""))
    case.stripe.http.down = True
    with pytest.raises(Unavailable):
        case.take(case.stripe.books.events)


def test_a_page_that_nobody_paid_on_ends() -> None:
    case = Case()
    case.stripe.books.expire(case.begin())
    case.take(case.stripe.books.events * 2)
    failed = [entry.event for entry in case.bench.fake.history(REFERENCE) if isinstance(entry.event, e.PaymentFailed)]
    assert [one.reason for one in failed] == ["expired"]
    assert case.payment().status == "failed" and case.state.pending == ()


@pytest.mark.parametrize("seed", range(25))
def test_events_five_times_each_in_any_order_end_alike(seed: int) -> None:
    case, random = Case(), Random(seed)
    before = case.open
    session = case.begin("debit")
    case.stripe.books.pay(session, "Jean Bon", "3000")
    case.stripe.books.debit_ended(session, paid=True)
    case.stripe.books.pay_out()
    events = case.stripe.books.events * 5
    random.shuffle(events)
    case.take(events)
    assert case.money_entries().count("payment_allocated") == 1 and "payment_failed" not in case.money_entries()
    assert case.open == before - 120 and not case.state.pending
    assert (case.payment().status, case.payment().fee) == ("received", Decimal("2.05"))


def test_what_failed_and_came_all_the_same_is_paid() -> None:
    case = Case()
    before = case.open
    session = case.begin()
    case.stripe.books.pay(session, "Jean Bon", "4242")
    paid = list(case.stripe.books.events)
    case.stripe.books.events.clear()
    case.stripe.books.sessions[session["id"]].update(status="open", payment_status="unpaid")
    case.stripe.books.expire(session)
    case.take(case.stripe.books.events)
    case.take(paid)
    case.take(case.stripe.books.events)
    assert (case.money_entries()[-1], case.open) == ("payment_allocated", before - 120)


def test_two_pages_both_paid_are_both_booked_and_the_surplus_is_the_customers() -> None:
    case = Case()
    rest = (NewAllocation(invoice="X-1", amount=str(case.open - 120)),)
    case.bench.execute(c.AllocatePayment(payment="VIR", allocations=rest), caller=ACCOUNTANT)
    first, second = case.begin(), case.begin(payment=OTHER)
    case.stripe.books.pay(first, "Jean Bon", "4242")
    case.stripe.books.pay(second, "Jean Bon", "4242")
    case.take(case.stripe.books.events * 2)
    paid = [entry.event for entry in case.bench.fake.history(REFERENCE) if isinstance(entry.event, e.PaymentAllocated)]
    assert {one.payment for one in paid} >= {PAID, OTHER}
    assert case.payment().left == case.payment(OTHER).left == 0
    assert case.open == -120


def test_a_payment_in_the_second_of_the_credit_note_is_in_the_customers_favour() -> None:
    case = Case()
    case.stripe.books.pay(case.begin(), "Jean Bon", "4242")
    case.bench.execute(c.Credit(reason="price", invoice="X-1", amount=str(case.open), number="AV-1"), caller=ACCOUNTANT)
    case.take(case.stripe.books.events)
    assert case.open == -120, "no money is lost"


def test_what_was_disputed_and_lost_is_open_again_and_what_was_won_stays_paid() -> None:
    for won in (True, False):
        case = Case()
        before = case.open
        charge = case.stripe.books.pay(case.begin(), "Jean Bon", "4242")
        case.take(case.stripe.books.events)
        case.stripe.books.events.clear()
        dispute = case.stripe.books.dispute(charge)
        case.take(case.stripe.books.events)
        until = paris_date(datetime.fromtimestamp(dispute["evidence_details"]["due_by"], UTC))
        assert (case.payment().status, case.payment().due) == ("disputed", until)
        assert set(payment_places(case.payment())) == {"disputed", "booked"}
        case.bench.sweep()
        (mail,) = [one for one in case.bench.outbox.sent if one.subject == "Un paiement par carte est contesté"]
        assert mail.to == seller().staff["perrin"].email and f"{until.day}\u00a0" in mail.body.text
        case.stripe.books.close(dispute, won=won)
        case.take(case.stripe.books.events * 2)
        assert (case.payment().due, "disputed" in payment_places(case.payment())) == (None, False)
        assert (case.payment().status, case.open) == (("received", before - 120) if won else ("returned", before))


def test_what_went_back_is_told_to_the_payment_in_whatever_order() -> None:
    case = Case()
    charge = case.stripe.books.pay(case.begin(), "Jean Bon", "4242")
    case.take(case.stripe.books.events)
    case.stripe.books.events.clear()
    case.stripe.books.refund(charge, 2000)
    case.stripe.books.refund(charge, 1000)
    case.take(list(reversed(case.stripe.books.events)) * 2)
    assert (case.payment().refunded, case.payment().status) == (Decimal("30.00"), "received")


def test_a_refund_that_failed_is_money_that_is_here() -> None:
    case = Case()
    charge = case.stripe.books.pay(case.begin(), "Jean Bon", "4242")
    refund = case.stripe.books.refund(charge, 12000)
    case.take(case.stripe.books.events)
    assert case.payment().status == "refunded"
    case.stripe.books.refund_failed(charge, refund)
    case.take(case.stripe.books.events * 2)
    assert (case.payment().status, case.payment().refunded) == ("received", Decimal("0.00"))


def test_a_refund_that_failed_is_taken_back_in_its_dossier_once_and_what_is_paid_anew_stays() -> None:
    case = Case()
    session = case.begin()
    there = c.AllocatePayment(payment="V", allocations=(NewAllocation(invoice="X-1", amount=str(case.open)),))
    case.bench.execute(there, caller=ACCOUNTANT)
    charge = case.stripe.books.pay(session, "Jean Bon", "4242")
    refund = c.Refund(invoice="X-1", amount="120.00")
    case.take(case.stripe.books.events)
    case.bench.execute(refund, caller=ACCOUNTANT)
    failed = case.stripe.books.refund(charge, 12000)
    case.take(case.stripe.books.events)
    assert case.open == 0
    case.bench.sweep()
    case.bench.outbox.sent.clear()
    case.stripe.books.refund_failed(charge, failed)
    case.take(case.stripe.books.events * 2)
    assert (case.money_entries()[-1], case.open) == ("refund_came_back", Decimal(-120))
    case.bench.sweep()
    subjects = [one.subject for one in case.bench.outbox.sent]
    assert any("n’est pas arrivé" in one for one in subjects), "its customer"
    assert "Le remboursement d’un paiement par carte a échoué" in subjects, "accountants"
    case.bench.execute(refund, caller=ACCOUNTANT)
    case.take(case.stripe.books.events * 2)
    assert (case.money_entries()[-1], case.open) == ("refunded", Decimal(0)), "another way, which no message of then takes back"


def test_what_was_given_back_after_a_refund_failed_went_another_way() -> None:
    case = Case()
    session = case.begin()
    there = c.AllocatePayment(payment="V", allocations=(NewAllocation(invoice="X-1", amount=str(case.open)),))
    case.bench.execute(there, caller=ACCOUNTANT)
    charge = case.stripe.books.pay(session, "Jean Bon", "4242")
    case.take(case.stripe.books.events)
    failed = case.stripe.books.refund(charge, 12000)
    case.take(case.stripe.books.events)
    case.stripe.books.refund_failed(charge, failed)
    case.take(case.stripe.books.events)
    asked = case.payment().asked
    assert asked
    case.bench.now = asked + timedelta(seconds=1)
    case.bench.execute(c.Refund(invoice="X-1", amount="120.00"), caller=ACCOUNTANT)
    case.take(case.stripe.books.events)
    assert (case.money_entries()[-1], case.open) == ("refunded", Decimal(0))


def test_a_refund_that_nobody_recorded_and_that_failed_changes_no_dossier() -> None:
    case = Case()
    charge = case.stripe.books.pay(case.begin(), "Jean Bon", "4242")
    case.take(case.stripe.books.events)
    entries = case.money_entries()
    failed = case.stripe.books.refund(charge, 2000)
    case.take(case.stripe.books.events)
    case.stripe.books.refund_failed(charge, failed)
    case.take(case.stripe.books.events)
    assert case.payment().lost == 20
    assert case.money_entries() == entries


def test_what_is_typed_as_a_name_on_the_page_is_one_line_that_is_seen() -> None:
    case = Case()
    case.stripe.books.pay(case.begin(), "Jean\u202e\n  Bon\x00 " + "x" * 900, "4242")
    case.take(case.stripe.books.events)
    name = case.payment().payer.name
    assert name.startswith("Jean Bon x")
    assert len(name) == 200


@pytest.mark.parametrize("whole", [True, False])
def test_a_refund_that_failed_is_here_again_however_its_events_come(whole: bool) -> None:
    case = Case()
    charge = case.stripe.books.pay(case.begin(), "Jean Bon", "4242")
    case.take(case.stripe.books.events)
    case.stripe.books.events.clear()
    refund = case.stripe.books.refund(charge, charge["amount"] if whole else 2000)
    case.take(case.stripe.books.events)
    assert case.payment().status == ("refunded" if whole else "received")
    case.stripe.books.refund_failed(charge, refund)
    case.take(list(reversed(case.stripe.books.events)) * 2)
    assert (case.payment().refunded, case.payment().status, case.payment().reason) == (Decimal(0), "received", "refund_failed")


def test_a_payout_is_no_customers_money() -> None:
    case = Case()
    case.stripe.books.pay(case.begin(), "Jean Bon", "4242")
    case.stripe.books.pay_out()
    case.take(case.stripe.books.events * 2)
    payout = case.payment(payment_id("stripe.payout", next(iter(case.stripe.books.payouts))))
    assert payout.aside and payout.aside.why == "payout"
    assert (payout.left, payout.amount) == (Decimal(0), Decimal("117.95"))
