"""What a dossier says of instruments: pieces with serial numbers that left by it, and the one that its case is about."""

from datetime import date

from msgspec import Struct


class LeftPiece(Struct, frozen=True):
    """A piece with a serial number that left by the entry of its parcel.

    received, back: the days on which it arrived, and came back.
    """

    line: int
    sku: str
    serial: str
    entry: int
    on: date
    received: date | None = None
    back: date | None = None


class CaseUse(Struct, frozen=True):
    """Which instrument a service case is about, what people call the case, and the days on which it began and ended."""

    instrument: str
    number: str
    opened: date
    closed: date | None = None


class InstrumentUse(Struct, frozen=True):
    """What a dossier says of instruments."""

    pieces: tuple[LeftPiece, ...] = ()
    case: CaseUse | None = None


NO_INSTRUMENTS = InstrumentUse()
