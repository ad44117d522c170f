"""What stands in for Stripe keeps: sessions, charges, what becomes of them, the keys of requests, and the events that it tells.

It answers as https://docs.stripe.com/api says of the few calls that we make; a test holds its shapes to Stripe's own fixtures.
"""

import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from infra.front import stripe_shapes as shapes
from infra.front.stripe_checks import Refusal, check_session, parsed

Made = dict[str, Any]
KEPT = 24 * 3600
"""Seconds for which Stripe keeps the answer of an idempotency key."""


@dataclass
class Books:
    """All that there is; `address` is where its pages are, `clock` gives seconds since 1970."""

    address: str = ""
    clock: Callable[[], float] = time.time
    sessions: dict[str, Made] = field(default_factory=dict)
    intents: dict[str, Made] = field(default_factory=dict)
    charges: dict[str, Made] = field(default_factory=dict)
    disputes: dict[str, Made] = field(default_factory=dict)
    payouts: dict[str, Made] = field(default_factory=dict)
    transactions: list[Made] = field(default_factory=list)
    events: list[Made] = field(default_factory=list)
    answered: dict[str, tuple[float, Mapping[str, str], Made]] = field(default_factory=dict)
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def idempotent(self, key: str | None, form: Mapping[str, str], make: Callable[[], Made]) -> tuple[Made, bool]:
        """Give what was made under a key, or make it; whether it was there before. Raises Refusal for another request."""
        before = self.answered.get(key or "")
        if before and self.now < before[0] + KEPT:
            if before[1] != dict(form):
                raise Refusal("idempotency_error", "", "Keys for idempotent requests can only be used with the same parameters.")
            return before[2], True
        made = make()
        if key:
            self.answered[key] = (self.now, dict(form), dict(made))
        return made, False

    @property
    def now(self) -> int:
        """The moment, in seconds since 1970."""
        return int(self.clock())

    def create_session(self, form: Mapping[str, str]) -> Made:
        """Open a session. Raises Refusal for what Stripe refuses."""
        check_session(form, self.now)
        session = shapes.session(self._id("cs_test_"), parsed(form), self.now, self.address)
        self.intents[session["id"]] = parsed(form).get("payment_intent_data", {})
        self.sessions[session["id"]] = session
        return session

    def expire(self, session: Made) -> Made:
        """End an open session. Raises Refusal for another one."""
        if session["status"] != "open":
            raise Refusal("", "", "Only Checkout Sessions with a status in [open] can be expired.")
        session.update(status="expired", url=None)
        self._publish("checkout.session.expired", session)
        return session

    def expire_old(self) -> None:
        """End the sessions whose time is over."""
        for session in self.sessions.values():
            if session["status"] == "open" and session["expires_at"] <= self.now:
                self.expire(session)

    def pay(self, session: Made, name: str, last4: str) -> Made:
        """Pay on the page: a card at once, a debit later. Raises Refusal for a session that is over."""
        self.expire_old()
        if session["status"] != "open":
            raise Refusal("", "", "This Checkout Session is over.")
        charge = shapes.charge(self._id("ch_"), session, self.intents[session["id"]], self.now, name, last4)
        self.charges[charge["id"]] = charge
        session.update(status="complete", url=None, payment_intent=charge["payment_intent"])
        session["customer_details"] = {**session["customer_details"], "name": name}
        if charge["paid"]:
            session["payment_status"] = "paid"
            self._settled(charge)
        self._publish("checkout.session.completed", session)
        return charge

    def debit_ended(self, session: Made, *, paid: bool) -> None:
        """Say that the bank paid a debit, or did not."""
        charge = self.charge_of(session)
        if charge["status"] != "pending":
            return
        charge.update(status="succeeded" if paid else "failed", paid=paid, captured=paid)
        if paid:
            session["payment_status"] = "paid"
            self._settled(charge)
        self._publish(f"checkout.session.async_payment_{'succeeded' if paid else 'failed'}", session)

    def charge_of(self, session: Made) -> Made:
        """Give the charge of a session that was paid."""
        return next(one for one in self.charges.values() if one["payment_intent"] == session["payment_intent"])

    def of_intent(self, intent: str) -> Made:
        """Give the charges of an intent, as a page of a list."""
        matches = [one for one in self.charges.values() if one["payment_intent"] == intent]
        return {"object": "list", "data": matches, "has_more": False, "url": "/v1/charges"}

    def refund(self, charge: Made, amount: int) -> Made:
        """Pay money of a charge back. Raises Refusal for more than is left."""
        if not 0 < amount <= charge["amount"] - charge["amount_refunded"] or not charge["paid"]:
            raise Refusal("", "amount", "Refund amount is greater than unrefunded amount on charge")
        charge["amount_refunded"] += amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        refund = shapes.refund(self._id("re_"), charge, amount, self.now)
        self.transactions.append(shapes.transaction(self._id("txn_"), "refund", refund, -amount, 0, self.now))
        self._publish("charge.refunded", charge)
        return refund

    def refund_failed(self, charge: Made, refund: Made) -> None:
        """Say that the money of a refund came back."""
        charge["amount_refunded"] -= refund["amount"]
        charge["refunded"] = False
        self._publish("refund.failed", {**refund, "status": "failed"})

    def dispute(self, charge: Made) -> Made:
        """Have the customer's bank take the money back."""
        dispute = shapes.dispute(self._id("dp_"), charge, self.now)
        self.disputes[dispute["id"]] = dispute
        charge["disputed"] = True
        self._publish("charge.dispute.created", dispute)
        return dispute

    def close(self, dispute: Made, *, won: bool) -> None:
        """End a dispute."""
        dispute["status"] = "won" if won else "lost"
        self._publish("charge.dispute.closed", dispute)

    def pay_out(self) -> Made | None:
        """Send what came since the last payout to the bank; None where nothing did."""
        waiting = [one for one in self.transactions if one["payout"] is None]
        amount = sum(one["net"] for one in waiting)
        if amount <= 0:
            return None
        payout = shapes.payout(self._id("po_"), amount, self.now)
        self.payouts[payout["id"]] = payout
        for one in waiting:
            one["payout"] = payout["id"]
        self.transactions.append(shapes.transaction(self._id("txn_"), "payout", payout, -amount, 0, self.now, payout["id"]))
        self._publish("payout.reconciliation_completed", payout)
        return payout

    def of_payout(self, payout: str, after: str, limit: int) -> Made:
        """Give a page of a payout's transactions, each with what it is of."""
        rows = [one for one in self.transactions if one["payout"] == payout]
        start = next((at + 1 for at, one in enumerate(rows) if one["id"] == after), 0)
        part = [{name: value for name, value in one.items() if name != "payout"} for one in rows[start : start + limit]]
        return {"object": "list", "url": "/v1/balance_transactions", "has_more": start + limit < len(rows), "data": part}

    def _settled(self, charge: Made) -> None:
        fee = charge["amount"] * 15 // 1000 + 25
        row = shapes.transaction(self._id("txn_"), "charge", charge, charge["amount"], fee, self.now)
        charge["balance_transaction"] = row["id"]
        self.transactions.append(row)

    def _publish(self, kind: str, what: Made) -> None:
        self.events.append(shapes.event(self._id("evt_"), kind, what, self.now))

    def _id(self, prefix: str) -> str:
        return f"{prefix}standin{next(self.numbers):08d}"
