"""What the mail service tells of a mail that did not arrive, or was unwanted, is recorded in its dossier, once."""

import logging
from collections.abc import Callable
from typing import NamedTuple, Protocol

from msgspec import Struct

from chalicelib.application.caller import Caller, Request
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.task_store import TaskStore
from chalicelib.application.staff.task_marks import mark_lost
from chalicelib.application.staff.tasks import ANSWER, is_task
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.commands import RecordUndelivered
from chalicelib.domain.sale.events import Undeliverable
from chalicelib.domain.values.actor import Actor
from chalicelib.effects.queue.backoff import backoff

SES = Caller("ses", "ses", frozenset({"system"}), Actor("system"), "event")
LOG = logging.getLogger("suivi.bounces")


class Report(NamedTuple):
    """A mail that did not arrive: the effect it fulfilled, the address it went to, why, and the report's own id."""

    effect: str
    address: str
    why: Undeliverable
    id: str


class BouncedStore(DossierStore, TaskStore, Protocol):
    """Dossiers and tasks."""


class Recording(Struct, frozen=True, kw_only=True):
    """What reports are recorded with; sleep takes seconds."""

    store: BouncedStore
    clock: Clock
    sleep: Callable[[float], None]


def record(recording: Recording, report: Report) -> bool:
    """Record a report in its dossier, or task; the same one again changes nothing. False for what concerns nobody there.

    Such are mails to staff, and those to an address or a person that the dossier has no more. Raises ValueError for an effect
    that is none of ours, and whatever the store raises.
    """
    reference, entry, kind, contact = report.effect.split(".", 3)
    if is_task(reference):
        return _record_of_task(recording, report, reference, int(entry), kind)
    command = RecordUndelivered(contact=contact, why=report.why, address=report.address)
    request = CommandRequest(reference, command, SES, Request(report.id, report.id))
    try:
        execute(recording.store, request, recording.clock(), lambda attempt: recording.sleep(backoff(attempt, report.id)))
    except (NotFound, DomainError) as error:
        LOG.warning("mail %s, effect %s concerns no dossier: %s", report.why, report.effect, type(error).__name__)
        return False
    return True


def _record_of_task(recording: Recording, report: Report, task: str, entry: int, kind: str) -> bool:
    """Keep in a task that its answer did not arrive; a mail to a colleague concerns nobody."""
    if kind != ANSWER:
        LOG.warning("mail %s, effect %s concerns no person of a task", report.why, report.effect)
        return False
    mark_lost(
        recording.store, task, entry, report.why, recording.clock(),
        lambda attempt: recording.sleep(backoff(attempt, report.id)),
    )  # fmt: skip
    return True
