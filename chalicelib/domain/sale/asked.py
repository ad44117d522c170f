"""What is asked of a customer today: what is open, without the transfers that they announced and that are on their way."""

from datetime import date
from decimal import Decimal

from chalicelib.domain.sale.announced_transfer import AnnouncedTransfer
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.owed import to_pay
from chalicelib.domain.sale.pending import FailedPayment, Pendings, under_way
from chalicelib.domain.sale.prepayment import to_prepay
from chalicelib.domain.values.money import ZERO


def transfer_of(state: Dossier, invoice: str | None) -> AnnouncedTransfer | None:
    """Give the transfer that was announced for an invoice, or for an order that is paid before it leaves (None)."""
    return next((one for one in state.transfers if one.invoice == invoice), None)


def awaited(state: Dossier, invoice: str | None, today: date) -> Decimal:
    """Give what is on its way: by a debit, or by a transfer whose day has not passed until which we wait for it."""
    transfer = transfer_of(state, invoice)
    return under_way(state.pending, invoice) + (transfer.amount if transfer and today <= transfer.by else ZERO)


def asked_of(state: Dossier, invoice: Invoice, today: date) -> Decimal:
    """Give what is asked on an invoice that is to be paid."""
    return max(invoice.open - awaited(state, invoice.number, today), ZERO)


def asked(state: Dossier, today: date) -> tuple[Invoice, ...]:
    """Give the invoices on which something is asked, the first due first."""
    return tuple(invoice for invoice in to_pay(state) if asked_of(state, invoice, today))


def asked_before(state: Dossier, today: date) -> Decimal:
    """Give what is asked before anything leaves, without an invoice; nothing of an offer that ended."""
    if state.on_offer and not state.requested and not state.orderable(today):
        return ZERO
    return max(to_prepay(state) - awaited(state, None, today), ZERO)


def on_their_way(state: Dossier, today: date) -> tuple[AnnouncedTransfer, ...]:
    """Give the transfers that are awaited today for what is still to be paid, the one that is expected first first."""
    wanted: set[str | None] = {invoice.number for invoice in to_pay(state)}
    if to_prepay(state):
        wanted.add(None)
    coming = (one for one in state.transfers if one.invoice in wanted and today <= one.by)
    return tuple(sorted(coming, key=lambda one: one.by))


def debited(state: Dossier) -> Pendings:
    """Give what banks were let debit and have not paid yet, the first first."""
    return tuple(one for one in state.pending if one.submitted)


def failure_of(state: Dossier, invoice: str | None) -> FailedPayment | None:
    """Give the payment of an invoice, or before anything leaves (None), whose money did not come; none that was given up."""
    return next((one for one in state.failed if one.invoice == invoice and one.reason != "cancelled"), None)


def asked_by(state: Dossier, invoice: Invoice) -> date:
    """Give the day until which the customer's payment of an invoice is waited for: of one announced in full, until then."""
    transfer = transfer_of(state, invoice.number)
    return max(invoice.due, transfer.by) if transfer and transfer.amount >= invoice.open else invoice.due
