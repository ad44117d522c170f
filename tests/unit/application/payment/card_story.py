"""A story of payments by card and debit: pages are opened, paid, refused and left by chance, and events come as they like."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

import msgspec

from chalicelib.adapters.stripe.webhook_events import messages
from chalicelib.application.payment.put_payment import NotYetSeen
from chalicelib.application.payment.take_message import take_message
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.domain.errors import DomainError
from chalicelib.domain.payment.seen_payment import PaymentMessage
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewAllocation
from infra.front import stripe_shapes
from infra.front.stripe_books import Made
from infra.front.stripe_checks import Refusal
from tests.samples.callers import ACCOUNTANT
from tests.unit.application.payment.test_settle_card import Case
from tests.unit.effects_bench import REFERENCE

PAYMENTS = tuple(f"PMT-{letter * 20}" for letter in "ABCD")


class Dies(BaseException):
    """The worker dies."""


class Story(Case):
    """Four payments of one invoice on which 200.00 is open, each of 120.00: the second is too much."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.chance, self.sessions = Random(seed), dict[str, Made]()
        self.lost = set[str]()
        rest = (NewAllocation(invoice="X-1", amount=str(self.open - 200)),)
        self.bench.execute(c.AllocatePayment(payment="VIR", allocations=rest), caller=ACCOUNTANT)
        self.before = self.state.invoices[0].paid

    def live(self) -> None:
        """Do forty things, then let all events come that are left."""
        waiting: list[PaymentMessage] = []
        for _ in range(40):
            self._act()
            events, self.stripe.books.events = self.stripe.books.events, []
            heard = [message for event in events for message in messages(msgspec.json.encode(event))]
            waiting += heard * self.chance.choice((1, 1, 2, 5))
            self.chance.shuffle(waiting)
            waiting = self._some(waiting, self.chance.randrange(3))
        for _ in range(100):
            waiting = self._some(waiting, len(waiting))

    def _act(self) -> None:
        payment, wish = self.chance.choice(PAYMENTS), self.chance.randrange(7)
        session, books = self.sessions.get(payment), self.stripe.books
        try:
            if session is None:
                self.sessions[payment] = self.begin(self.chance.choice(("card", "debit")), payment)
            elif wish == 0:
                books.expire(session)
            elif wish == 1 and session["payment_intent"]:
                charge = books.charge_of(session)
                dispute = next((one for one in books.disputes.values() if one["charge"] == charge["id"]), None)
                if charge["paid"] and dispute is None:
                    books.dispute(charge)
                elif dispute and dispute["status"] == "needs_response":
                    won = self.chance.random() < 0.5
                    books.close(dispute, won=won)
                    self.lost |= set() if won else {payment}
            elif wish == 2 and session["payment_intent"]:
                paid = self.chance.random() < 0.5
                books.debit_ended(session, paid=paid)
            elif wish == 4 and session["status"] == "open":
                # Stripe ends a page in the moment in which it is paid after all.
                books.events.append(stripe_shapes.event("evt_early", "checkout.session.expired", session, books.now))
            elif wish == 3 and self.chance.random() < 0.3:
                self.bench.execute(c.Credit(reason="price", invoice="X-1", amount="100.00", number="AV-1"), caller=ACCOUNTANT)
            else:
                books.pay(session, "Jean Bon", "4242")
        except (Refusal, DomainError):
            return

    def _some(self, waiting: list[PaymentMessage], count: int) -> list[PaymentMessage]:
        """Take some messages; a worker may die at its writing, and the message comes again."""
        later = waiting[count:]
        for message in waiting[:count]:
            if self.chance.random() < 0.2:
                self.bench.store.before["commit"] = [_dies]
            try:
                take_message(self.tools, message)
            except (NotYetSeen, Dies):
                later.append(message)
            self.bench.store.before.pop("commit", None)
        return later

    def wrong(self) -> Iterator[str]:
        """What is not as Stripe's own books say."""
        allocated = [entry.event for entry in self.bench.fake.history(REFERENCE) if isinstance(entry.event, e.PaymentAllocated)]
        money = Decimal(0)
        for payment, session in self.sessions.items():
            paid = session["payment_status"] == "paid"
            here = paid and payment not in self.lost
            money += 120 if here else 0
            times = [one for one in allocated if one.payment == payment]
            if len(times) > 1 or (times and not paid):
                yield f"{payment} was booked {len(times)} times, paid: {paid}"
            head = self.bench.store.head(PAYMENT, payment)
            if paid and (head is None or head.status == "failed"):
                yield f"{payment} was paid, and failed"
            if here and head and head.status == "received" and head.used != 120:
                yield f"of {payment} {head.used} is booked"
            over = session["status"] != "open" and (paid or session["status"] == "expired")
            if over and any(one.payment == payment for one in self.state.pending):
                yield f"{payment} is over, and pending"
        disputed = sum(120 for one in self.stripe.books.disputes.values() if one["status"] == "needs_response")
        there = self.state.invoices[0].paid - self.before
        if not money - disputed <= there <= money + disputed:
            yield f"{money} is at Stripe's, and {there} on the invoice"


def _dies() -> None:
    raise Dies
