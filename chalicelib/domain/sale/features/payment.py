"""Money that came and went back."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.announced_transfer import without_announced
from chalicelib.domain.sale.changes import settle
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY
from chalicelib.domain.sale.command_spec import C, CommandSpec, Context, Events, NumberRule, PeopleRule
from chalicelib.domain.sale.deposit_invoice import (
    CREDITING,
    NUMBERED,
    REACHED,
    came,
    credit_of,
    credited,
    invoiced,
    strike_unless_issued,
)
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.payment import (
    AllocatePayment,
    DepositReceived,
    MarkedPaid,
    MarkPaid,
    MovePayment,
    PaymentAllocated,
    PaymentEvent,
    PaymentMoved,
    RecordDeposit,
    Refund,
    Refunded,
)
from chalicelib.domain.sale.gate.check_bill import check_bill
from chalicelib.domain.sale.invoice_rules import number_is_new
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.sale.money_kept import given_back, money_move, on_invoices
from chalicelib.domain.sale.owed import carried, idle_deposit, standing_gross
from chalicelib.domain.sale.pending import pending_of, without, without_failed
from chalicelib.domain.sale.rules import above_zero, invoice_of, is_ordered, not_before_invoice, not_before_quote, takes_money
from chalicelib.domain.sale.spec import Apply, Change, DocumentWork, E, Mailed, Rule, Spec, Specs, Strike
from chalicelib.domain.sale.vat_check import check_vat
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.roles import ACCOUNTANT, MANAGER


def allocations_fit(state: Dossier, event: MarkedPaid | PaymentAllocated, day: date) -> None:
    if not event.allocations:
        raise NotAllowed("nothing is open: no invoice waits to be paid")
    if len({a.invoice for a in event.allocations}) != len(event.allocations):
        raise Invalid("an invoice is named twice", field="allocations")
    for a in event.allocations:
        above_zero(a.amount, "allocations")
        left = invoice_of(state, a.invoice).open
        if a.amount > left and isinstance(event, PaymentAllocated) and not event.overpaid:
            raise NotAllowed(
                "%(left)s is open on %(invoice)s: where more came, say so with overpaid", field="allocations", left=left,
                invoice=a.invoice,
            )  # fmt: skip
        if a.amount > left and not _overpaid(event):
            raise NotAllowed("%(left)s is open on %(invoice)s", field="allocations", left=left, invoice=a.invoice)
    if _overpaid(event) and all(a.amount <= invoice_of(state, a.invoice).open for a in event.allocations):
        raise Invalid("no invoice is paid too much by this payment", field="overpaid")


def _overpaid(event: MarkedPaid | PaymentAllocated) -> bool:
    return isinstance(event, PaymentAllocated) and event.overpaid


def move_fits(state: Dossier, event: PaymentMoved, day: date) -> None:
    if event.payment is not None:
        _deposit_back(state, event, event.payment)
    else:
        _overpayment_fits(state, event, event.source or "")
    above_zero(event.amount, "amount")
    left = max(invoice_of(state, event.invoice).open, ZERO)
    if event.amount > left:
        raise NotAllowed("%(left)s is open on %(invoice)s", field="amount", left=left, invoice=event.invoice)


def moved_after_both(state: Dossier, event: PaymentMoved, day: date) -> None:
    for number in filter(None, (event.invoice, event.source)):
        not_before_invoice(state, number, day)


def not_before_its_invoices(state: Dossier, event: MarkedPaid | PaymentAllocated, day: date) -> None:
    for allocation in event.allocations:
        not_before_invoice(state, allocation.invoice, day)


def deposit_fits(state: Dossier, event: DepositReceived, day: date) -> None:
    left = (
        order_totals(state).gross - sum((standing_gross(i) for i in state.invoices if not i.fully_credited), ZERO) - state.deposit
    )
    left -= sum((one.amount for one in carried(state, left)), ZERO)
    above_zero(event.amount, "amount")
    if event.amount > left and not event.overpaid:
        raise NotAllowed(
            "at most %(left)s is still to be invoiced: where more came, say so with overpaid",
            field="amount",
            left=max(left, ZERO),
        )
    if event.overpaid and event.amount <= left:
        raise Invalid("no more came than is still to be invoiced", field="overpaid")


def refund_fits(state: Dossier, event: Refunded, day: date) -> None:
    if event.payment is not None:
        _deposit_back(state, event, event.payment)
        return
    _overpayment_fits(state, event, event.invoice or "")


def _overpayment_fits(state: Dossier, event: Refunded | PaymentMoved, number: str) -> None:
    too_much = -invoice_of(state, number).open
    above_zero(event.amount, "amount")
    if event.amount > too_much:
        raise NotAllowed("the overpayment is %(left)s", field="amount", left=max(too_much, ZERO))


def _deposit_back(state: Dossier, event: Refunded | PaymentMoved, payment: str) -> None:
    """Take back of a deposit what this payment brought, as far as no invoice has used it or will."""
    came = [deposit.amount - deposit.refunded for deposit in state.deposits if deposit.payment == payment]
    if not came:
        raise Invalid("there is no deposit of the payment %(payment)s here", field="payment", payment=payment)
    left = min(sum(came, ZERO), idle_deposit(state))
    above_zero(event.amount, "amount")
    if event.amount > left:
        raise NotAllowed(
            "at most %(left)s of this payment can go back: what no invoice has used or will use", field="amount", left=left
        )


def _paid(state: Dossier, event: MarkedPaid | PaymentAllocated, entry: Entry) -> Change:
    payment = event.payment if isinstance(event, PaymentAllocated) else None
    method = event.method if isinstance(event, PaymentAllocated) else None
    change: Change = {
        "invoices": _allocated(state.invoices, event.allocations, entry.origin.effective),
        "money": (*state.money, *on_invoices(entry, "paid", event.allocations, payment, method)),
        "transfers": without_announced(state.transfers, (a.invoice for a in event.allocations)),
        "failed": without_failed(state.failed, (a.invoice for a in event.allocations)),
    }
    return change | _came(state, payment) if payment else change


def _allocated(invoices: tuple[Invoice, ...], allocations: tuple[Allocation, ...], on: date) -> tuple[Invoice, ...]:
    for a in allocations:
        invoices = tuple(settle(replace(i, paid=i.paid + a.amount), on) if i.number == a.invoice else i for i in invoices)
    return invoices


def _deposited(state: Dossier, event: DepositReceived, entry: Entry) -> Change:
    money = (*state.money, money_move(entry, "deposit", event.amount, payment=event.payment, method=event.method))
    more: Change = {"deposit": state.deposit + event.amount, "money": money, **came(state, event, entry)}
    more["transfers"] = without_announced(state.transfers, (None,))
    more["failed"] = without_failed(state.failed, (None,))
    return more | _came(state, event.payment)


def _came(state: Dossier, payment: str) -> Change:
    """Say that the money of a payment that was begun is there."""
    return {"pending": without(state.pending, (payment,))} if pending_of(state.pending, payment) else {}


def _refunded(state: Dossier, event: Refunded, entry: Entry) -> Change:
    on = entry.origin.effective
    move = money_move(entry, "refunded", event.amount, payment=event.payment, invoice=event.invoice)
    money = (*state.money, move)
    if event.payment:
        back = tuple(given_back(state.deposits, event.payment, event.amount))
        return {"deposit": state.deposit - event.amount, "refunded": on, "money": money, **credited(state, back, event, entry)}
    invoices = tuple(
        settle(replace(i, paid=i.paid - event.amount), on) if i.number == event.invoice else i for i in state.invoices
    )
    return {"invoices": invoices, "refunded": on, "money": money}


def _moved(state: Dossier, event: PaymentMoved, entry: Entry) -> Change:
    on = entry.origin.effective
    move = money_move(entry, "moved", event.amount, payment=event.payment, invoice=event.invoice, source=event.source)
    change: Change = {"money": (*state.money, move)}
    amounts = {event.invoice: event.amount}
    if event.payment:
        change["deposit"] = state.deposit - event.amount
        change |= credited(state, tuple(given_back(state.deposits, event.payment, event.amount)), event, entry)
    elif event.source:
        amounts[event.source] = -event.amount
    change["invoices"] = tuple(
        settle(replace(i, paid=i.paid + amounts[i.number]), on) if i.number in amounts else i for i in state.invoices
    )
    return change


def _row(
    event: type[E], allowed: tuple[Rule[E], ...], apply: Apply[E], mail: Mailed, *,
    strike: Strike | Callable[[E, Sequence[Entry]], Strike], milestone: bool, document: DocumentWork | None = None,
) -> Spec[E]:  # fmt: skip
    """Give the row of money that came, went back or moved: customers see it, and whoever pays is mailed too."""
    return Spec(
        event=event, allowed=allowed, apply=apply, shown="always", strike=strike, falls_with=None, news=True, report=False,
        milestone=milestone, mail=mail, document=document, staff=None,
    )  # fmt: skip


MARKED_PAID = _row(
    MarkedPaid, (is_ordered, allocations_fit, not_before_its_invoices), _paid,
    Mailed("payment", to="readers", rank=80, billing="always"), strike="allowed", milestone=True,
)  # fmt: skip
PAYMENT_ALLOCATED = _row(
    PaymentAllocated, (is_ordered, allocations_fit, not_before_its_invoices), _paid,
    Mailed("payment", to="readers", rank=90, billing="always"), strike="by_accountant", milestone=True,
)  # fmt: skip
DEPOSIT_RECEIVED = _row(
    DepositReceived, (takes_money, not_before_quote, deposit_fits, number_is_new), _deposited,
    Mailed("payment", to="readers", rank=100, billing="always"), strike=strike_unless_issued, milestone=True, document="render",
)  # fmt: skip
REFUNDED = _row(
    Refunded, (refund_fits, number_is_new), _refunded,
    Mailed("refund", to="readers", rank=70, billing="always"), strike=strike_unless_issued, milestone=True, document="render",
)  # fmt: skip
PAYMENT_MOVED = _row(
    PaymentMoved, (is_ordered, move_fits, moved_after_both, number_is_new), _moved,
    Mailed("payment", to="readers", rank=95, billing="always"), strike=strike_unless_issued, milestone=False, document="render",
)  # fmt: skip

SPECS: Specs[PaymentEvent] = MARKED_PAID | PAYMENT_ALLOCATED | DEPOSIT_RECEIVED | REFUNDED | PAYMENT_MOVED


def _mark_paid(state: Dossier, command: MarkPaid, context: Context) -> Events:
    return (MarkedPaid(tuple(Allocation(i.number, i.open) for i in state.invoices if i.open > 0)),)


def _allocate(state: Dossier, command: AllocatePayment, context: Context) -> Events:
    allocations = tuple(Allocation(a.invoice, Decimal(a.amount)) for a in command.allocations)
    return (PaymentAllocated(command.payment, allocations, command.overpaid, command.method),)


def _deposit(state: Dossier, command: RecordDeposit, context: Context) -> Events:
    return (invoiced(state, command, context),)


def _move(state: Dossier, command: MovePayment, context: Context) -> Events:
    if (command.source is None) == (command.payment is None):
        raise Invalid("name either the invoice paid too much, or the payment that was a deposit", field="source")
    if command.source == command.invoice:
        raise Invalid("name another invoice than the one paid too much", field="invoice")
    amount = Decimal(command.amount)
    back = credit_of(state, command)
    number = command.number if back else None
    return (PaymentMoved(command.invoice, amount, command.source, command.payment, number, back if number else ()),)


def _refund(state: Dossier, command: Refund, context: Context) -> Events:
    if (command.invoice is None) == (command.payment is None):
        raise Invalid("name either the invoice paid too much, or the payment that was a deposit", field="invoice")
    back = credit_of(state, command)
    number = command.number if back else None
    return (Refunded(command.invoice, Decimal(command.amount), command.payment, number, back if number else ()),)


def _by_accountant(
    command: type[C], about: type[PaymentEvent], propose: Callable[[Dossier, C, Context], Events],
    people: PeopleRule[C] = NOBODY, number: NumberRule[C] | None = None,
) -> CommandSpec[C]:  # fmt: skip
    """Give the row of a command that moves money: its record is kept for ever."""
    return CommandSpec(
        command=command, roles=ACCOUNTANT, source="accountant", about=(about,), comment="staff", opens=None, people=people,
        needs=NEEDS_NOTHING, number=number, propose=propose, checks=(check_bill, check_vat) if number else (), strikes=None,
        link=LINK_UNLESS_REVOKED, keep=True,
    )  # fmt: skip


COMMANDS = (
    CommandSpec(
        command=MarkPaid, roles=MANAGER, source="manager", about=(MarkedPaid,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_mark_paid, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    _by_accountant(AllocatePayment, PaymentAllocated, _allocate),
    _by_accountant(RecordDeposit, DepositReceived, _deposit, REACHED, NUMBERED),
    _by_accountant(Refund, Refunded, _refund, number=CREDITING),
    _by_accountant(MovePayment, PaymentMoved, _move, number=CREDITING),
)  # fmt: skip
