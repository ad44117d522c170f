"""An act of staff on a dossier: the command that it gives, what that is filled in with, and what it is about."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.caller import Caller
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry


class Given(NamedTuple):
    """What defaults are made of: the dossier as staff read it today, who acts, and its history, read where it is asked for."""

    reading: Reading
    caller: Caller
    history: Callable[[], Sequence[Entry]]

    @property
    def state(self) -> Dossier:
        """The dossier's state."""
        return self.reading.state


class Filled(NamedTuple):
    """The fields of a command as a body has them.

    asks: those that a person has to write, each with what stands in for it where the command is decided without them.
    """

    body: Mapping[str, object]
    asks: Mapping[str, object] = {}


class DeskAct(Struct, frozen=True, kw_only=True):
    """One act: the word in the desk's addresses, what it is called, and the key that opens it.

    fill: raises NotAllowed, with its reason, where the dossier has nothing that it could be done with.
    about: what it is about today, short; None where there is nothing to say.
    """

    act: str
    command: type[Command]
    label: str
    fill: Callable[[Given], Filled]
    key: str | None = None
    about: Callable[[Reading], str | None] = lambda reading: None


TEXT = "…"
"""What stands in for a text that is still to be written."""
NO_FIELDS = Filled({})


def nothing_to_fill(given: Given) -> Filled:
    """Give the command as it is: all that it does follows from the dossier."""
    return NO_FIELDS


def comment_asked(given: Given) -> Filled:
    """Ask for the comment alone."""
    return Filled({}, {"comment": TEXT})
