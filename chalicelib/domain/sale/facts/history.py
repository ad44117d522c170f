"""Events and commands of wrong entries of the history."""

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Ordinal


class EntryStruck(EventBase, frozen=True, tag="entry_struck"):
    """A wrong entry of the history is struck: it stays readable and counts for nothing."""

    entry: int


HistoryEvent = EntryStruck


class StrikeEntry(Command, frozen=True, kw_only=True, tag="strike_entry"):
    """Strike a wrong entry of the history."""

    entry: Ordinal
