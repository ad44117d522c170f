"""What a command on an instrument amounts to, and what of it may be said at all."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.instrument.contract_level import ServiceContract
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_commands import (
    AddInstrumentNote,
    CorrectInstrument,
    GiveInstrument,
    InstrumentCommand,
    NoteComponent,
    NoteIntervention,
    PutBackInstrument,
    PutInstrument,
    RetireInstrument,
    SetContract,
    SetWarranty,
    StrikeInstrumentEntry,
    TellVersion,
)
from chalicelib.domain.instrument.instrument_facts import (
    ComponentNoted,
    ContractSet,
    EntryStruck,
    InstrumentBack,
    InstrumentCorrected,
    InstrumentEvent,
    InstrumentFact,
    InstrumentGiven,
    InstrumentPut,
    InstrumentRetired,
    InterventionNoted,
    NoteAdded,
    VersionTold,
    WarrantySet,
)
from chalicelib.domain.instrument.serial import serial_key
from chalicelib.domain.instrument.support_policy import SupportPolicy

MOST_FACTS = 900
"""Entries of an instrument that people write: one read gives all of them."""


class InstrumentGround(Struct, frozen=True):
    """What a command is decided with: today (Paris), the seller's policy; facts: the history, where it strikes an entry."""

    today: date
    policy: SupportPolicy
    facts: tuple[InstrumentFact, ...] = ()


def decided(state: Instrument, command: InstrumentCommand, ground: InstrumentGround) -> InstrumentEvent:
    """Give what a command amounts to. Raises Invalid or NotAllowed."""
    check_day(command.on, ground.today)
    if state.version >= MOST_FACTS:
        raise NotAllowed("the instrument is full: it has %(count)s entries", count=state.version)
    decide: Callable[[Instrument, Any, InstrumentGround], InstrumentEvent] = DECIDES[type(command)]
    return decide(state, command, ground)


def check_day(day: date | None, today: date) -> None:
    """Refuse a day to come. Raises Invalid."""
    if day and day > today:
        raise Invalid("%(day)s is still to come: give a day that was", field="on", day=day.isoformat())


def check_serial(serial: str) -> None:
    """Refuse a serial number that has neither letter nor digit. Raises Invalid."""
    if not serial_key(serial):
        raise Invalid("a serial number has a letter or a digit: %(serial)s has none", field="serial", serial=serial)


def check_contract(contract: ServiceContract | None, policy: SupportPolicy) -> None:
    """Refuse a level that the seller has not, and one that ends before it begins. Raises Invalid."""
    if contract is None:
        return
    if contract.level not in policy.contracts:
        raise Invalid(
            "%(level)s is no level of contract: give one of %(levels)s", field="contract.level", level=contract.level,
            levels=", ".join(sorted(policy.contracts)),
        )  # fmt: skip
    if contract.until < contract.since:
        until = contract.until.isoformat()
        raise Invalid("the contract ends on %(until)s, before it begins", field="contract.until", until=until)


def _put(state: Instrument, command: PutInstrument, ground: InstrumentGround) -> InstrumentEvent:
    _changes(state.location != command.location)
    return InstrumentPut(command.location)


def _give(state: Instrument, command: GiveInstrument, ground: InstrumentGround) -> InstrumentEvent:
    if command.account == state.account:
        raise NotAllowed("it is %(account)s's already", field="account", account=command.account)
    day = command.on or ground.today
    newest = state.owners[-1] if state.owners else None
    begun = max((newest.until or newest.since) if newest else day, newest.since if newest else day)
    if day < begun:
        raise Invalid("it changed hands on %(day)s: give a day from then on", field="on", day=begun.isoformat())
    still = next((case for case in state.cases if case.closed is None), None)
    if still:
        raise NotAllowed("the case %(case)s about it is open: end it first", case=still.number)
    return InstrumentGiven(command.account, command.location)


