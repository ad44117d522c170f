"""Of what kind a dossier is, and what follows from that."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.kind import Kind
from chalicelib.domain.sale.registry import KINDS as KINDS
from chalicelib.domain.sale.step import Steps


def kind_of(state: DossierBase) -> Kind[Any]:
    """Give the kind whose state it is. Raises KeyError for a state of none."""
    for kind in KINDS:
        if type(state) is kind.state:
            return kind
    raise KeyError(type(state).__name__)


def kind_begun_by(events: Iterable[type[EventBase]]) -> Kind[Any]:
    """Give the kind that a history of such events is of: what its own events begin, else the first one."""
    for event in events:
        for kind in KINDS:
            if event in kind.begins:
                return kind
    return KINDS[0]


def foreign(state: DossierBase, events: Iterable[type[EventBase]]) -> bool:
    """Say whether one of these events is another kind's own, so that it cannot happen to this dossier."""
    possible = kind_of(state).events
    return any(event in kind.events and event not in possible for event in events for kind in KINDS)


def steps(state: DossierBase, today: date) -> Steps:
    """Give the steps of a dossier of any kind on a day, in their order."""
    return kind_of(state).steps_on(state, today)
