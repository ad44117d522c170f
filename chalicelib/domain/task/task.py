"""A task of staff's: what somebody asked for that belongs to no dossier yet, folded from what happened to it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import reduce
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.task.task_facts import (
    Answered,
    AnswerLost,
    AnswerMailed,
    Asked,
    Assigned,
    Closed,
    Forgotten,
    Lost,
    Outcome,
    Reopened,
    TaskFact,
    TaskOpened,
    TaskSort,
    Tied,
    Typed,
)
from chalicelib.domain.values.calendar import paris_date, working_days_after


class Answer(Struct, frozen=True):
    """An answer: its entry, what became of its mail. text: None where it was taken out."""

    entry: int
    text: str | None
    link_follows: bool
    by: str
    at: datetime
    mailed: bool = False
    lost: Lost | None = None


class Closure(Struct, frozen=True):
    """How a task ended, and from which moment nothing is known of it any more; outcome: None where it was forgotten."""

    outcome: Outcome | None
    comment: str | None
    by: str
    at: datetime
    until: datetime


class Task(Struct, frozen=True, kw_only=True):
    """A task as it stands.

    address: None once it was taken out. since: when it was opened. waits_since: since when a request, or an answer that did not
    arrive, waits for an answer; None: all are answered. Moments are UTC.
    """

    id: str
    version: int = 0
    sort: TaskSort = "lost_link"
    address: str | None = None
    former: str | None = None
    since: datetime
    asked: tuple[Asked, ...] = ()
    assignee: str | None = None
    dossier: str | None = None
    answers: tuple[Answer, ...] = ()
    waits_since: datetime | None = None
    closed: Closure | None = None
    forgotten: bool = False

    @property
    def name(self) -> str | None:
        """The name that was typed last, if any was."""
        return self.typed.name

    @property
    def typed(self) -> Typed:
        """What was typed last of each, by whichever request said it."""
        inputs = [one.typed for one in reversed(self.asked) if one.typed]
        return Typed(*(next(filter(None, (getattr(one, each) for one in inputs)), None) for each in Typed.__struct_fields__))

    @property
    def dossiers(self) -> tuple[str, ...]:
        """The dossiers that the number fits which was typed last."""
        return next((one.dossiers for one in reversed(self.asked) if one.typed and one.typed.number), ())

    @property
    def newest(self) -> Asked:
        """The request that came last."""
        return self.asked[-1]

    def answer_of(self, entry: int) -> Answer | None:
        """Give the answer of an entry, or None."""
        return next((answer for answer in self.answers if answer.entry == entry), None)

    def due(self, answer_days: int) -> date | None:
        """Say by which day (Paris) it is to be answered, so many working days after it was asked; None: nothing waits."""
        if self.closed or self.waits_since is None:
            return None
        return working_days_after(paris_date(self.waits_since), answer_days)


class TaskHistory(Struct, frozen=True):
    """A task as it is kept: all that happened to it, oldest first, at least that it was opened."""

    id: str
    facts: tuple[TaskFact, ...]

    @property
    def task(self) -> Task:
        """The task, folded."""
        return fold_task(self.id, self.facts)

    @property
    def version(self) -> int:
        """The number of its newest entry."""
        return self.facts[-1].seq


def fold_task(task_id: str, facts: Iterable[TaskFact]) -> Task:
    """Give the task that its history amounts to. Raises StopIteration for no history."""
    rest = iter(facts)
    first = next(rest)
    return reduce(applied, rest, applied(Task(id=task_id, since=first.at), first))


def applied(task: Task, fact: TaskFact) -> Task:
    """Give the task after one more entry."""
    change: Callable[[Task, Any, TaskFact], dict[str, Any]] = CHANGES[type(fact.what)]
    return replace(task, version=fact.seq, **change(task, fact.what, fact))


def _opened(task: Task, event: TaskOpened, fact: TaskFact) -> dict[str, Any]:
    return {"sort": event.sort, "address": event.address, "former": event.former}


def _asked(task: Task, event: Asked, fact: TaskFact) -> dict[str, Any]:
    return {"asked": (*task.asked, event), "waits_since": task.waits_since or event.at}


def _assigned(task: Task, event: Assigned, fact: TaskFact) -> dict[str, Any]:
    return {"assignee": event.to}


def _tied(task: Task, event: Tied, fact: TaskFact) -> dict[str, Any]:
    return {"dossier": event.dossier}


def _answered(task: Task, event: Answered, fact: TaskFact) -> dict[str, Any]:
    answer = Answer(fact.seq, event.text, event.link_follows, fact.by, fact.at)
    return {"answers": (*task.answers, answer), "waits_since": None}


def _mailed(task: Task, event: AnswerMailed, fact: TaskFact) -> dict[str, Any]:
    return {"answers": tuple(replace(one, mailed=True, lost=None) if one.entry == event.answer else one for one in task.answers)}


def _lost(task: Task, event: AnswerLost, fact: TaskFact) -> dict[str, Any]:
    answers = tuple(replace(one, lost=event.why) if one.entry == event.answer else one for one in task.answers)
    # A later one was sent since, or its reader has it, or the task is over: nothing waits for what was lost.
    over = task.closed is not None and not event.reopens
    if over or task.answers[-1].entry != event.answer or event.why == "complained":
        return {"answers": answers}
    return {"answers": answers, "closed": None, "waits_since": task.waits_since or fact.at}


def _closed(task: Task, event: Closed, fact: TaskFact) -> dict[str, Any]:
    return {"closed": Closure(event.outcome, event.comment, fact.by, fact.at, event.until)}


def _reopened(task: Task, event: Reopened, fact: TaskFact) -> dict[str, Any]:
    return {"closed": None, "waits_since": task.waits_since or fact.at}


def _forgotten(task: Task, event: Forgotten, fact: TaskFact) -> dict[str, Any]:
    closed = task.closed or Closure(None, None, fact.by, fact.at, event.until)
    return {"closed": closed, "forgotten": True, "address": None}


CHANGES: Mapping[type, Callable[[Task, Any, TaskFact], dict[str, Any]]] = {
    TaskOpened: _opened,
    Asked: _asked,
    Assigned: _assigned,
    Tied: _tied,
    Answered: _answered,
    AnswerMailed: _mailed,
    AnswerLost: _lost,
    Closed: _closed,
    Reopened: _reopened,
    Forgotten: _forgotten,
}
"""What each event changes of a task."""


def without_person(facts: Iterable[TaskFact]) -> tuple[TaskFact, ...]:
    """Give a history without the address, and without whatever anybody typed."""
    return tuple(replace(fact, what=_redacted(fact.what)) for fact in facts)


def _redacted(event: Any) -> Any:
    match event:
        case TaskOpened():
            return replace(event, address=None)
        case Asked():
            return replace(event, typed=None)
        case Answered():
            return replace(event, text=None)
        case Closed():
            return replace(event, comment=None)
        case _:
            return event
