"""What a command writes of another dossier in its own transaction: entries, the head after them, and what follows of it."""

from collections.abc import Sequence
from typing import NamedTuple

from chalicelib.application.ports.commit import DOSSIER, Head, Loaded, Write
from chalicelib.application.ports.effects import Effect
from chalicelib.application.writing.effects_due import documents_due
from chalicelib.application.writing.prepare import Prepared
from chalicelib.domain.account.people import People
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.beside import Beside, beside
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry, Provenance
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.model import evolve
from chalicelib.domain.sale.visibility import is_visible
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.calendar import utc


class WrittenBeside(NamedTuple):
    """What is written of another dossier, and what has to be done because of it: its documents.

    Its readers are those of the first one: they hear of both in one mail.
    """

    write: Write[Loaded, Entry]
    effects: tuple[Effect, ...]


def written_beside(prepared: Prepared, events: Sequence[EventBase]) -> tuple[WrittenBeside, ...]:
    """Give what the events of a command amount to in other dossiers."""
    return tuple(_written(prepared, one) for one in beside(prepared.request.reference, prepared.state, events, prepared.context))


def _written(prepared: Prepared, asked: Beside) -> WrittenBeside:
    before = None if asked.opens else prepared.other
    state: DossierBase = before.state if before else Dossier()
    people = before.people if before else _people(prepared.context.people)
    entries = tuple(_entry(prepared, event, seq) for seq, event in enumerate(asked.events, start=state.version + 1))
    expected = state.version
    for entry in entries:
        state = evolve(state, entry)
    write = Write(stream=DOSSIER, id=asked.reference, expected=expected, head=Head(state, people), entries=entries, before=before)
    return WrittenBeside(write, documents_due(asked.reference, state, entries))


def _people(people: People) -> People:
    """Give whom the other dossier is for, without the names that were typed in the first one."""
    return People(people.account, people.name, people.contacts, people.addresses)


def _entry(prepared: Prepared, event: Event, seq: int) -> Entry:
    """Give the entry: it follows from the command, so that nobody did it by themselves."""
    caller, context = prepared.request.caller, prepared.context
    origin = Provenance(
        effective=context.day,
        recorded=utc(context.now),
        actor=Actor("system"),
        entered_by=caller.subject,
        channel="event",
        visible=is_visible(event, None),
    )
    return Entry(seq, event, origin, context.now)
