"""The command that strikes an entry of the history."""

from chalicelib.domain.sale.command_parts import NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.correction import EntryStruck, StrikeEntry
from chalicelib.domain.values.roles import STAFF


def _strike(state: Dossier, command: StrikeEntry, context: Context) -> Events:
    return (EntryStruck(command.entry),)


def _entry(command: StrikeEntry) -> int:
    return command.entry


COMMANDS = (
    CommandSpec(
        command=StrikeEntry, roles=STAFF, source="manager", about=(EntryStruck,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_strike, checks=(), strikes=_entry, link=None, keep=False,
    ),
)  # fmt: skip
