"""Corrections of the history: wrong entries are struck."""

from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.command_parts import NEEDS_NOTHING, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.correction import CorrectionEvent, EntryStruck, StrikeEntry
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Specs
from chalicelib.domain.values.roles import STAFF


def entry_exists(state: Dossier, event: EntryStruck, day: date) -> None:
    if not 1 <= event.entry <= state.version:
        raise Invalid("there is no entry %(entry)s", field="entry", entry=event.entry)


def entry_not_struck(state: Dossier, event: EntryStruck, day: date) -> None:
    if event.entry in state.struck:
        raise NotAllowed("entry %(entry)s is struck already", field="entry", entry=event.entry)


def _struck(state: Dossier, event: EntryStruck, entry: Entry) -> Change:
    return {"struck": (*state.struck, event.entry)}


ENTRY_STRUCK = Spec(
    event=EntryStruck,
    allowed=(entry_exists, entry_not_struck),
    apply=_struck,
    shown="unless_hidden",
    strike="permanent",
    falls_with=None,
    news=False,
    report=False,
    milestone=False,
    mail=Mailed("correction", to="readers", rank=30, billing="always"),
    document="archive",
    staff=None,
)

SPECS: Specs[CorrectionEvent] = Specs(ENTRY_STRUCK)


def _strike(state: Dossier, command: StrikeEntry, context: Context) -> Events:
    return (EntryStruck(command.entry),)


def _entry(command: StrikeEntry) -> int:
    return command.entry


COMMANDS = (
    CommandSpec(
        command=StrikeEntry, roles=STAFF, source="manager", about=(EntryStruck,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_strike, checks=(), strikes=_entry, link=None, keep=False,
    ),
)  # fmt: skip
