"""What ends that a dossier is put aside: any act of the customer's but a question, and any act of ours that was waited for.

A question is about something else, which comes first; once it is answered that is an act of ours, and once it is closed without
an answer what was put aside stays so.
"""

from typing import get_args

from chalicelib.domain.sale.act import OurAct
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.expected_act import COMMANDS_OF
from chalicelib.domain.sale.facts.conversation import NoteAdded, QuestionAsked

EXPECTED: frozenset[type] = frozenset(
    event for act in get_args(OurAct) for command in COMMANDS_OF[act] for event in COMMAND_SPECS[command].about
)
"""The events of the acts that a dossier may wait for on our side."""


def ends_aside(entry: Entry) -> bool:
    """Say whether an entry ends it."""
    if entry.origin.actor.kind == "contact":
        return not isinstance(entry.event, QuestionAsked)
    if isinstance(entry.event, NoteAdded):
        return entry.origin.visible
    return type(entry.event) in EXPECTED and entry.origin.channel == "staff"
