"""Files of instruments that are read in: what each row asks for, and how far a file came."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from chalicelib.application.ports.commit import Stream
from chalicelib.application.ports.instrument_store import InstrumentStore
from chalicelib.domain.instrument.instrument_commands import EnterInstrument, InstrumentCommand


class InstrumentRow(Struct, frozen=True):
    """What a row asks for: an instrument is entered, or changed by commands; serial: as it is written there."""

    row: int
    serial: str
    instrument: str | None
    enter: EnterInstrument | None
    commands: tuple[InstrumentCommand, ...]


class InstrumentPart(Struct, frozen=True):
    """Rows of a file that are carried out together; at: when it was sent (UTC)."""

    seq: int
    rows: tuple[InstrumentRow, ...]
    at: datetime


class RefusedInstrument(Struct, frozen=True):
    """A row that could not be written when its turn came, and why."""

    row: int
    serial: str
    reason: str


class InstrumentFile(Struct, frozen=True, kw_only=True):
    """A file that is read in: by whom, when (UTC), what it amounts to, and which of its parts are done."""

    id: str
    version: int
    by: str
    at: datetime
    entered: int
    changed: int
    unchanged: int
    parts: int
    done: tuple[int, ...] = ()
    refused: tuple[RefusedInstrument, ...] = ()


INSTRUMENT_FILE: Stream[InstrumentFile, InstrumentPart] = Stream("instrument_file")


class InstrumentFileStore(InstrumentStore, Protocol):
    """Instruments, and files of them."""

    def bearers(self, serial_ids: frozenset[str]) -> Mapping[str, str]:
        """Give the instruments that bear serial numbers, by `serial_id`, strongly consistent, without those of nobody."""

    def instrument_part(self, file_id: str, seq: int) -> InstrumentPart | None:
        """Give a part of a file, strongly consistent, or None."""
