"""What customers see of what a command leads to.

A comment belongs to the event that its command is about, and to no other of the same commit.
"""

from collections.abc import Sequence

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_registry import spec_of
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.model import shown


def is_visible(event: Event, chosen: bool | None) -> bool:
    """Say whether customers see the entry: as asked where that can be chosen, else as the event's row says."""
    how = shown(event)
    if how == "never":
        return False
    return chosen if chosen is not None else how != "internal"


def subject_event(command: Command, events: Sequence[Event]) -> Event:
    """Give the event that a command is about; what else it leads to (a promise of news, a link) says nothing in its words."""
    about = spec_of(command).about
    return next(event for event in events if isinstance(event, about))


def reads_comment(command: Command, event: Event) -> bool:
    """Say whether customers read the comment of a command: where its line is shown, as asked, else by the command's kind."""
    to_customers = command.visible or spec_of(command).comment == "customers"
    return is_visible(event, command.visible) and to_customers


def check_hidden(command: Command, event: Event) -> None:
    """Raise Invalid where a command would hide its line and the page shows its fact all the same."""
    if command.visible is False and shown(event) == "always":
        raise Invalid(
            "the page shows this all the same, so that its line cannot be hidden: leave `visible` out, "
            "and write what only colleagues read as a note (add_note)",
            field="visible",
        )
