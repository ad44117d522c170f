"""One effect: taken by a lease, done outside, marked by a command in one transaction with the end of the to-do.

A failure gives it back with a growing pause and is kept with it. Past its retries, or at once where no try can ever succeed
(the error is `hopeless`), it is parked, out of the others' way, until staff put it back (application/staff/parked.py). See
docs/effects.md for what a worker's death does.
"""

import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from chalicelib.application.caller import SYSTEM as SYSTEM
from chalicelib.application.caller import Request
from chalicelib.application.ports.effects import Effect, Lease, LeaseLost
from chalicelib.application.staff.parked_causes import NO_ANSWER as NO_ANSWER
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.commands import Command
from chalicelib.effects.queue.backoff import backoff
from chalicelib.effects.queue.tools import Tools

Result = Literal["done", "dropped", "held", "rests", "failed", "parked"]

LEASE = timedelta(minutes=2)
LONGEST = timedelta(hours=6)
MAX_TRIES = 17
"""Its pauses add up to a little more than two days."""
TELLING = 5
"""Tries more in which its dossier is told that an effect is given up, before it is parked without."""
RESTS: Mapping[str, timedelta] = {"archive": timedelta(seconds=30)}
"""What waits before it is done, since more of its kind may follow at once: the last of a burst does the work of all."""
MARK_PAUSES = (0.1, 0.5, 2.0, 6.0, 12.0)
"""Seconds between attempts to mark what was done: what left must be marked, or it leaves twice."""
LOG = logging.getLogger("suivi.effects")


def do(tools: Tools, effect: Effect) -> Result:
    """Do an effect, unless it is done, held by another worker or waiting for its next try.

    Raises only what the store raises; then the lease runs out and the sweep finds the effect again.
    """
    now = tools.clock()
    lease = tools.todo.lease(effect, tools.owner(), now, now + LEASE)
    if lease is None:
        return "held"
    if lease.tries > MAX_TRIES:
        return _park(tools, lease, None)
    if lease.tries == 1 and (rest := RESTS.get(effect.kind)):
        tools.todo.release(lease, now + rest, "")
        return "rests"
    try:
        command = tools.handlers[effect.kind](effect)
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the effect is kept and tried again
        if lease.tries == MAX_TRIES or getattr(error, "hopeless", False):
            return _park(tools, lease, error)
        LOG.warning("effect failed: %s, try %d: %s", effect.id, lease.tries, fault(error))
        tools.todo.release(lease, tools.clock() + pause_after(lease.tries), fault(error))
        return "failed"
    if command is None:
        tools.todo.drop(lease)
        return "dropped"
    _mark(tools, lease, command)
    return "done"


def pause_after(tries: int) -> timedelta:
    """Wait 1, 2, 4 … minutes after the first, second, third … try, six hours at most."""
    return min(timedelta(minutes=2 ** min(tries - 1, 16)), LONGEST)


def fault(error: Exception) -> str:
    """Give an error without what it says: its text could hold an address."""
    code = getattr(error, "code", None)
    return f"{type(error).__name__} {code}" if isinstance(code, str) else type(error).__name__


def _park(tools: Tools, lease: Lease, error: Exception | None) -> Result:
    """Leave the effect alone, and tell its dossier in the same transaction, if there is something to tell."""
    reason = fault(error) if error else NO_ANSWER
    try:
        if not _parked_by_command(tools, lease, error, reason):
            tools.todo.park(lease, tools.clock(), reason)
    except LeaseLost:
        LOG.warning("effect failed, but its lease went to another worker: %s", lease.effect.id)
        return "held"
    # The alarm counts this line by its beginning (infra/template/parked.json).
    LOG.error("effect parked: %s, try %d: %s", lease.effect.id, lease.tries, reason)
    return "parked"


def _parked_by_command(tools: Tools, lease: Lease, error: Exception | None, reason: str) -> bool:
    """Park the effect by a command, if its dossier has to know and takes it.

    Raises LeaseLost, or what the store raises; then the lease runs out, and whoever takes the effect next parks it. One whose
    dossier cannot be read or written is parked all the same, some tries later.
    """
    lost, effect = tools.given_up.get(lease.effect.kind), lease.effect
    # It may be put back and parked again: the run tells one time from the other.
    key = f"{effect.id}.parked.{lease.owner}"
    try:
        command = lost(effect, error) if lost else None
        if command is not None:
            request = CommandRequest(effect.reference, command, SYSTEM, Request(key, key), completes=lease, parks=reason)
            _record(tools, lease, request)
        return command is not None
    except LeaseLost:
        raise
    except DomainError as refused:
        LOG.warning("effect parked, its dossier is not told: %s: %s", effect.id, refused.reason)
    except Exception as failed:
        if lease.tries < MAX_TRIES + TELLING:
            raise
        LOG.error("effect parked, its dossier is not told: %s: %s", effect.id, fault(failed))
    return False


def _mark(tools: Tools, lease: Lease, command: Command) -> None:
    effect = lease.effect
    try:
        _record(tools, lease, CommandRequest(effect.reference, command, SYSTEM, Request(effect.id, effect.id), completes=lease))
    except LeaseLost:
        LOG.warning("effect done, but its lease went to another worker: %s", effect.id)
    except DomainError as error:
        LOG.error("effect done, but it cannot be recorded: %s: %s", effect.id, error.reason)
        tools.todo.drop(lease)


def _record(tools: Tools, lease: Lease, request: CommandRequest) -> None:
    """Carry a command out, again and again for some seconds. Raises LeaseLost, DomainError, or what the store still raises."""
    for wait in (*MARK_PAUSES, None):
        try:
            execute(tools.store, request, tools.clock(), lambda attempt: tools.sleep(backoff(attempt, lease.owner)))
            return
        except (LeaseLost, DomainError):
            raise
        except Exception as error:
            if wait is None:
                raise
            LOG.warning("what became of an effect is recorded again: %s: %s", request.request.key, fault(error))
            tools.sleep(wait)
