"""What staff do with an instrument: each command once, at the version that its sender saw if they said one."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.errors import Forbidden, NotFound, Stale
from chalicelib.application.instrument.instrument_commit import By, Held, NewEntry, instrument_commit, next_facts
from chalicelib.application.ports.commit import Conflict, NumberTaken, Record
from chalicelib.application.ports.instrument_store import INSTRUMENT, INSTRUMENT_SERIAL, InstrumentStore, serial_id
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.instrument.instrument_commands import (
    EnterInstrument,
    GiveInstrument,
    InstrumentCommand,
    NoteIntervention,
    StrikeInstrumentEntry,
)
from chalicelib.domain.instrument.instrument_facts import InstrumentEntered
from chalicelib.domain.instrument.instrument_rules import InstrumentGround, check_contract, check_day, check_serial, decided
from chalicelib.domain.instrument.support_policy import SupportPolicy
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import compose, normalise
from chalicelib.domain.values.roles import MANAGER

WRITERS = MANAGER


class InstrumentOrder(NamedTuple):
    """A command on an instrument, named as people type it, with all that goes with it; `choose` picks a random character."""

    instrument: str
    command: EnterInstrument | InstrumentCommand
    caller: Caller
    request: Request
    policy: SupportPolicy
    choose: Callable[[str], str]


def write_instrument(store: InstrumentStore, wanted: InstrumentOrder, now: datetime, pause: Callable[[int], None]) -> Outcome:
    """Carry out a command once. Raises Forbidden, NotFound, Stale, KeyReused, Busy or the domain's error."""
    if not wanted.caller.roles & WRITERS:
        raise Forbidden
    return idempotent(store, wanted.caller, wanted.request, lambda: _attempt(store, wanted, now), pause)


def load_instrument(store: InstrumentStore, number: str) -> Held:
    """Give an instrument by its number, however that is typed. Raises NotFound."""
    instrument_id = normalise(number)
    state = store.head(INSTRUMENT, instrument_id) if instrument_id else None
    if instrument_id is None or state is None:
        raise NotFound
    return Held(instrument_id, state)


def _attempt(store: InstrumentStore, wanted: InstrumentOrder, now: datetime) -> Outcome:
    command, by = wanted.command, By(wanted.caller, now)
    if isinstance(command, EnterInstrument):
        held, entry = entering(store, command, wanted, now)
    else:
        held = load_instrument(store, wanted.instrument)
        if wanted.request.if_match not in (None, held.version):
            raise Stale(held.version, "instrument")
        held, entry = _commanded(store, held, command, wanted, now)
    facts = next_facts(held, (entry,), by, wanted.caller.actor)
    record = Record(wanted.caller.principal, wanted.request.key, wanted.request.fingerprint, 201, held.id, 0)
    commit = instrument_commit(store, held, facts, record, now)
    try:
        store.commit(commit)
    except NumberTaken as error:
        if isinstance(command, EnterInstrument) and command.id:
            raise _taken(held.id) from error
        raise Conflict from error
    return Outcome(201, held.id, commit.head.version)


def entering(store: InstrumentStore, command: EnterInstrument, wanted: InstrumentOrder, now: datetime) -> tuple[Held, NewEntry]:
    """Give what writing an instrument down amounts to. Raises Invalid or NotAllowed."""
    today = paris_date(now)
    check_day(command.since, today)
    check_serial(command.serial)
    check_contract(command.contract, wanted.policy)
    check_account(store, command.account)
    name = command.name
    if name is None:
        product = store.products(frozenset({command.model})).get(command.model)
        if product is None:
            raise Invalid(
                "the catalogue does not have %(model)s: give the instrument's name", field="name", model=command.model
            )  # fmt: skip
        name = product.name
    held = _new(store, command, wanted.choose)
    what = InstrumentEntered(
        command.model, name, command.serial, command.account, command.location, command.warranty, command.contract
    )  # fmt: skip
    return held, NewEntry(what, command.since or today, command.comment)


def _new(store: InstrumentStore, command: EnterInstrument, choose: Callable[[str], str]) -> Held:
    """Give the number of a new instrument, or the one whose only shipment was struck and that this one takes up again."""
    pointer = store.head(INSTRUMENT_SERIAL, serial_id(command.model, command.serial))
    there = store.head(INSTRUMENT, pointer.instrument) if pointer and pointer.instrument else None
    if there and there.exists:
        raise NotAllowed(
            "the instrument %(instrument)s has the serial number %(serial)s already", field="serial", instrument=there.id,
            serial=there.serial,
        )  # fmt: skip
    given = normalise(command.id) if command.id else None
    if command.id and given is None:
        raise Invalid("%(number)s is no instrument's number: a character is wrong", field="id", number=command.id)
    if there:
        if given not in (None, there.id):
            raise NotAllowed("%(serial)s is the instrument %(instrument)s", field="id", serial=there.serial, instrument=there.id)
        return Held(there.id, there)
    if given and (store.load(given) or store.holder(given)):
        raise _taken(given)
    return Held(given or compose(choose), None)


def _taken(number: str) -> NotAllowed:
    return NotAllowed("the number %(number)s is taken", field="id", number=number)


def check_account(store: InstrumentStore, account: str) -> None:
    """Refuse a customer that there is not. Raises Invalid."""
    if store.account(account) is None:
        raise Invalid("there is no customer %(account)s", field="account", account=account)


def _commanded(
    store: InstrumentStore, held: Held, command: InstrumentCommand, wanted: InstrumentOrder, now: datetime
) -> tuple[Held, NewEntry]:
    today, state = paris_date(now), held.state
    if state is None:
        raise NotFound
    if isinstance(command, StrikeInstrumentEntry):
        held = held._replace(facts=store.instrument_facts(held.id))
        if held.facts and held.facts[-1].seq != held.version:
            raise Conflict
    if isinstance(command, GiveInstrument):
        check_account(store, command.account)
    if isinstance(command, NoteIntervention) and command.document:
        _check_document(store, state.account, command)
    what = decided(state, command, InstrumentGround(today, wanted.policy, tuple(held.facts)))
    return held, NewEntry(what, command.on or today, command.comment, command.internal)


def _check_document(store: InstrumentStore, account: str | None, command: NoteIntervention) -> None:
    """Refuse a document that is not of a dossier of the instrument's customer. Raises Invalid."""
    document = command.document
    head = store.load(document.dossier) if document else None
    if document and (head is None or head.state.account != account or head.state.document(document.entry) is None):
        raise Invalid("no dossier of this customer's has that document", field="document")
