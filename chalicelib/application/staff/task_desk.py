"""Tasks as staff read them: pages of them, and one with its history."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.task_store import TASK, TaskStore
from chalicelib.application.projection.task_rows import LIST, task_partition
from chalicelib.application.staff.task_invitation import Invitation, invitation
from chalicelib.application.staff.tasks import is_task
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.task.task import Answer, Closure, Task, TaskHistory
from chalicelib.domain.task.task_facts import Asked, TaskFact, TaskSort
from chalicelib.domain.values.calendar import paris_date


class TaskDesk(TaskStore, DossierStore, Protocol):
    """Tasks, and the dossiers that they are tied to."""


class ListedTask(Struct, frozen=True):
    """A task in a list.

    since: when it was opened. waits_since: since when a request, or an answer that did not arrive, waits; null: nothing does.
    due: by which day it is to be answered. late: whether that day is over. requests: how many were made.
    """

    task: str
    sort: TaskSort
    address: str | None
    name: str | None
    number: str | None
    requests: int
    since: datetime
    waits_since: datetime | None
    due: date | None
    late: bool
    assignee: str | None
    dossier: str | None
    closed: bool


class TaskPage(Struct, frozen=True):
    """A page of tasks: what waits longest for an answer first; of closed ones, the last to close. No cursor: the last page."""

    tasks: tuple[ListedTask, ...]
    cursor: str | None


class StaffTask(Struct, frozen=True):
    """A task as staff see it: what was asked, oldest first, what was answered, and who did what.

    former: the task of the same address before it. invitation: the call that lets the address into the dossier of the task.
    forgotten: whether the address, and all that was typed, was taken out.
    """

    task: str
    version: int
    sort: TaskSort
    address: str | None
    former: str | None
    since: datetime
    waits_since: datetime | None
    due: date | None
    late: bool
    assignee: str | None
    dossier: str | None
    invitation: Invitation | None
    asked: tuple[Asked, ...]
    answers: tuple[Answer, ...]
    closed: Closure | None
    forgotten: bool
    history: tuple[TaskFact, ...]


class TaskQuery(Struct, frozen=True):
    """Which tasks: of whom (None: nobody's; everybody: whosever they are), closed ones or open ones, and from where on."""

    closed: bool
    everybody: bool
    assignee: str | None
    limit: int
    cursor: str | None


def task_page(
    store: TaskStore, lists: Lists, caller: Caller, query: TaskQuery, policy: NewsPolicy, now: datetime
) -> TaskPage:  # fmt: skip
    """Give a page of tasks, as their heads say they are. Raises Forbidden or BadCursor."""
    staff_only(caller)
    partition = task_partition(closed=query.closed, assignee=query.assignee, everybody=query.everybody)
    rows, cursor = lists.listed(LIST, partition, query.limit, query.cursor)
    tasks = tasks_in_order(store, [row.reference for row in rows], now)
    wanted = (task for task in tasks if _is_asked_for(task, query))
    return TaskPage(tuple(listed(task, policy, now) for task in wanted), cursor)


def tasks_in_order(store: TaskStore, ids: Sequence[str], now: datetime) -> list[Task]:
    """Give tasks in the order of their ids, without those whose time is over."""
    kept = store.tasks(ids)
    tasks = [kept[one].task for one in ids if one in kept]
    return [task for task in tasks if not _is_over(task, now)]


def listed(task: Task, policy: NewsPolicy, now: datetime) -> ListedTask:
    """Give a task as lists show it."""
    due = task.due(policy.answer_days)
    return ListedTask(
        task=task.id, sort=task.sort, address=task.address, name=task.name, number=task.typed.number,
        requests=len(task.asked), since=task.since, waits_since=task.waits_since, due=due, late=_late(due, now),
        assignee=task.assignee, dossier=task.dossier, closed=task.closed is not None,
    )  # fmt: skip


def read_task(store: TaskDesk, caller: Caller, task_id: str, policy: NewsPolicy, now: datetime) -> StaffTask:
    """Give the task. Raises Forbidden or NotFound."""
    staff_only(caller)
    history = load_task(store, task_id, now)
    task = history.task
    due = task.due(policy.answer_days)
    return StaffTask(
        task=task.id, version=task.version, sort=task.sort, address=task.address, former=task.former, since=task.since,
        waits_since=task.waits_since, due=due, late=_late(due, now), assignee=task.assignee, dossier=task.dossier,
        invitation=invitation(store, task), asked=task.asked, answers=task.answers, closed=task.closed, forgotten=task.forgotten,
        history=history.facts,
    )  # fmt: skip


def load_task(store: TaskStore, task_id: str, now: datetime) -> TaskHistory:
    """Give the task with its history, strongly consistent. Raises NotFound."""
    history = store.head(TASK, task_id) if is_task(task_id) else None
    if history is None or _is_over(history.task, now):
        raise NotFound
    return history


def _is_asked_for(task: Task, query: TaskQuery) -> bool:
    """Say whether it is still what the row was of, when it was written."""
    if (task.closed is not None) is not query.closed:
        return False
    return query.everybody or task.assignee == query.assignee


def _is_over(task: Task, now: datetime) -> bool:
    """Say whether nothing may be known of it any more: the store takes it out some hours after that."""
    return task.closed is not None and task.closed.until <= now


def _late(due: date | None, now: datetime) -> bool:
    return due is not None and due < paris_date(now)
