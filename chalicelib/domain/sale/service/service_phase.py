"""Where a service case stands: one phase, which the page, the list and the mails say alike."""

from typing import Literal

from chalicelib.domain.sale.service.case import Case
from chalicelib.domain.sale.turn import Who

Phase = Literal[
    "declare", "label", "send", "visit", "diagnosis", "quote", "accept", "repair", "check", "return", "unrepaired", "close",
    "returned", "closed",
]  # fmt: skip
WHO: dict[Phase, Who] = {
    "declare": "you",
    "label": "us",
    "send": "you",
    "visit": "us",
    "diagnosis": "us",
    "quote": "us",
    "accept": "you",
    "repair": "us",
    "check": "us",
    "return": "us",
    "unrepaired": "us",
    "close": "us",
    "returned": "nobody",
    "closed": "nobody",
}
"""Whose turn it is; you are the customer."""


def phase(state: Case) -> Phase:
    """Say where a case stands."""
    if state.over:
        return "returned" if state.sent else "closed"
    if state.diagnosis is None:
        return _before_diagnosis(state)
    if state.turned_down:
        return "unrepaired" if state.received else "close"
    if state.agreed is None:
        return "accept" if state.quote else "quote"
    if state.repaired is None:
        return "repair"
    if state.checked is None or not state.checked.passed:
        return "check"
    return "return" if state.received else "close"


def _before_diagnosis(state: Case) -> Phase:
    if state.declared is None:
        return "declare"
    if state.received:
        return "diagnosis"
    if state.planned:
        return "visit"
    return "send" if state.label else "label"
