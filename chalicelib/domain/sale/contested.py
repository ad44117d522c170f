"""What the customer says of an invoice that is late: until it is answered, nobody tells them that it is."""

from datetime import date

from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.questions import OpenQuestion


def contested(state: Dossier, invoice: str) -> OpenQuestion | None:
    """Give the question that contests that an invoice is late, as long as it waits for our answer."""
    return next((one for one in state.questions if one.invoice == invoice), None)


def is_late(state: Dossier, invoice: Invoice, today: date) -> bool:
    """Say whether the customer is told that an invoice is late: its day has passed, and they do not contest it."""
    return invoice.due < today and contested(state, invoice.number) is None
