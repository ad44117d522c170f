"""A step of a dossier, and what holds for the steps of every kind: which are finished, and where the cursor stands."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from chalicelib.domain.sale.facts.keys import StepKey

Status = Literal["none", "todo", "active", "partial", "done", "you", "late", "cancelled", "off", "lapsed"]
Unit = Literal["lines", "parcels", "invoices"]
BEGUN: tuple[Status, ...] = ("active", "partial", "done", "late", "cancelled")


class Step(NamedTuple):
    """One step, known by its key: `on` of `of` cells are full.

    day: when it was done, cancelled or lapsed, or until when it waits. was: the date first announced, where `day` moved it.
    stock: supplied from stock alone. parcel: the one to confirm. overdue: its day has passed.
    amount: what is to be paid, or while the step is active to be paid back.
    way: the amount is on its way. part: the amount is what is left of more.
    remarks: the parcels in which something was wanting, as long as nobody has answered.
    """

    key: StepKey
    status: Status
    on: int = 0
    of: int = 1
    unit: Unit = "lines"
    day: date | None = None
    was: date | None = None
    stock: bool = False
    amount: Decimal | None = None
    parcel: int | None = None
    overdue: bool = False
    remarks: tuple[int, ...] = ()
    way: Literal["announced", "debited"] | None = None
    part: bool = False
    cursor: Literal["at", "end"] | None = None


Steps = tuple[Step, ...]
"""The steps of a dossier in their order."""


def step_of(steps: Sequence[Step], key: str) -> Step:
    """Find the step of a key. Raises KeyError if the kind has none of that key."""
    for step in steps:
        if step.key == key:
            return step
    raise KeyError(key)


def current(steps: Sequence[Step]) -> Step:
    """Give the step of the cursor, the first one where none has begun."""
    first, *_ = steps
    return next((step for step in steps if step.cursor), first)


def finished(steps: Sequence[Step]) -> bool:
    """Say whether every step is done or has no object."""
    return all(step.status in ("done", "none") for step in steps)


def counted(key: StepKey, on: int, of: int, unit: Unit, done: date | None, begun: bool = False) -> Step:
    """Give the step of which so many cells are full, done on a day once all are."""
    if of == 0:
        return Step(key, "none", 0, 1, unit)
    if on == of:
        return Step(key, "done", on, of, unit, done)
    status: Status = "partial" if on else "active" if begun else "todo"
    return Step(key, status, on, of, unit)


def with_cursor(steps: Steps, measured: Collection[str]) -> Steps:
    """Give the steps with at most one cursor.

    It is at the last measured one that has begun, at the end of all once they are finished.
    """
    if finished(steps):
        *others, last = steps
        return (*others, last._replace(cursor="end"))
    begun = [step.key for step in steps if step.key in measured and (step.status in BEGUN or step.on)]
    if not begun:
        return steps
    current = step_of(steps, begun[-1])
    cursor: Literal["at", "end"] = "end" if current.on == current.of else "at"
    return tuple(step._replace(cursor=cursor) if step.key == current.key else step for step in steps)