def _correct(state: Instrument, command: CorrectInstrument, ground: InstrumentGround) -> InstrumentEvent:
    if command.serial is not None:
        check_serial(command.serial)
    model, name, serial = command.model or state.model, command.name or state.name, command.serial or state.serial
    _changes((model, name, serial) != (state.model, state.name, state.serial))
    return InstrumentCorrected(command.model, command.name, command.serial)


def _retire(state: Instrument, command: RetireInstrument, ground: InstrumentGround) -> InstrumentEvent:
    if state.retired:
        raise NotAllowed("it is in use no more since %(day)s", day=state.retired.isoformat())
    return InstrumentRetired()


def _put_back(state: Instrument, command: PutBackInstrument, ground: InstrumentGround) -> InstrumentEvent:
    if state.retired is None:
        raise NotAllowed("it is in use")
    return InstrumentBack()


def _warranty(state: Instrument, command: SetWarranty, ground: InstrumentGround) -> InstrumentEvent:
    _changes(state.counted or state.warranty != command.until)
    return WarrantySet(command.until)


def _contract(state: Instrument, command: SetContract, ground: InstrumentGround) -> InstrumentEvent:
    check_contract(command.contract, ground.policy)
    if command.contract and state.account is None:
        raise NotAllowed("it is nobody's: nothing can be agreed for it")
    _changes(state.contract != command.contract)
    return ContractSet(command.contract)


def _component(state: Instrument, command: NoteComponent, ground: InstrumentGround) -> InstrumentEvent:
    if command.replaces and all(one.number != command.replaces for one in state.components):
        raise Invalid("it holds no part %(number)s", field="replaces", number=command.replaces)
    return ComponentNoted(command.part, command.number, command.sku, command.lot, command.replaces)


def _intervention(state: Instrument, command: NoteIntervention, ground: InstrumentGround) -> InstrumentEvent:
    return InterventionNoted(
        command.work, command.done_by, command.report, command.valid_until, command.document, command.case
    )  # fmt: skip


def _version(state: Instrument, command: TellVersion, ground: InstrumentGround) -> InstrumentEvent:
    _changes(state.software != command.version)
    return VersionTold(command.version)


def _note(state: Instrument, command: AddInstrumentNote, ground: InstrumentGround) -> InstrumentEvent:
    if not command.comment:
        raise Invalid("write the note into the comment", field="comment")
    return NoteAdded()


def _strike(state: Instrument, command: StrikeInstrumentEntry, ground: InstrumentGround) -> InstrumentEvent:
    fact = next((one for one in ground.facts if one.seq == command.entry), None)
    if fact is None:
        raise Invalid("there is no entry %(entry)s", field="entry", entry=command.entry)
    if command.entry in state.struck:
        raise NotAllowed("the entry %(entry)s is struck already", field="entry", entry=command.entry)
    if not isinstance(fact.what, STRIKABLE) or fact.actor.kind == "system":
        raise NotAllowed("the entry %(entry)s follows from another one: put that right", field="entry", entry=command.entry)
    return EntryStruck(command.entry)


def _changes(changes: bool) -> None:
    if not changes:
        raise Invalid("nothing of it would change")


STRIKABLE = (
    InstrumentPut, InstrumentGiven, InstrumentRetired, InstrumentBack, ContractSet, ComponentNoted, InterventionNoted,
    VersionTold, NoteAdded, WarrantySet,
)  # fmt: skip
"""What people wrote, and may find to be wrong."""
DECIDES: Mapping[type, Callable[[Instrument, Any, InstrumentGround], InstrumentEvent]] = {
    PutInstrument: _put,
    GiveInstrument: _give,
    CorrectInstrument: _correct,
    RetireInstrument: _retire,
    PutBackInstrument: _put_back,
    SetWarranty: _warranty,
    SetContract: _contract,
    NoteComponent: _component,
    NoteIntervention: _intervention,
    TellVersion: _version,
    AddInstrumentNote: _note,
    StrikeInstrumentEntry: _strike,
}
