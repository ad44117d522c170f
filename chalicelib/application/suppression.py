"""Which addresses are mailed no more: those that refused a mail for good, and those whose reader called one unwanted."""

from chalicelib.application.ports import Suppression
from chalicelib.domain.commands import Command, CorrectContact, RecordUndelivered


def suppression_of(command: Command) -> Suppression | None:
    """What a command does to an address, or None. A correction that gives one, be it the same again, opens it."""
    if isinstance(command, RecordUndelivered) and command.address and command.why != "delayed":
        return Suppression(command.address, command.why)
    if isinstance(command, CorrectContact) and command.email:
        return Suppression(command.email, None)
    return None
