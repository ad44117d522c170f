"""What staff do with a task: each command once, at the version that its sender saw if they said one."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.errors import Forbidden, Stale
from chalicelib.application.ports.commit import Commit, Fact, Record, Write
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.task_store import TASK, TASK_ADDRESS, AddressTask
from chalicelib.application.staff.task_desk import TaskDesk, load_task
from chalicelib.application.staff.task_invitation import promised_link_lacks
from chalicelib.application.staff.tasks import ANSWER, KIND, newest
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.task.task import TaskHistory
from chalicelib.domain.task.task_commands import AnswerTask, CloseTask, TaskCommand, TieTask
from chalicelib.domain.task.task_facts import Answered, Assigned
from chalicelib.domain.task.task_rules import TASK_ROLES, Given, TaskPolicy, commanded
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import normalise


class TaskOrder(NamedTuple):
    """A command on a task with all that goes with it; staff_keys: those of the colleagues of seller.toml."""

    task: str
    command: TaskCommand
    caller: Caller
    request: Request
    staff_keys: frozenset[str]
    policy: TaskPolicy


def command_task(store: TaskDesk, wanted: TaskOrder, now: datetime, pause: Callable[[int], None]) -> Outcome:
    """Carry out a command once. Raises Forbidden, NotFound, Stale, KeyReused, Busy or the domain's error."""
    if not wanted.caller.roles & TASK_ROLES[type(wanted.command)]:
        raise Forbidden
    return idempotent(store, wanted.caller, wanted.request, lambda: _attempt(store, wanted, now), pause)


def _attempt(store: TaskDesk, wanted: TaskOrder, now: datetime) -> Outcome:
    before = load_task(store, wanted.task, now)
    if wanted.request.if_match not in (None, before.version):
        raise Stale(before.version, "task")
    address, command = before.task.address, _resolved(store, wanted.command)
    pointer, other = newest(store, address) if address else (None, None)
    newer = other is not None and other.id != before.id and other.task.closed is None
    given = Given(now, wanted.caller.subject, wanted.staff_keys, wanted.policy, newer)
    after = commanded(before, command, given)
    if isinstance(command, AnswerTask) and address and store.suppressed(address):
        raise NotAllowed("mails do not reach %(address)s: call the person, or look for another address", address=address)
    _keep_promise(store, after, command, paris_date(now))
    version = after.version
    record = Record(wanted.caller.principal, wanted.request.key, wanted.request.fingerprint, 201, after.id, version)
    also = _pointed(address, pointer, before, after) if address else ()
    store.commit(
        Commit(
            stream=TASK, reference=after.id, expected=before.version, head=after, before=before, record=record, at=now, also=also,
            effects=_effects(before, after),
        )
    )  # fmt: skip
    return Outcome(201, after.id, version)


def _keep_promise(store: TaskDesk, after: TaskHistory, command: TaskCommand, day: date) -> None:
    """Raise NotAllowed where a task is closed as settled though the person still waits for the link that they were told of."""
    closed = after.task.closed
    if not isinstance(command, AnswerTask | CloseTask) or closed is None or closed.outcome != "settled":
        return
    if promised_link_lacks(store, after.task, day):
        raise NotAllowed(
            "the person was told that a link follows, and has none in %(dossier)s: invite them first, by the task's invitation",
            field="close" if isinstance(command, AnswerTask) else "outcome", dossier=after.task.dossier or "",
        )  # fmt: skip


def _resolved(store: TaskDesk, command: TaskCommand) -> TaskCommand:
    """Give the command with the number of its dossier as the dossier has it. Raises Invalid for one that there is not."""
    if not isinstance(command, TieTask) or command.dossier is None:
        return command
    reference = normalise(command.dossier)
    if reference is None or store.load(reference) is None:
        raise Invalid("there is no dossier %(dossier)s", field="dossier", dossier=command.dossier)
    return replace(command, dossier=reference)


def _pointed(
    address: str, pointer: AddressTask | None, before: TaskHistory, after: TaskHistory
) -> tuple[Write[AddressTask, Fact], ...]:
    """Give what is written of the address's newest task, where this one is it, or takes its place: how long it is known."""
    was, closed = before.task.closed, after.task.closed
    if was == closed or (pointer and pointer.task != after.id and closed):
        return ()
    version = pointer.version if pointer else 0
    head = AddressTask(version + 1, after.id, closed.until if closed else None)
    return (Write(stream=TASK_ADDRESS, id=address, expected=version, head=head),)


def _effects(before: TaskHistory, after: TaskHistory) -> tuple[Effect, ...]:
    """Give what follows: the mail of an answer, and that to the colleague who is to see to it."""
    new = after.facts[len(before.facts) :]
    answers = (Effect(after.id, fact.seq, ANSWER) for fact in new if isinstance(fact.what, Answered))
    notices = (Effect(after.id, fact.seq, KIND, fact.what.to) for fact in new if isinstance(fact.what, Assigned) and fact.what.to)
    return (*answers, *notices)
