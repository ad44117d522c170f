"""Staff print labels: each instrument gets the id of its label once, which says nothing of whose it is."""

from collections.abc import Callable
from datetime import datetime
from string import ascii_letters, digits
from typing import NamedTuple

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.errors import Forbidden, NotFound
from chalicelib.application.instrument.instrument_commit import By, NewEntry, instrument_commit, next_facts
from chalicelib.application.instrument.instrument_writing import WRITERS, load_instrument
from chalicelib.application.ports.commit import Record
from chalicelib.application.ports.instrument_store import InstrumentStore
from chalicelib.application.ports.links import LinkKey, LinkKind
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.errors import Invalid
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_facts import LabelPrinted
from chalicelib.domain.instrument.label import A_SHEET, PrintLabels
from chalicelib.domain.values.calendar import paris_date

LETTERS = 10
"""Of a label's id: sixty bits, which nobody counts through."""


class LabelOrder(NamedTuple):
    """Labels to print, with all that goes with it; `choose` picks a random character."""

    command: PrintLabels
    caller: Caller
    request: Request
    choose: Callable[[str], str]


def label_key(instrument: Instrument) -> LinkKey:
    """Give what the token of an instrument's label says: the model, and the label's id. Raises ValueError without a label."""
    if instrument.label is None:
        raise ValueError(f"{instrument.id} has no label")
    return LinkKey(LinkKind.LABEL, instrument.model, instrument.label, 1)


def label_instruments(
    store: InstrumentStore, wanted: LabelOrder, now: datetime, pause: Callable[[int], None]
) -> list[Instrument]:  # fmt: skip
    """Give the instruments, each with its label. Raises Forbidden, NotFound, Invalid, KeyReused or Busy."""
    if not wanted.caller.roles & WRITERS:
        raise Forbidden
    command = wanted.command
    if command.first > A_SHEET[command.size]:
        raise Invalid("a sheet of this size has %(count)s labels", field="first", count=A_SHEET[command.size])
    numbers = tuple(dict.fromkeys(load_instrument(store, one).id for one in command.instruments))
    return [_labelled(store, number, wanted, now, pause) for number in numbers]


def _labelled(
    store: InstrumentStore, number: str, wanted: LabelOrder, now: datetime, pause: Callable[[int], None]
) -> Instrument:  # fmt: skip
    there = load_instrument(store, number).state
    if there and there.label:
        return there
    part = wanted.request._replace(key=f"{wanted.request.key}.{number}")
    idempotent(store, wanted.caller, part, lambda: _attempt(store, number, wanted, part, now), pause)
    labelled = load_instrument(store, number).state
    if labelled is None:
        raise NotFound
    return labelled


def _attempt(store: InstrumentStore, number: str, wanted: LabelOrder, part: Request, now: datetime) -> Outcome:
    held = load_instrument(store, number)
    if held.state and held.state.label:
        return Outcome(201, number, held.version)
    label = "".join(wanted.choose(ascii_letters + digits) for _ in range(LETTERS))
    entry = NewEntry(LabelPrinted(label), paris_date(now), internal=True)
    facts = next_facts(held, (entry,), By(wanted.caller, now), wanted.caller.actor)
    commit = instrument_commit(
        store, held, facts, Record(wanted.caller.principal, part.key, part.fingerprint, 201, number, 0), now
    )
    store.commit(commit)
    return Outcome(201, number, commit.head.version)
