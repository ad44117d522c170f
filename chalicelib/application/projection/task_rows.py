"""The rows that a task is found by: open ones, what waits longest for an answer first; closed ones, the last to close first."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from chalicelib.application.projection.row_types import ListRow, Row
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.task.task import Task, TaskHistory
from chalicelib.domain.values.calendar import day_after

LIST = "tasks"
NONE: frozenset[Row] = frozenset()
_LAST = 10**11
"""Seconds since 1970 that no task reaches: what is taken from them sorts the newest first."""


def task_partition(*, closed: bool, assignee: str | None, everybody: bool) -> str:
    """Give the partition of the list: everybody's tasks, or those of one colleague (None: nobody's), open or closed."""
    state = "closed" if closed else "open"
    return state if everybody else f"{state}:{assignee or ''}"


def task_rows(task: Task) -> Iterator[ListRow]:
    """Yield the rows of a task: among everybody's, and among its colleague's."""
    for everybody in (True, False):
        partition = task_partition(closed=task.closed is not None, assignee=task.assignee, everybody=everybody)
        yield ListRow(LIST, partition, _order(task), task.id, "", (), _end(task))


def task_rows_before_and_after(
    task_id: str, before: TaskHistory | None, after: TaskHistory, policy: NewsPolicy
) -> tuple[frozenset[Row], frozenset[Row]]:
    """Give the rows that a commit takes away, and those that it leaves."""
    return frozenset(task_rows(before.task)) if before else NONE, frozenset(task_rows(after.task))


def _order(task: Task) -> str:
    if task.closed:
        return f"{_LAST - int(task.closed.at.timestamp()):011d}"
    waits = task.waits_since
    at: datetime = waits or task.since
    return f"{'0' if waits else '1'}{at.astimezone(UTC).isoformat(timespec='microseconds')}"


def waits_since(row: ListRow) -> datetime | None:
    """Give since when an open task waits for an answer, as its row says it; None where nothing waits."""
    return datetime.fromisoformat(row.order[1:]) if row.order[0] == "0" else None


def _end(task: Task) -> date | None:
    """Give the day with which the row ends: no sooner than its task is forgotten."""
    return day_after(task.closed.until.astimezone(UTC).date()) if task.closed else None
