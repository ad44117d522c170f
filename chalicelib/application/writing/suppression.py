"""Which addresses are mailed no more: those that refused a mail for good, and those whose reader called one unwanted."""

from collections.abc import Iterable

from chalicelib.application.ports.commit import Suppression
from chalicelib.domain.sale.commands import Command, CorrectAddress, CorrectContact, RecordUndelivered
from chalicelib.domain.sale.events import Event, MailUndelivered


def suppression_of(command: Command, events: Iterable[Event]) -> Suppression | None:
    """What a command does to an address, or None. A correction that gives one, be it the same again, opens it."""
    if isinstance(command, RecordUndelivered):
        why = next((event.why for event in events if isinstance(event, MailUndelivered)), command.why)
        return Suppression(command.address, why) if command.address and why != "delayed" else None
    email = _given(command)
    return Suppression(email, None) if email else None


def _given(command: Command) -> str | None:
    if isinstance(command, CorrectContact):
        return command.email
    return command.address.email if isinstance(command, CorrectAddress) and command.use == "billing" else None
