"""One commit of an instrument: its facts, the instrument after them, and who bears its serial number."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.application.caller import Caller
from chalicelib.application.ports.commit import Commit, Fact, Record, Write
from chalicelib.application.ports.instrument_store import INSTRUMENT, INSTRUMENT_SERIAL, InstrumentStore, SerialHolder, serial_id
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_facts import EntryStruck, InstrumentEvent, InstrumentFact
from chalicelib.domain.instrument.instrument_fold import applied, fold_instrument
from chalicelib.domain.values.actor import Actor


class NewEntry(NamedTuple):
    """An event with the day (Paris) from which it holds, and what goes with its entry."""

    what: InstrumentEvent
    on: date
    comment: str | None = None
    internal: bool = False


class Held(NamedTuple):
    """An instrument as it was read, where there is one, with its history where a stroke folds that anew."""

    id: str
    state: Instrument | None
    facts: Sequence[InstrumentFact] = ()

    @property
    def version(self) -> int:
        """The number of its newest entry."""
        return self.state.version if self.state else 0


class By(NamedTuple):
    """Who does it, when (UTC)."""

    caller: Caller
    now: datetime


def next_facts(held: Held, entries: Sequence[NewEntry], by: By, actor: Actor) -> tuple[InstrumentFact, ...]:
    """Give the entries that follow on those that are there."""
    return tuple(
        InstrumentFact(seq, one.what, one.on, by.now, actor, by.caller.subject, one.internal, one.comment)
        for seq, one in enumerate(entries, start=held.version + 1)
    )


def after_facts(held: Held, facts: Sequence[InstrumentFact]) -> Instrument:
    """Give the instrument after some more entries."""
    if any(isinstance(fact.what, EntryStruck) for fact in facts):
        return fold_instrument(held.id, (*held.facts, *facts))
    state = held.state or Instrument(id=held.id)
    for fact in facts:
        state = applied(state, fact)
    return state


def instrument_commit(
    store: InstrumentStore, held: Held, facts: tuple[InstrumentFact, ...], record: Record, now: datetime
) -> Commit[Instrument, InstrumentFact]:
    """Give the commit of some more entries. Raises NotAllowed where another instrument bears the serial number by now."""
    after = after_facts(held, facts)
    return Commit(
        stream=INSTRUMENT, reference=held.id, expected=held.version, head=after, before=held.state, entries=facts,
        record=replace(record, version=after.version), at=now, also=serials_moved(store, held, after),
        numbers=() if held.state else (held.id,),
    )  # fmt: skip


def serials_moved(store: InstrumentStore, held: Held, after: Instrument) -> tuple[Write[SerialHolder, Fact], ...]:
    """Give what is written of who bears a serial number: the one that it bears now, and the one that it bore."""
    was = serial_id(held.state.model, held.state.serial) if held.state else None
    now = serial_id(after.model, after.serial)
    if was == now:
        return ()
    there = store.head(INSTRUMENT_SERIAL, now)
    if there and there.instrument not in (None, held.id):
        raise NotAllowed(
            "the instrument %(instrument)s has the serial number %(serial)s already", field="serial",
            instrument=there.instrument or "", serial=after.serial,
        )  # fmt: skip
    taken = _pointing(now, there, held.id)
    old = store.head(INSTRUMENT_SERIAL, was) if was else None
    freed = (_pointing(was, old, None),) if was and old and old.instrument == held.id else ()
    return (taken, *freed)


def _pointing(serial: str, there: SerialHolder | None, instrument: str | None) -> Write[SerialHolder, Fact]:
    version = there.version if there else 0
    return Write(stream=INSTRUMENT_SERIAL, id=serial, expected=version, head=SerialHolder(version + 1, instrument))
