"""Where the goods of a sale are, as its state holds it: their supply, the days announced, delivery notes and parcels."""

from datetime import date

from msgspec import Struct

from chalicelib.domain.sale.lines import Part


class Supply(Struct, frozen=True):
    """Where one line stands before shipping: 'stock' and 'received' are ready, 'ordered' is not."""

    line: int
    state: str
    since: date


class Announcement(Struct, frozen=True):
    """A delivery date announced by an entry on a day, for some lines."""

    entry: int
    on: date
    lines: tuple[int, ...]
    announced: date
    reason: str | None = None


class DeliveryNote(Struct, frozen=True):
    """A parcel's delivery note, and what is to be in the parcel (nothing said: carried over)."""

    number: str
    parcel: int
    parts: tuple[Part, ...]


class Parcel(Struct, frozen=True):
    """A parcel that left by an entry, and perhaps arrived; remarks: what the customer then found wanting."""

    entry: int
    number: int
    carrier: str
    parts: tuple[Part, ...]
    shipped: date
    tracking: str | None = None
    tracking_url: str | None = None
    expected: date | None = None
    received: date | None = None
    remarks: str | None = None
