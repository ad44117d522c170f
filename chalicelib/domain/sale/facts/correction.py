"""Events and commands of corrections of the history: wrong entries are struck."""

from typing import Literal

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Ordinal


class EntryStruck(EventBase, frozen=True, tag="entry_struck"):
    """A wrong entry of the history is struck: it stays readable and counts for nothing."""

    entry: int


CorrectionEvent = EntryStruck
CorrectionMail = Literal["correction"]


class StrikeEntry(Command, frozen=True, kw_only=True, tag="strike_entry"):
    """Strike a wrong entry of the history."""

    entry: Ordinal
