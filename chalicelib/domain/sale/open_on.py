"""What payments may settle of a sale: its invoices that are to be paid, and what is paid before anything leaves."""

from collections.abc import Iterator
from decimal import Decimal

from chalicelib.domain.payment.matching.open_item import Discount, Kind, OpenItem
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.owed import to_pay
from chalicelib.domain.sale.prepayment import to_prepay


def open_on(reference: str, state: Dossier, customer: str) -> Iterator[OpenItem]:
    """Yield what is open, by what the customer owes alone; customer: the account's name."""
    for invoice in to_pay(state):
        yield OpenItem(
            "invoice", invoice.number, reference, state.account, customer, state.order_number, invoice.due, invoice.open,
            invoice.gross, state.currency, _discount(state, invoice),
        )  # fmt: skip
    ahead = to_prepay(state)
    asked = state.asked if deposit_to_pay(state) else None
    day = asked.due if asked else state.order.placed if state.order else None
    if ahead and day:
        kind: Kind = "proforma" if asked else "prepayment"
        number = f"{reference}-{asked.ordinal}" if asked else None
        yield OpenItem(kind, number, reference, state.account, customer, state.order_number, day, ahead, ahead, state.currency)


def _discount(state: Dossier, invoice: Invoice) -> Discount | None:
    """Give the discount that was agreed for who pays early."""
    agreed = state.pay.discount if state.pay else None
    return Discount(Decimal(agreed.percent), agreed.until(invoice.issued)) if agreed else None
