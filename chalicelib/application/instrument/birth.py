"""Instruments follow what a dossier says of them: they are born of what leaves, come back, and bear the marks of their cases.

Run as often as anybody likes, at any version of the dossier: what is there already is passed over, and two that run at once
write it once. What staff wrote of an instrument is never changed by it.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from chalicelib.application.caller import SYSTEM
from chalicelib.application.errors import Busy
from chalicelib.application.instrument.instrument_commit import By, Held, NewEntry, instrument_commit, next_facts
from chalicelib.application.ports.commit import AlreadyDone, Conflict, Loaded, NumberTaken, Record
from chalicelib.application.ports.instrument_store import INSTRUMENT, INSTRUMENT_SERIAL, InstrumentStore, serial_id
from chalicelib.domain.instrument.case_marks import next_of_case
from chalicelib.domain.instrument.delivered import DatedEvent, Leaving, next_of_delivery
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.serial import serial_key
from chalicelib.domain.instrument.support_policy import SupportPolicy
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import CaseOpened, Shipped
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import compose, normalise

TRIES = 40
"""Entries that one instrument may lack, and times that somebody else is first."""
Next = Callable[[Instrument], DatedEvent | None]


class Following(NamedTuple):
    """What instruments follow with: the seller's policy, who chooses characters of new numbers, the moment (UTC), and a pause."""

    policy: SupportPolicy
    choose: Callable[[str], str]
    now: datetime
    pause: Callable[[int], None]


class EverLeft(NamedTuple):
    """A serial number that left by a dossier, if perhaps by an entry that was struck; sold: whether as an instrument."""

    leaving: Leaving
    serial: str
    sold: bool


def follow_dossier(store: InstrumentStore, reference: str, tools: Following) -> None:
    """Have all instruments that a dossier ever named say what it says of them now. Raises LookupError or Busy."""
    head = store.load(reference)
    if head is None:
        raise LookupError(reference)
    history, today = store.history(reference), paris_date(tools.now)
    for one in _ever_left(store, reference, head, history):
        lacks = partial(next_of_delivery, leaving=one.leaving, policy=tools.policy, today=today)
        _follow(store, tools, partial(_bearing, store, one, tools), lacks)
    case = head.state.instrument_use.case
    for number in dict.fromkeys((*_ever_named(history), *((case.instrument,) if case else ()))):
        lacks = partial(next_of_case, dossier=reference, account=head.state.account, case=case, today=today)
        _follow(store, tools, partial(_there, store, number), lacks)


def _follow(store: InstrumentStore, tools: Following, find: Callable[[], Held | None], lacks: Next) -> None:
    """Write what an instrument lacks, entry by entry, until it lacks nothing."""
    for number in range(TRIES):
        held = find()
        event = lacks(held.state or Instrument(id=held.id)) if held else None
        if held is None or event is None:
            return
        facts = next_facts(held, (NewEntry(event.what, event.on),), By(SYSTEM, tools.now), SYSTEM.actor)
        key = f"instrument.{held.id}.{held.version + 1}"
        try:
            store.commit(instrument_commit(store, held, facts, Record(SYSTEM.principal, key, key, 201, held.id, 0), tools.now))
        except (Conflict, AlreadyDone, NumberTaken):
            tools.pause(number)
    raise Busy


def _there(store: InstrumentStore, number: str) -> Held | None:
    state = store.head(INSTRUMENT, number)
    return Held(number, state) if state else None


def _bearing(store: InstrumentStore, one: EverLeft, tools: Following) -> Held | None:
    """Give who bears a serial number of a model; a new one where nobody does, and the catalogue calls that an instrument."""
    pointer = store.head(INSTRUMENT_SERIAL, serial_id(one.leaving.model, one.serial))
    if pointer and pointer.instrument:
        return _there(store, pointer.instrument)
    return Held(compose(tools.choose), None) if one.sold and one.leaving.pieces else None


def _ever_left(store: InstrumentStore, reference: str, head: Loaded, history: Sequence[Entry]) -> Iterator[EverLeft]:
    """Yield each serial number that ever left by a sale, with the pieces that stand: what was struck since is taken back."""
    state = head.state
    if not isinstance(state, Dossier):
        return
    lines = {line.id: line for line in state.every_line}
    parts = [part for entry in history if isinstance(entry.event, Shipped) for part in entry.event.parts]
    named = [(lines[part.line], serial) for part in parts if part.line in lines for serial in part.serials]
    products = store.products(frozenset(line.sku for line, _ in named)) if named else {}
    unique = {(line.sku, serial_key(serial)): (line, serial) for line, serial in named if serial_key(serial)}
    for (sku, key), (line, serial) in unique.items():
        pieces = tuple(
            one for one in state.instrument_use.pieces if (one.sku, serial_key(one.serial)) == (sku, key)
        )  # fmt: skip
        product = products.get(sku)
        name = product.name if product else line.name
        sold = product is not None and product.kind == "instrument"
        yield EverLeft(Leaving(reference, state.account, sku, name, pieces), serial, sold)


def _ever_named(history: Sequence[Entry]) -> Iterator[str]:
    """Yield the instruments that events of a case name."""
    for entry in history:
        if isinstance(entry.event, CaseOpened):
            yield normalise(entry.event.instrument.id) or entry.event.instrument.id
