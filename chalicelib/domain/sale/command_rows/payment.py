"""Commands on money that came and went."""

from decimal import Decimal

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.payment import (
    AllocatePayment,
    DepositReceived,
    MarkedPaid,
    MarkPaid,
    PaymentAllocated,
    RecordDeposit,
    Refund,
    Refunded,
)
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.values.roles import ACCOUNTANT, MANAGER


def _mark_paid(state: Dossier, command: MarkPaid, context: Context) -> Events:
    return (MarkedPaid(tuple(Allocation(i.number, i.open) for i in state.invoices if i.open > 0)),)


def _allocate(state: Dossier, command: AllocatePayment, context: Context) -> Events:
    return (PaymentAllocated(command.payment, tuple(Allocation(a.invoice, Decimal(a.amount)) for a in command.allocations)),)


def _deposit(state: Dossier, command: RecordDeposit, context: Context) -> Events:
    return (DepositReceived(command.payment, Decimal(command.amount)),)


def _refund(state: Dossier, command: Refund, context: Context) -> Events:
    if (command.invoice is None) == (command.payment is None):
        raise Invalid("name either the invoice paid too much, or the payment that was a deposit", field="invoice")
    return (Refunded(command.invoice, Decimal(command.amount), command.payment),)


COMMANDS = (
    CommandSpec(
        command=MarkPaid, roles=MANAGER, source="manager", about=(MarkedPaid,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_mark_paid, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=AllocatePayment, roles=ACCOUNTANT, source="accountant", about=(PaymentAllocated,), comment="staff", opens=None,
        people=NOBODY, number=None, propose=_allocate, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=True,
    ),
    CommandSpec(
        command=RecordDeposit, roles=ACCOUNTANT, source="accountant", about=(DepositReceived,), comment="staff", opens=None,
        people=NOBODY, number=None, propose=_deposit, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=True,
    ),
    CommandSpec(
        command=Refund, roles=ACCOUNTANT, source="accountant", about=(Refunded,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_refund, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=True,
    ),
)  # fmt: skip
