"""What staff do with payments: enter one that no door tells of, and decide on one; accountants alone."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from chalicelib.application.caller import Caller, Outcome, Request, accountant_only
from chalicelib.application.errors import Stale
from chalicelib.application.payment.remember_payer import remember_payer
from chalicelib.application.payment.settle import settle
from chalicelib.application.payment.settling import PaymentDesk, Settling
from chalicelib.application.ports.commit import ACCOUNT, Commit, Record
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.staff.payment_desk import load_payment
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.errors import Invalid
from chalicelib.domain.payment.matching.payer_rule import NOT_CUSTOMERS
from chalicelib.domain.payment.payment import Payer, Payment
from chalicelib.domain.payment.payment_changes import applied, next_fact
from chalicelib.domain.payment.payment_commands import (
    EnterPayment,
    KeepPaymentFor,
    PaymentCameBack,
    PaymentCommand,
    SetPaymentAside,
)
from chalicelib.domain.payment.payment_decisions import decided
from chalicelib.domain.payment.payment_fact import PaymentFact
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.payment.payment_rules import first_fact
from chalicelib.domain.payment.seen_payment import SeenPayment
from chalicelib.domain.values.calendar import paris_date


class PaymentOrder(NamedTuple):
    """A command on a payment with all that goes with it."""

    payment: str
    command: PaymentCommand
    caller: Caller
    request: Request


def enter_payment(
    store: PaymentDesk, entered: EnterPayment, caller: Caller, request: Request, now: datetime, pause: Callable[[int], None]
) -> Outcome:
    """Enter a payment once. Raises Forbidden, KeyReused, Busy or Invalid."""
    accountant_only(caller)
    new = payment_id("staff", caller.principal, request.key)

    def attempt() -> Outcome:
        if entered.value_date > paris_date(now):
            raise Invalid("it cannot have come in the future", field="value_date")
        _check_account(store, entered.account)
        fact = first_fact(_seen(entered, new, caller.subject), now)
        _commit(store, None, fact, new, caller, request, now)
        return Outcome(201, new, fact.seq)

    return idempotent(store, caller, request, attempt, pause)


def command_payment(tools: Settling, order: PaymentOrder) -> Outcome:
    """Carry a command out once, and what follows of it.

    Raises Forbidden, NotFound, Stale, KeyReused, Busy or the domain's error.
    """
    accountant_only(order.caller)
    outcome = idempotent(tools.store, order.caller, order.request, lambda: _attempt(tools, order), tools.pause)
    if isinstance(order.command, SetPaymentAside) and order.command.remember and order.command.why == NOT_CUSTOMERS:
        payment = load_payment(tools.store, order.payment)
        remember_payer(tools.store, payment, NOT_CUSTOMERS, order.caller, tools.clock(), tools.pause)
    if isinstance(order.command, PaymentCameBack):
        settle(tools, load_payment(tools.store, order.payment))
    return outcome


def _attempt(tools: Settling, order: PaymentOrder) -> Outcome:
    store, now = tools.store, tools.clock()
    before = load_payment(store, order.payment)
    if order.request.if_match not in (None, before.version):
        raise Stale(before.version, "payment")
    if isinstance(order.command, KeepPaymentFor):
        _check_account(store, order.command.account)
    fact = next_fact(before, decided(before, order.command), order.caller.subject, now)
    _commit(store, before, fact, before.id, order.caller, order.request, now)
    return Outcome(201, before.id, fact.seq)


def _commit(
    store: PaymentDesk, before: Payment | None, fact: PaymentFact, payment: str, caller: Caller, request: Request, now: datetime
) -> None:
    store.commit(
        Commit(
            stream=PAYMENT, reference=payment, expected=before.version if before else 0, before=before,
            head=applied(before, fact), entries=(fact,), at=now,
            record=Record(caller.principal, request.key, request.fingerprint, 201, payment, fact.seq, keep=True),
        )
    )  # fmt: skip


def _seen(entered: EnterPayment, new: str, by: str) -> SeenPayment:
    return SeenPayment(
        id=new, source="staff", method=entered.method, amount=Decimal(entered.amount), currency=entered.currency,
        value_date=entered.value_date, payer=Payer(entered.payer), text=entered.text or "", account=entered.account, by=by,
    )  # fmt: skip


def _check_account(store: PaymentDesk, account: str | None) -> None:
    if account is not None and store.head(ACCOUNT, account) is None:
        raise Invalid("there is no account %(account)s", field="account", account=account)
