"""What a command on a task amounts to, and what of it may be said at all; and what comes to it by itself."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.task.task import Task, TaskHistory, without_person
from chalicelib.domain.task.task_commands import (
    AnswerTask,
    AssignTask,
    CloseTask,
    ForgetTask,
    ReopenTask,
    TaskCommand,
    TieTask,
)
from chalicelib.domain.task.task_facts import (
    Answered,
    AnswerLost,
    AnswerMailed,
    Asked,
    Assigned,
    Closed,
    Forgotten,
    Lost,
    Reopened,
    TaskEvent,
    TaskFact,
    TaskOpened,
    Tied,
)
from chalicelib.domain.values.roles import MANAGER, STAFF, Role

MOST_ASKED = 50
"""Requests that one task keeps; who asks more often is known by then."""
MOST_ANSWERS = 20
MOST_FACTS = 300
"""Entries of a task that commands write: they are kept together."""
DAY = timedelta(days=1)

TASK_ROLES: Mapping[type[TaskCommand], frozenset[Role]] = {
    AssignTask: STAFF,
    TieTask: STAFF,
    AnswerTask: STAFF,
    CloseTask: STAFF,
    ReopenTask: STAFF,
    ForgetTask: MANAGER,
}
"""Who may give which command."""


class TaskPolicy(Struct, frozen=True):
    """Days after which nothing is known any more of a task that was closed."""

    closed_days: int


class Given(Struct, frozen=True):
    """What a command is decided with: the moment (UTC), who gave it, colleagues by their keys, how long tasks are kept.

    newer: whether the address has another open task by now.
    """

    now: datetime
    by: str
    staff_keys: frozenset[str]
    policy: TaskPolicy
    newer: bool = False


def opened(task_id: str, address: str, asked: Asked, former: str | None, by: str, now: datetime) -> TaskHistory:
    """Give the task of an address that has no open one."""
    return _after(TaskHistory(task_id, ()), (TaskOpened("lost_link", address, former), asked), by, now)


def joined(before: TaskHistory, asked: Asked, by: str, now: datetime) -> TaskHistory | None:
    """Give an open task with one request more; None where it is there already, or there is no room for it."""
    requests = before.task.asked
    if len(requests) >= MOST_ASKED or any(one.request == asked.request for one in requests):
        return None
    return _after(before, (asked,), by, now)


def commanded(before: TaskHistory, command: TaskCommand, given: Given) -> TaskHistory:
    """Give the task after a command. Raises NotAllowed or Invalid."""
    task = before.task
    if len(before.facts) >= MOST_FACTS and not isinstance(command, CloseTask | ForgetTask):
        raise NotAllowed("the task is full: close it, a later request opens another one")
    events = _decide(task, command, given)
    after = _after(before, events, given.by, given.now)
    return TaskHistory(after.id, without_person(after.facts)) if isinstance(command, ForgetTask) else after


def answer_mailed(before: TaskHistory, answer: int, by: str, now: datetime) -> TaskHistory | None:
    """Give the task once an answer left; None where that is known, or nothing is known of the answer."""
    one = before.task.answer_of(answer)
    return None if one is None or one.mailed else _after(before, (AnswerMailed(answer),), by, now)


def answer_lost(before: TaskHistory, answer: int, why: Lost, by: str, now: datetime, *, newer: bool) -> TaskHistory | None:
    """Give the task once an answer is known not to have arrived; None where that is known, or the address was taken out.

    A closed task is open again, unless its address has a newer one, a later answer left since, or its reader has it.
    """
    task = before.task
    one = task.answer_of(answer)
    if one is None or one.lost or task.forgotten:
        return None
    reopens = task.closed is not None and not newer and task.answers[-1].entry == answer and why != "complained"
    return _after(before, (AnswerLost(answer, why, reopens),), by, now)


def _decide(task: Task, command: TaskCommand, given: Given) -> tuple[TaskEvent, ...]:
    if isinstance(command, ForgetTask):
        return _forget(task, given)
    if isinstance(command, ReopenTask):
        return _reopen(task, given)
    if task.closed:
        raise NotAllowed("the task is closed: reopen it (reopen_task) first")
    if isinstance(command, AssignTask):
        return _assign(task, command, given)
    if isinstance(command, TieTask):
        return _tie(task, command)
    if isinstance(command, AnswerTask):
        return _answer(task, command, given)
    return (Closed(command.outcome, given.now + given.policy.closed_days * DAY, command.comment),)


def _assign(task: Task, command: AssignTask, given: Given) -> tuple[TaskEvent, ...]:
    if command.to is not None and command.to not in given.staff_keys:
        raise Invalid(
            "%(key)s is no colleague of seller.toml: give one of %(keys)s", field="to", key=command.to,
            keys=", ".join(sorted(given.staff_keys)),
        )  # fmt: skip
    if command.to == task.assignee:
        raise NotAllowed("nothing would change", field="to")
    return (Assigned(command.to),)


def _tie(task: Task, command: TieTask) -> tuple[TaskEvent, ...]:
    if command.dossier == task.dossier:
        raise NotAllowed("nothing would change", field="dossier")
    return (Tied(command.dossier),)


def _answer(task: Task, command: AnswerTask, given: Given) -> tuple[TaskEvent, ...]:
    if command.link_follows and task.dossier is None:
        raise NotAllowed("no link can follow: the task is tied to no dossier yet (tie_task)", field="link_follows")
    if len(task.answers) >= MOST_ANSWERS:
        raise NotAllowed("%(most)s answers were sent: call the person", most=MOST_ANSWERS)
    answered = Answered(command.comment, command.link_follows)
    if not command.close:
        return (answered,)
    return answered, Closed("settled", given.now + given.policy.closed_days * DAY)


def _reopen(task: Task, given: Given) -> tuple[TaskEvent, ...]:
    if task.closed is None:
        raise NotAllowed("the task is open")
    if task.forgotten:
        raise NotAllowed("nothing is known of the person any more")
    if given.newer:
        raise NotAllowed("the address asked again since, and has a newer task: see to that one")
    return (Reopened(),)


def _forget(task: Task, given: Given) -> tuple[TaskEvent, ...]:
    if task.forgotten:
        raise NotAllowed("nothing is known of the person any more")
    until = task.closed.until if task.closed else given.now + given.policy.closed_days * DAY
    return (Forgotten(until),)


def _after(before: TaskHistory, events: tuple[TaskEvent, ...], by: str, now: datetime) -> TaskHistory:
    first = len(before.facts) + 1
    facts = (TaskFact(seq, event, by, now) for seq, event in enumerate(events, start=first))
    return TaskHistory(before.id, (*before.facts, *facts))
