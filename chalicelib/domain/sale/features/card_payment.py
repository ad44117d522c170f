"""What a customer pays by card or debit, until the money is there or is not to come."""

from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.command_parts import NEEDS_NOTHING, NOBODY, SIGNER
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.card_payment import (
    BeginPayment,
    CardPaymentEvent,
    PaymentBegun,
    PaymentFailed,
    PaymentSubmitted,
    RecordPaymentFailed,
    RecordPaymentSubmitted,
)
from chalicelib.domain.sale.owed import to_pay
from chalicelib.domain.sale.pending import FailedPayment, Pending, pending_of, under_way, without, without_failed
from chalicelib.domain.sale.prepayment import to_prepay
from chalicelib.domain.sale.rules import above_zero, invoice_of, takes_money
from chalicelib.domain.sale.sharing_rules import held_link
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Specs, Unmailed
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.roles import CUSTOMER, SYSTEM

CAN_BE_PAID = timedelta(hours=12)
"""How long what was begun can be paid. Stripe keeps a session for 24 hours at most, and a key that made one as long."""


def amount_is_asked_for(state: Dossier, event: PaymentBegun, day: date) -> None:
    if event.invoice is None:
        asked, field = to_prepay(state), "amount"
    else:
        invoice = invoice_of(state, event.invoice)
        asked, field = (invoice.open if invoice in to_pay(state) else ZERO), "invoice"
    left = max(asked - under_way(state.pending, event.invoice), ZERO)
    if not left:
        raise NotAllowed("nothing is asked for there, or it is on its way", field=field)
    above_zero(event.amount, "amount")
    if event.amount > left:
        raise NotAllowed("at most %(left)s is asked for", field="amount", left=left)


def not_begun_already(state: Dossier, event: PaymentBegun, day: date) -> None:
    if pending_of(state.pending, event.payment):
        raise NotAllowed("this payment was begun already")


def is_to_be_paid(state: Dossier, event: PaymentSubmitted, day: date) -> None:
    if _pending(state, event.payment).submitted:
        raise NotAllowed("the bank was let be debited already")


def is_pending(state: Dossier, event: PaymentFailed, day: date) -> None:
    _pending(state, event.payment)


def _pending(state: Dossier, payment: str) -> Pending:
    """Give a payment that was begun. Raises NotAllowed once its money came or is not to come, for it only goes forward."""
    if (pending := pending_of(state.pending, payment)) is None:
        raise NotAllowed("no money of the payment %(payment)s is to come", field="payment", payment=payment)
    return pending


def _began(state: Dossier, event: PaymentBegun, entry: Entry) -> Change:
    """Take the place of what was begun for the same and nobody paid."""
    others = tuple(one for one in state.pending if one.submitted or one.invoice != event.invoice)
    begun = Pending(
        event.payment, event.invoice, event.amount, event.method, event.contact, entry.origin.recorded, event.until
    )  # fmt: skip
    return {"pending": (*others, begun), "failed": without_failed(state.failed, (event.invoice,))}


def _submitted(state: Dossier, event: PaymentSubmitted, entry: Entry) -> Change:
    on_its_way: Change = {
        "submitted": entry.origin.recorded,
        "until": event.until,
        "last4": event.last4,
        "mandate": event.mandate,
    }
    return {"pending": tuple(replace(p, **on_its_way) if p.payment == event.payment else p for p in state.pending)}


def _failed(state: Dossier, event: PaymentFailed, entry: Entry) -> Change:
    pending = _pending(state, event.payment)
    failure = FailedPayment(
        event.invoice, event.amount, pending.method, event.reason, entry.origin.recorded, event.last4
    )  # fmt: skip
    return {
        "pending": without(state.pending, (event.payment,)),
        "failed": (*without_failed(state.failed, (event.invoice,)), failure),
    }


PAYMENT_BEGUN = Spec(
    event=PaymentBegun, allowed=(takes_money, not_begun_already, amount_is_asked_for), apply=_began, shown="always",
    strike="permanent", falls_with=None, news=False, report=False, milestone=False,
    mail=Unmailed("who pays sees it; all are mailed once the money came, and who pays if it does not"), document=None, staff=None,
)  # fmt: skip
PAYMENT_SUBMITTED = Spec(
    event=PaymentSubmitted, allowed=(is_to_be_paid,), apply=_submitted, shown="always", strike="permanent", falls_with=None,
    news=True, report=False, milestone=False, mail=Mailed("payment_submitted", to="named", rank=85, billing="never"),
    document=None, staff=None,
)  # fmt: skip
PAYMENT_FAILED = Spec(
    event=PaymentFailed, allowed=(is_pending,), apply=_failed, shown="always", strike="permanent", falls_with=None, news=True,
    report=False, milestone=False, mail=Mailed("payment_failed", to="named", rank=75, billing="never"), document=None, staff=None,
)  # fmt: skip

SPECS: Specs[CardPaymentEvent] = PAYMENT_BEGUN | PAYMENT_SUBMITTED | PAYMENT_FAILED


def _begin(state: Dossier, command: BeginPayment, context: Context) -> Events:
    (signer,) = context.enrolled
    contact, until = held_link(state, context.link, context.day).contact, context.now + CAN_BE_PAID
    amount = Decimal(command.amount)
    return (PaymentBegun(command.payment, command.invoice, amount, command.method, contact, until, signer),)


def _submit(state: Dossier, command: RecordPaymentSubmitted, context: Context) -> Events:
    p = _pending(state, command.payment)
    if p.method != "debit":
        raise Invalid("a card is not debited later", field="payment")
    return (PaymentSubmitted(p.payment, p.invoice, p.amount, p.contact, command.until, command.last4, command.mandate),)


def _fail(state: Dossier, command: RecordPaymentFailed, context: Context) -> Events:
    p = _pending(state, command.payment)
    return (PaymentFailed(p.payment, command.reason, p.invoice, p.amount, p.contact, command.last4 or p.last4),)


COMMANDS = (
    CommandSpec(
        command=BeginPayment, roles=CUSTOMER, source="page", about=(PaymentBegun,), comment="staff", opens=None, people=SIGNER,
        needs=NEEDS_NOTHING, number=None, propose=_begin, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RecordPaymentSubmitted, roles=SYSTEM, source="worker", about=(PaymentSubmitted,), comment="staff", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_submit, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=RecordPaymentFailed, roles=SYSTEM, source="worker", about=(PaymentFailed,), comment="staff", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_fail, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
