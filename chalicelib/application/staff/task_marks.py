"""What became of an answer's mail, kept in its task."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.application.caller import SYSTEM, Outcome, Request
from chalicelib.application.ports.commit import Commit, Fact, Record, Write
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.task_store import TASK, TASK_ADDRESS, AddressTask, TaskStore
from chalicelib.application.staff.tasks import KIND, newest
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.sale.suppression import Suppression
from chalicelib.domain.task.task import TaskHistory
from chalicelib.domain.task.task_facts import Lost
from chalicelib.domain.task.task_rules import answer_lost, answer_mailed


def mark_mailed(store: TaskStore, task: str, answer: int, now: datetime, pause: Callable[[int], None]) -> None:
    """Keep that an answer left, once. Raises Busy."""
    _idempotently(store, f"{task}.{answer}.mailed", lambda request: _mailed(store, task, answer, request, now), pause)


def mark_lost(store: TaskStore, task: str, answer: int, why: Lost, now: datetime, pause: Callable[[int], None]) -> None:
    """Keep that an answer did not arrive, once: whoever sees to the task is mailed so. Raises Busy."""
    _idempotently(store, f"{task}.{answer}.lost.{why}", lambda request: _lost(store, task, answer, why, request, now), pause)


def _idempotently(store: TaskStore, key: str, attempt: Callable[[Request], Outcome], pause: Callable[[int], None]) -> None:
    request = Request(key, key)
    idempotent(store, SYSTEM, request, lambda: attempt(request), pause)


def _mailed(store: TaskStore, task: str, answer: int, request: Request, now: datetime) -> Outcome:
    before = store.head(TASK, task)
    after = answer_mailed(before, answer, SYSTEM.subject, now) if before else None
    if before is None or after is None:
        return Outcome(201, task, 0)
    record = _record(request, after)
    store.commit(Commit(stream=TASK, reference=task, expected=before.version, head=after, before=before, record=record, at=now))
    return Outcome(201, task, after.version)


def _lost(store: TaskStore, task: str, answer: int, why: Lost, request: Request, now: datetime) -> Outcome:
    before = store.head(TASK, task)
    if before is None or before.task.address is None:
        return Outcome(201, task, 0)
    address = before.task.address
    pointer, other = newest(store, address)
    newer = other is not None and other.id != task and other.task.closed is None
    after = answer_lost(before, answer, why, SYSTEM.subject, now, newer=newer)
    if after is None:
        return Outcome(201, task, 0)
    also: tuple[Write[AddressTask, Fact], ...] = ()
    if before.task.closed and after.task.closed is None:
        version = pointer.version if pointer else 0
        also = (Write(stream=TASK_ADDRESS, id=address, expected=version, head=AddressTask(version + 1, task, None)),)
    notices = (Effect(task, after.version, KIND, after.task.assignee or ""),)
    record = _record(request, after)
    closes = Suppression(address, why) if why in ("bounced", "complained") else None
    store.commit(
        Commit(
            stream=TASK, reference=task, expected=before.version, head=after, before=before, record=record, at=now, also=also,
            effects=notices, suppression=closes,
        )
    )  # fmt: skip
    return Outcome(201, task, after.version)


def _record(request: Request, after: TaskHistory) -> Record:
    return Record(SYSTEM.principal, request.key, request.fingerprint, 201, after.id, after.version)
