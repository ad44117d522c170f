"""A command decided as it would be carried out now, and written nowhere."""

from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.dossiers import DecidingStore
from chalicelib.application.writing.beside import written_beside
from chalicelib.application.writing.decide import Decided, decide
from chalicelib.application.writing.document_numbers import number_in
from chalicelib.application.writing.payments_moved import PaymentWrite, payments_moved
from chalicelib.application.writing.prepare import CommandRequest, Prepared, prepare
from chalicelib.application.writing.stock_moved import stock_moved
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.command_registry import may


class InMemory(NamedTuple):
    """What a command would be decided with, and what it would lead to; payments: what it would write of those."""

    prepared: Prepared
    decided: Decided
    payments: tuple[PaymentWrite, ...] = ()


def in_memory(store: DecidingStore, request: CommandRequest, now: datetime, draft: str | None = None) -> InMemory:
    """Give what a command would lead to; draft: what stands for a number of ours, which is taken by what is written alone.

    Raises what carrying it out would raise: Forbidden, NotFound, Stale or the domain's error.
    """
    if not may(request.caller.roles, type(request.command)):
        raise Forbidden
    prepared = prepare(store, request, now)
    given = number_in(request.command)
    if given and store.holder(given) is not None:
        raise NotAllowed("the number %(number)s is taken", field="number", number=given)
    if draft is not None and prepared.counted:
        prepared = replace(prepared, command=replace(prepared.command, number=draft), counted=None)
    decided = decide(prepared, now)
    others = written_beside(prepared, tuple(entry.event for entry in decided.entries))
    stock_moved(store, prepared, decided, others)
    return InMemory(prepared, decided, payments_moved(store, prepared, decided))
