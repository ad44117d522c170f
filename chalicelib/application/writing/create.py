"""A dossier is created: its reference, its account, its first entries."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.commit import Account, Commit, Conflict, Loaded, Record
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.writing.audience import Happened
from chalicelib.application.writing.effects_due import mails_due, papers_due
from chalicelib.application.writing.enrol import known_actor
from chalicelib.application.writing.entries import day_of, number, reads_of
from chalicelib.application.writing.execute import write
from chalicelib.application.writing.idempotency import once
from chalicelib.domain.access.roles import may
from chalicelib.domain.account.naming import name_of
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.commands import CreateDossier
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.model import evolve
from chalicelib.domain.sale.opening import open_dossier
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import compose, normalise

Choose = Callable[[str], str]


def create(
    store: DossierStore, command: CreateDossier, caller: Caller, request: Request, now: datetime, choose: Choose,
    pause: Callable[[int], None],
) -> Outcome:  # fmt: skip
    """Create a dossier once, whatever the retries; `choose` picks a character at random for a new reference.

    Raises Forbidden, KeyReused, Busy, or the domain's error; in each case nothing was written.
    """
    if not may(caller.roles, CreateDossier):
        raise Forbidden
    given = _given(command)

    def attempt() -> Outcome:
        try:
            return _attempt(store, given or compose(choose), command, caller, request, now)
        except Conflict:
            if given and store.load(given):
                raise NotAllowed("the dossier %(reference)s exists", field="reference", reference=given) from None
            raise

    return once(store, caller, request, attempt, pause)


def _given(command: CreateDossier) -> str | None:
    if command.reference is None:
        return None
    reference = normalise(command.reference)
    if reference is None:
        raise Invalid("%(reference)s is no reference: a character is wrong", field="reference", reference=command.reference)
    return reference


def _attempt(
    store: DossierStore, reference: str, command: CreateDossier, caller: Caller, request: Request, now: datetime
) -> Outcome:  # fmt: skip
    known = store.account(command.account)
    name = name_of(command.account, known.people if known else None, command.customer)
    people = People(command.account, name, known.people.contacts if known else {})
    people, events = open_dossier(command, people, day_of(command, now))
    known_actor(people, command)
    entries = number(events, 0, command, caller, now)
    state = Dossier()
    for entry in entries:
        state = evolve(state, entry)
    account = (known or Account(people, 0))._replace(people=replace(people, addresses={}))
    told = reads_of(command, entries)
    record = Record(caller.principal, request.key, request.fingerprint, 201, reference, state.version, reads=told)
    happened = Happened(state, people, entries, paris_date(now))
    due = (*(mails_due(reference, happened) if command.tells else ()), *papers_due(reference, entries))
    write(store, Commit(reference, 0, entries, Loaded(state, people), record, effects=due, account=account))
    return Outcome(201, reference, state.version, reads=told)
