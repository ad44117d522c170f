"""What a statement calls what moved an account."""

from collections.abc import Mapping
from decimal import Decimal

from chalicelib.application.payment.ledger_rows import LedgerLine
from chalicelib.application.ports.translations import Translations, mark
from chalicelib.domain.payment.payment import PaymentMethod

RECEIVED: Mapping[PaymentMethod | None, str] = {
    "card": mark("Card payment received"),
    "debit": mark("Direct debit received"),
    "transfer": mark("Transfer received"),
    "cheque": mark("Cheque received"),
    "cash": mark("Cash received"),
}
UNSAID = mark("Payment received")
"""Of money of which nobody said how it came."""
MINUS = "\u2212\u00a0"
"""A minus as wide as a plus, which no line parts from its amount: a hyphen is read over."""


def movement_text(w: Translations, line: LedgerLine) -> str:
    """Say what a movement is; the number of a document stands before it."""
    moved, reference = line.movement, line.reference
    about = {"invoice": moved.invoice or reference or "", "reference": reference or ""}
    match moved.kind:
        case "invoice":
            return w.gettext("invoice of %(reference)s") % about
        case "deposit_invoice":
            return w.gettext("deposit invoice of %(reference)s") % about
        case "credit_note":
            return w.gettext("credit note on %(invoice)s") % about
        case "deposit_credit":
            return w.gettext("credit note on the deposit of %(reference)s") % about
        case "refunded":
            return w.gettext("Paid back to you, %(invoice)s") % about
        case "refund_back":
            return w.gettext("Refund that did not arrive, %(invoice)s") % about
        case "released":
            return w.gettext("Payment taken off %(invoice)s, to settle something else") % about
        case "returned":
            return w.gettext("Payment taken back by its bank, %(invoice)s") % about
        case "deposit":
            return w.gettext("%(received)s, deposit for %(reference)s") % {**about, "received": _received(w, moved.method)}
        case "moved":
            return w.gettext("From one document to another")
        case "paid" if reference:
            return w.gettext("%(received)s, for %(invoice)s") % {**about, "received": _received(w, moved.method)}
        case "paid":
            return w.gettext("%(received)s, kept for you") % {"received": _received(w, moved.method)}


def signed(w: Translations, amount: Decimal, currency: str) -> str:
    """Give an amount; one below zero with a minus that is seen."""
    text = w.money(abs(amount), currency)
    return f"{MINUS}{text}" if amount < 0 else text


def _received(w: Translations, method: PaymentMethod | None) -> str:
    return w.gettext(RECEIVED.get(method, UNSAID))
