"""A kind of dossier as data: its state, its steps in their order, and what it waits for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from chalicelib.domain.sale.act import ExpectedAct
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.facts.keys import StepKey, WaitReason
from chalicelib.domain.sale.promise import Promise
from chalicelib.domain.sale.step import Step, Steps, with_cursor
from chalicelib.domain.sale.wait import Ours, Theirs, Wait

State = TypeVar("State", bound=DossierBase)


class StepRule(NamedTuple, Generic[State]):
    """A step by its key, and how it follows from the state on a day."""

    key: StepKey
    derive: Callable[[State, date], Step]


class Arrival(NamedTuple):
    """When what has still to come arrives: of its last part the day announced first, and last; days: all that hold, in order."""

    first: date
    last: date
    days: tuple[date, ...]


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[State]):
    """What tells one kind of dossier from another.

    name: as it is stored. begins: the events that alone begin a dossier of this kind; of none: every other history.
    events: those that happen to this kind alone.
    steps: in their order. measured: the keys of those on which the cursor stands. together: what depends on several steps.
    ours, theirs: what waits on us and on the customer, beyond what every dossier may wait for, first things first.
    expected: the act that one of these waits asks for on a day.
    ended: when the last thing happened to one that waits for nobody. lapsing: what the customer's silence alone ends.
    lapsed: whether it ended so by a day. arriving: when what has still to come arrives.
    promised: what was promised of it; complete: whether nothing of that is to come, so that it counts in the sum of all.
    """

    name: str
    state: type[State]
    begins: frozenset[type[EventBase]]
    events: frozenset[type[EventBase]]
    steps: tuple[StepRule[State], ...]
    measured: frozenset[str]
    together: Callable[[State, Steps, date], Steps]
    ours: Callable[[State], Iterable[Ours]]
    theirs: Callable[[State], Iterable[Theirs]]
    expected: Callable[[State, Wait, date], ExpectedAct]
    ended: Callable[[State], date]
    lapsing: frozenset[WaitReason]
    lapsed: Callable[[State, date], bool]
    arriving: Callable[[State], Arrival | None]
    promised: Callable[[State], tuple[Promise, ...]]
    complete: Callable[[State], bool]

    def steps_on(self, state: State, today: date) -> Steps:
        """Give the steps of a dossier on a day, with at most one cursor."""
        steps = tuple(rule.derive(state, today) for rule in self.steps)
        return with_cursor(self.together(state, steps, today), self.measured)
