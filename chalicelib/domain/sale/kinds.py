"""The kinds of dossiers: a kind that is named here is stored, read, listed and shown as all others are."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.kind import Kind
from chalicelib.domain.sale.sale_kind import SALE
from chalicelib.domain.sale.step import Steps

KINDS: tuple[Kind[Any], ...] = (SALE,)
"""The first is what a dossier is that says nothing else."""


def kind_of(state: DossierBase) -> Kind[Any]:
    """The kind whose state it is. Raises KeyError for a state of none."""
    for kind in KINDS:
        if type(state) is kind.state:
            return kind
    raise KeyError(type(state).__name__)


def kind_begun_by(events: Iterable[EventBase]) -> Kind[Any]:
    """The kind that a history is of: what its own events begin, else the first one."""
    for event in events:
        for kind in KINDS:
            if type(event) in kind.begins:
                return kind
    return KINDS[0]


def steps(state: DossierBase, today: date) -> Steps:
    """The steps of a dossier of any kind on a day, in their order."""
    return kind_of(state).steps_on(state, today)
