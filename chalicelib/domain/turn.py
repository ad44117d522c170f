"""Whose turn it is on a day, and at what: the page of a dossier and the list of affairs say it alike."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from chalicelib.domain.dossier import Dossier, Invoice
from chalicelib.domain.steps import Step, finished, lapsed, to_confirm

Who = Literal["you", "us", "nobody"]
Turn = Literal[
    "pay", "confirm", "decide", "lapsed", "withdrawn", "answer", "cancelled", "credited", "paid", "under_way", "invoice",
    "prepare",
]  # fmt: skip

WHO: Mapping[Turn, Who] = {
    "pay": "you",
    "confirm": "you",
    "decide": "you",
    "lapsed": "you",
    "withdrawn": "nobody",
    "answer": "us",
    "cancelled": "nobody",
    "credited": "nobody",
    "paid": "nobody",
    "under_way": "us",
    "invoice": "us",
    "prepare": "us",
}
"""You are the customer."""


def unpaid(state: Dossier) -> list[Invoice]:
    """The invoices on which something is open, the first due first."""
    return sorted((invoice for invoice in state.invoices if invoice.open > 0), key=_due)


def _due(invoice: Invoice) -> date:
    return invoice.due


def turn(state: Dossier, steps: tuple[Step, ...], today: date) -> Turn:
    """The oldest open invoice before a parcel to confirm, an offer to decide on, what we do, or how it ended."""
    if unpaid(state):
        return "pay"
    if to_confirm(state, today):
        return "confirm"
    if state.order is None and state.offer is not None:
        return "withdrawn" if state.offer.voided else "lapsed" if lapsed(state, today) else "decide"
    if state.open_question:
        return "answer"
    if state.cancelled:
        return "cancelled"
    if finished(steps):
        return "credited" if all(invoice.undone for invoice in state.invoices) else "paid"
    if state.parcels and not state.unshipped:
        return "under_way" if any(parcel.received is None for parcel in state.parcels) else "invoice"
    return "prepare"
