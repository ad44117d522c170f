"""Tasks of staff's: what somebody asked for that belongs to no dossier yet. One is open an address, later requests join it."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final

from msgspec import Struct

from chalicelib.application.caller import SYSTEM, Outcome, Request
from chalicelib.application.ports.commit import Commit, Fact, Record, Write
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.task_store import TASK, TASK_ADDRESS, AddressTask, TaskStore
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.task.task import TaskHistory
from chalicelib.domain.task.task_facts import Asked, AskedWhy, Typed
from chalicelib.domain.task.task_rules import joined, opened
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.reference import ALPHABET

KIND: Final = "task_told"
"""The effect that mails colleagues of a task; its contact is a colleague's key, or empty where it is nobody's yet."""
ANSWER: Final = "task_answer"
"""The effect that mails an answer to the person."""
_ID = re.compile(rf"T-[{ALPHABET}]{{8}}")
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
"""What ends a line, or turns the direction of what follows: a typed text is shown in one line, in a mail's header too."""
LONGEST = 200
MOST_DOSSIERS = 5


class TaskRequest(Struct, frozen=True, kw_only=True):
    """What somebody asked for that staff are to see to.

    request: its own id, by which it joins once. email: the address that asked. why: for what reason nothing answers it by itself.
    number, name, company, phone: as typed, where they were. asked_at: the moment, UTC. dossiers: those that the number fits.
    """

    request: str
    email: str
    why: AskedWhy
    language: Language
    asked_at: datetime
    number: str | None = None
    name: str | None = None
    company: str | None = None
    phone: str | None = None
    dossiers: Sequence[str] = ()


def file_task(store: TaskStore, wanted: TaskRequest, now: datetime, pause: Callable[[int], None]) -> str:
    """Leave a request to staff, once; gives the task's id.

    It joins the open task of its address, or opens one that names the one before. Raises KeyReused or Busy.
    """
    print_of = sha256(f"{wanted.email}\n{wanted.request}".encode()).hexdigest()
    request = Request(f"task.{wanted.request}", print_of)
    return idempotent(store, SYSTEM, request, lambda: _file(store, wanted, request, now), pause).reference


def is_task(reference: str) -> bool:
    """Say whether an effect's reference is a task's."""
    return bool(_ID.fullmatch(reference))


def newest(store: TaskStore, address: str) -> tuple[AddressTask | None, TaskHistory | None]:
    """Give what tells the newest task of an address, and that task, where they are still known."""
    pointer = store.head(TASK_ADDRESS, address)
    return pointer, store.head(TASK, pointer.task) if pointer else None


def _file(store: TaskStore, wanted: TaskRequest, request: Request, now: datetime) -> Outcome:
    pointer, before = newest(store, wanted.email)
    also: tuple[Write[AddressTask, Fact], ...]
    effects: tuple[Effect, ...]
    if before is None or before.task.closed:
        after = _opened(wanted, before, now)
        effects = (Effect(after.id, after.version, KIND),)
        version = pointer.version if pointer else 0
        head = AddressTask(version + 1, after.id, None)
        also = (Write(stream=TASK_ADDRESS, id=wanted.email, expected=version, head=head),)
        expected, was = 0, None
    else:
        more = joined(before, _asked(wanted), SYSTEM.subject, now)
        if more is None:
            return Outcome(201, before.id, before.version)
        after, also, expected, was = more, (), before.version, before
        # Whoever sees to it is told of each request; the house of one that is nobody's once, until it is answered.
        tells = before.task.assignee is not None or before.task.waits_since is None
        effects = (Effect(after.id, after.version, KIND, before.task.assignee or ""),) if tells else ()
    record = Record(SYSTEM.principal, request.key, request.fingerprint, 201, after.id, after.version)
    store.commit(
        Commit(
            stream=TASK, reference=after.id, expected=expected, head=after, before=was, record=record, at=now, also=also,
            effects=effects,
        )
    )  # fmt: skip
    return Outcome(201, after.id, after.version)


def _opened(wanted: TaskRequest, before: TaskHistory | None, now: datetime) -> TaskHistory:
    """Give a new task; its id follows from the request, so that the same one opens none twice."""
    former = before.id if before and not before.task.forgotten else None
    return opened(task_id(wanted.request), wanted.email, _asked(wanted), former, SYSTEM.subject, now)


def task_id(request: str) -> str:
    """Give the id of the task that a request opens: short enough to be read out, and unlike a dossier's number."""
    number, base = int.from_bytes(sha256(request.encode()).digest()), len(ALPHABET)
    return "T-" + "".join(ALPHABET[number // base**digit % base] for digit in range(8))


def _asked(wanted: TaskRequest) -> Asked:
    typed = Typed(*(_line(text) for text in (wanted.number, wanted.name, wanted.company, wanted.phone)))
    dossiers = tuple(wanted.dossiers[:MOST_DOSSIERS])
    return Asked(wanted.request, wanted.asked_at, wanted.why, wanted.language, typed, dossiers)


def _line(text: str | None) -> str | None:
    """Give what was typed in one line of bounded length; None where nothing was."""
    return " ".join(_BREAKS.sub(" ", text or "").split())[:LONGEST] or None
