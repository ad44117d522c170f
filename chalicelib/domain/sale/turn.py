"""Whose turn it is on a day, and at what: the page of a dossier and the list of affairs say it alike."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from chalicelib.domain.sale.asked import asked, asked_before, debited, on_their_way
from chalicelib.domain.sale.credit_chosen import to_choose
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.owed import owed_back, to_bill, to_credit
from chalicelib.domain.sale.step import Step, finished
from chalicelib.domain.sale.steps import lapsed, to_confirm

Who = Literal["you", "us", "nobody"]
Turn = Literal[
    "pay", "prepay", "confirm", "decide", "lapsed", "withdrawn", "remarks", "answer", "cancelled", "credited", "paid",
    "under_way", "invoice", "credit", "refund", "prepare", "requested", "announced", "choose",
]  # fmt: skip

WHO: Mapping[Turn, Who] = {
    "pay": "you",
    "prepay": "you",
    "confirm": "you",
    "decide": "you",
    "lapsed": "you",
    "withdrawn": "nobody",
    "remarks": "us",
    "answer": "us",
    "cancelled": "nobody",
    "credited": "nobody",
    "paid": "nobody",
    "under_way": "us",
    "invoice": "us",
    "credit": "us",
    "refund": "us",
    "prepare": "us",
    "requested": "us",
    "announced": "nobody",
    "choose": "you",
}
"""You are the customer."""


def turn(state: Dossier, steps: tuple[Step, ...], today: date) -> Turn:
    """Give the oldest open invoice before a parcel to confirm, an offer to decide on, what we do, or how it ended.

    What is paid before anything leaves comes right after invoices. What is on its way waits for the bank: what the
    customer has to do besides comes first. An offer is decided on, whatever is paid for it before.
    """
    offered = state.order is None and state.offer is not None
    if asked(state, today):
        return "pay"
    if not offered and asked_before(state, today):
        return "prepay"
    if to_confirm(state, today):
        return "confirm"
    if not offered and (on_their_way(state, today) or debited(state)):
        return "announced"
    if state.requested:
        return "requested"
    if state.order is None and state.offer is not None:
        over: Turn = "refund" if owed_back(state) else "withdrawn"
        return over if state.offer.voided else "lapsed" if lapsed(state, today) else "decide"
    if state.questions:
        return "remarks" if state.remarks else "answer"
    if state.order is None or (state.unshipped and not state.cancelled):
        return "prepare"
    return _ours(state) or _ended(state, steps)


def _ours(state: Dossier) -> Turn | None:
    """Give what we have still to do where all goods that leave have left: money that is not ours before all else."""
    if to_credit(state):
        return "credit"
    coming, back = to_bill(state), owed_back(state)
    if to_choose(state):
        return "choose"
    if back and not coming:
        return "refund"
    if any(parcel.received is None for parcel in state.parcels):
        return "under_way"
    if coming:
        return "invoice" if state.parcels or state.invoices else "prepare"
    return None


def _ended(state: Dossier, steps: tuple[Step, ...]) -> Turn:
    if state.cancelled:
        return "cancelled"
    if finished(steps):
        return "credited" if all(invoice.fully_credited for invoice in state.invoices) else "paid"
    return "prepare"
