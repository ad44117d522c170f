"""The rules of money and invoices; each raises with its reason and evidence, as those in rules.py."""

from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier, Invoice
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.owed import carried, idle_deposit, wanted
from chalicelib.domain.values.money import ZERO


def _invoice(state: Dossier, number: str) -> Invoice:
    for invoice in state.invoices:
        if invoice.number == number:
            return invoice
    raise Invalid("there is no invoice %(invoice)s here", field="invoice", invoice=number)


def invoice_exists(state: Dossier, event: e.InvoiceBooked | e.Credited, day: date) -> None:
    _invoice(state, event.invoice)


def invoice_not_booked(state: Dossier, event: e.InvoiceBooked, day: date) -> None:
    if _invoice(state, event.invoice).booked:
        raise NotAllowed("the invoice %(invoice)s is booked", invoice=event.invoice)


def allocations_fit(state: Dossier, event: e.MarkedPaid | e.PaymentAllocated, day: date) -> None:
    if not event.allocations:
        raise NotAllowed("nothing is open: no invoice waits to be paid")
    if len({a.invoice for a in event.allocations}) != len(event.allocations):
        raise Invalid("an invoice is named twice", field="allocations")
    for a in event.allocations:
        left = _invoice(state, a.invoice).open
        if not 0 < a.amount <= left:
            raise NotAllowed("%(left)s is open on %(invoice)s", field="allocations", left=left, invoice=a.invoice)


def not_before_its_invoice(state: Dossier, event: e.Credited | e.MarkedPaid | e.PaymentAllocated, day: date) -> None:
    """Money that came before there was an invoice is a deposit; no credit note is older than what it corrects."""
    for number in (event.invoice,) if isinstance(event, e.Credited) else [a.invoice for a in event.allocations]:
        issued = _invoice(state, number).issued
        if day < issued:
            raise Invalid("the invoice %(invoice)s is of %(on)s only", field="effective", invoice=number, on=issued)


def credit_fits(state: Dossier, event: e.Credited, day: date) -> None:
    invoice = _invoice(state, event.invoice)
    left = invoice.gross - invoice.credited
    if not 0 < event.amount <= left:
        raise NotAllowed("at most %(left)s can be credited", field="amount", left=left)
    if event.invoice_again and event.amount != left:
        raise Invalid("only an invoice credited in full is issued again: credit %(left)s", field="invoice_again", left=left)


def refund_fits(state: Dossier, event: e.Refunded, day: date) -> None:
    if event.payment is not None:
        _deposit_back(state, event, event.payment)
        return
    too_much = -_invoice(state, event.invoice or "").open
    if not 0 < event.amount <= too_much:
        raise NotAllowed("the overpayment is %(left)s", field="amount", left=max(too_much, ZERO))


def _deposit_back(state: Dossier, event: e.Refunded, payment: str) -> None:
    """Of a deposit goes back what this payment brought, as far as no invoice has used it or will."""
    came = [deposit.amount - deposit.refunded for deposit in state.deposits if deposit.payment == payment]
    if not came:
        raise Invalid("there is no deposit of the payment %(payment)s here", field="payment", payment=payment)
    left = min(sum(came, ZERO), idle_deposit(state))
    if not 0 < event.amount <= left:
        raise NotAllowed(
            "at most %(left)s of this payment can go back: what no invoice has used or will use", field="amount", left=left
        )


def deposit_fits(state: Dossier, event: e.DepositReceived, day: date) -> None:
    left = order_totals(state).gross - sum((i.gross for i in state.invoices if not i.undone), ZERO) - state.deposit
    left -= sum((one.amount for one in carried(state, left)), ZERO)
    if not 0 < event.amount <= left:
        raise NotAllowed("at most %(left)s is still to be invoiced", field="amount", left=left)


def prepaid_was_received(state: Dossier, event: e.InvoiceIssued, day: date) -> None:
    if event.prepaid > state.deposit:
        raise NotAllowed("the invoice %(number)s takes off more than was received", number=event.number)
    for one in event.carried:
        if one.amount > -_invoice(state, one.invoice).open:
            raise NotAllowed("the invoice %(number)s takes off more than was received", number=event.number)


def cancelled_bills_shipped_only(state: Dossier, event: e.InvoiceIssued, day: date) -> None:
    if not state.cancelled:
        return
    left = {line.id: wanted(state, line) - state.billed(line.id) for line in state.lines}
    for part in event.parts:
        if part.quantity > left[part.line]:
            raise NotAllowed("the order is cancelled: only what was shipped can be invoiced", field="parts", line=part.line)
