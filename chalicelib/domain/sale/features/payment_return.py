"""Payments that are given back: to settle something elsewhere, or because the bank took them back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.payment.payment_id import is_payment_id
from chalicelib.domain.sale.changes import settle
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY
from chalicelib.domain.sale.command_spec import C, CommandSpec, Context, Events, NumberRule
from chalicelib.domain.sale.deposit_invoice import CREDITING, credit_of, credited, strike_unless_issued
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.payment_return import (
    PaymentReleased,
    PaymentReturned,
    PaymentReturnEvent,
    ReleasePayment,
    ReturnPayment,
)
from chalicelib.domain.sale.gate.check_bill import check_bill
from chalicelib.domain.sale.invoice_rules import number_is_new
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.sale.money_kept import given_back, money_move, on_invoices
from chalicelib.domain.sale.owed import idle_deposit
from chalicelib.domain.sale.payment_standing import of_payment
from chalicelib.domain.sale.rules import above_zero, invoice_of
from chalicelib.domain.sale.spec import Change, Mailed, Notice, Spec, Specs
from chalicelib.domain.sale.vat_check import check_vat
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.roles import ACCOUNTANT


def is_a_payment_of_ours(state: Dossier, event: PaymentReleased, day: date) -> None:
    """Raise NotAllowed for the word of another system: no payment would keep what is freed of it."""
    if not is_payment_id(event.payment):
        raise NotAllowed("this payment is of another system, where nothing keeps what is freed: refund it", field="payment")


def stands_and_is_too_much(state: Dossier, event: PaymentReleased, day: date) -> None:
    stands = of_payment(state.money, event.payment).get(event.invoice, ZERO)
    if not stands:
        raise Invalid("nothing of the payment %(payment)s stands there", field="payment", payment=event.payment)
    idle = idle_deposit(state) if event.invoice is None else -invoice_of(state, event.invoice).open
    left = max(min(stands, idle), ZERO)
    above_zero(event.amount, "amount")
    if event.amount > left:
        raise NotAllowed("at most %(left)s of this payment is too much there", field="amount", left=left)


def is_all_that_stands(state: Dossier, event: PaymentReturned, day: date) -> None:
    stands = dict(of_payment(state.money, event.payment))
    if not stands:
        raise NotAllowed("nothing of the payment %(payment)s stands here", field="payment", payment=event.payment)
    deposit = stands.pop(None, ZERO)
    if (deposit, stands) != (event.deposit, {one.invoice: one.amount for one in event.allocations}):
        raise NotAllowed("other money of the payment %(payment)s stands here", field="payment", payment=event.payment)


def _less(invoices: tuple[Invoice, ...], allocations: tuple[Allocation, ...], on: date) -> tuple[Invoice, ...]:
    amounts = {one.invoice: one.amount for one in allocations}
    return tuple(
        settle(replace(one, paid=one.paid - amounts[one.number]), on) if one.number in amounts else one for one in invoices
    )


def _without(
    state: Dossier, event: PaymentReturnEvent, entry: Entry, allocations: tuple[Allocation, ...], deposit: Decimal
) -> Change:
    return {
        "invoices": _less(state.invoices, allocations, entry.origin.effective),
        "deposit": state.deposit - deposit,
        **credited(state, tuple(given_back(state.deposits, event.payment, deposit)), event, entry),
    }


def _released(state: Dossier, event: PaymentReleased, entry: Entry) -> Change:
    allocations = (Allocation(event.invoice, event.amount),) if event.invoice else ()
    deposit = ZERO if event.invoice else event.amount
    move = money_move(entry, "released", event.amount, payment=event.payment, invoice=event.invoice)
    without = _without(state, event, entry, allocations, deposit)
    return {**without, "money": (*state.money, move)}


def _returned(state: Dossier, event: PaymentReturned, entry: Entry) -> Change:
    moves = on_invoices(entry, "returned", event.allocations, event.payment)
    if event.deposit:
        moves = (*moves, money_move(entry, "returned", event.deposit, payment=event.payment))
    without = _without(state, event, entry, event.allocations, event.deposit)
    return {**without, "money": (*state.money, *moves)}


PAYMENT_RELEASED = Spec(
    event=PaymentReleased, allowed=(is_a_payment_of_ours, stands_and_is_too_much, number_is_new), apply=_released, shown="always",
    strike=strike_unless_issued,
    falls_with=None, news=False, report=False, milestone=False,
    mail=Mailed("payment_released", to="readers", rank=68, billing="always"), document="render", staff=None,
)  # fmt: skip
PAYMENT_RETURNED = Spec(
    event=PaymentReturned, allowed=(is_all_that_stands, number_is_new), apply=_returned, shown="always",
    strike=strike_unless_issued,
    falls_with=None, news=True, report=False, milestone=True,
    mail=Mailed("payment_returned", to="readers", rank=67, billing="always"), document="render",
    staff=Notice("event", "system"),
)  # fmt: skip

SPECS: Specs[PaymentReturnEvent] = PAYMENT_RELEASED | PAYMENT_RETURNED


def _release(state: Dossier, command: ReleasePayment, context: Context) -> Events:
    amount, back = Decimal(command.amount), credit_of(state, command)
    return (
        PaymentReleased(
            command.payment, command.invoice, amount, command.number if back else None, back if command.number else ()
        ),
    )


def _return(state: Dossier, command: ReturnPayment, context: Context) -> Events:
    stands = of_payment(state.money, command.payment)
    allocations = tuple(Allocation(invoice, amount) for invoice, amount in stands.items() if invoice)
    deposit, back = stands.get(None, ZERO), credit_of(state, command)
    return (
        PaymentReturned(
            command.payment,
            allocations,
            deposit,
            command.reason,
            command.number if back else None,
            back if command.number else (),
        ),
    )


def _by_accountant(
    command: type[C],
    about: type[PaymentReturnEvent],
    propose: Callable[[Dossier, C, Context], Events],
    number: NumberRule[C],
) -> CommandSpec[C]:
    """Give the row of a command that moves money: its record is kept for ever."""
    return CommandSpec(
        command=command, roles=ACCOUNTANT, source="accountant", about=(about,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=number, propose=propose, checks=(check_bill, check_vat), strikes=None,
        link=LINK_UNLESS_REVOKED, keep=True,
    )  # fmt: skip


COMMANDS = (
    _by_accountant(ReleasePayment, PaymentReleased, _release, CREDITING),
    _by_accountant(ReturnPayment, PaymentReturned, _return, CREDITING),
)
