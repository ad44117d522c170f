"""A request is carried out once: decided again where somebody else was first, answered again where it was done before."""

from collections.abc import Callable
from typing import Protocol

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.errors import ApplicationError, Busy, KeyReused
from chalicelib.application.ports.commit import AlreadyDone, Conflict, Record
from chalicelib.domain.errors import DomainError

ATTEMPTS = 12


class Records(Protocol):
    """Where command records are."""

    def record(self, principal: str, key: str) -> Record | None:
        """Give the record of a command, strongly consistent, or None."""


def idempotent(
    records: Records, caller: Caller, request: Request, attempt: Callable[[], Outcome], pause: Callable[[int], None]
) -> Outcome:  # fmt: skip
    """Give what an attempt led to, or the first answer to this request. `pause(n)` waits a little before attempt n.

    Raises KeyReused, Busy, or what the attempt raises; in each case nothing was written.
    """
    for number in range(ATTEMPTS):
        if number:
            pause(number)
        try:
            return attempt()
        except Conflict:
            done = recorded(records, caller, request)
        except AlreadyDone as error:
            done = replayed(error.record, request)
        except (DomainError, ApplicationError):
            done = recorded(records, caller, request)
            if done is None:
                raise
        if done is not None:
            return done
    raise Busy


def recorded(records: Records, caller: Caller, request: Request) -> Outcome | None:
    """Give the first answer to this request, if it was carried out before. Raises KeyReused."""
    record = records.record(caller.principal, request.key)
    return replayed(record, request) if record else None


def replayed(record: Record, request: Request) -> Outcome:
    """Give the first answer again. Raises KeyReused if the key was used for something else."""
    if record.fingerprint != request.fingerprint:
        raise KeyReused
    return Outcome(
        record.status,
        record.reference,
        record.version,
        replayed=True,
        reads=record.reads,
        undo=record.undo,
        mails=record.mails,
    )
