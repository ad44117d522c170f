"""One command: prepared, decided, followed up and committed; decided again when somebody else was first."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.application.caller import Outcome
from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.writing.beside import written_beside
from chalicelib.application.writing.decide import decide
from chalicelib.application.writing.follow import follow
from chalicelib.application.writing.held_mails import stopping
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.application.writing.payments_moved import payments_moved
from chalicelib.application.writing.prepare import CommandRequest as CommandRequest
from chalicelib.application.writing.prepare import prepare
from chalicelib.application.writing.stock_moved import stock_moved
from chalicelib.application.writing.transaction import commit
from chalicelib.domain.sale.command_registry import may


def execute(store: DossierStore, request: CommandRequest, now: datetime, pause: Callable[[int], None]) -> Outcome:
    """Carry out a command once, whatever the retries; see `idempotent`.

    Raises Forbidden, NotFound, Stale, KeyReused, Busy, LeaseLost or the domain's error; in each case nothing was written.
    """
    if not may(request.caller.roles, type(request.command)):
        raise Forbidden
    return idempotent(store, request.caller, request.request, lambda: attempt(store, request, now), pause)


def attempt(store: DossierStore, request: CommandRequest, now: datetime) -> Outcome:
    """Carry a command out, if nobody else was first. Raises Conflict, AlreadyDone or what `execute` raises."""
    prepared = prepare(store, request, now)
    decided = decide(prepared, now)
    others = written_beside(prepared, tuple(entry.event for entry in decided.entries))
    moved, stops = stock_moved(store, prepared, decided, others), stopping(store, prepared, decided)
    wanted = follow(prepared, decided, others, moved, stops, payments_moved(store, prepared, decided))
    commit(store, wanted, prepared.context.stock)
    record = wanted.record
    return Outcome(201, request.reference, record.version, reads=record.reads, undo=record.undo, mails=record.mails)
