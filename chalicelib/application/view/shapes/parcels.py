"""Deliveries: parcels, what has still to leave, and what the page asks about a parcel under way."""

from datetime import date as Date

from msgspec import Struct


class ShownTracking(Struct, frozen=True):
    """How a parcel is followed; plain text without an address."""

    text: str
    url: str | None


class ShownSerials(Struct, frozen=True):
    """The serial numbers of a line's pieces in a parcel."""

    name: str
    numbers: list[str]


class ShownDeadline(Struct, frozen=True):
    """What the law asks of who received a damaged parcel on a day."""

    on: Date
    text: str


class ShownConfirm(Struct, frozen=True):
    """What the page asks about a parcel under way; `due` if it should have arrived by now.

    `carrier` says for each day of a reception until when the carrier can be told; in `letter` the page fills {date} and {text}.
    Where goods cross a border no day is known and no letter is given.
    """

    parcel: int
    ask: str
    due: bool
    title: str
    content: str
    today: Date
    earliest: Date
    carrier: list[ShownDeadline]
    letter: str | None


class ShownDelivery(Struct, frozen=True):
    """A parcel, or what has still to leave."""

    date: str
    note: str | None
    text: str
    was: str | None
    label: str | None
    serials: list[ShownSerials]
    tracking: ShownTracking | None
    detail: str | None
    confirm: ShownConfirm | None
    late: bool


class ShownDeliveries(Struct, frozen=True):
    """Deliveries of an order, or what is available of an offer."""

    title: str
    rows: list[ShownDelivery]
