"""What is shown before an order is placed: what it comes to, what it leaves, and what follows from it."""

from datetime import datetime

from msgspec import Struct

from chalicelib.application.view.shapes.order_facts import ShownAddress, ShownLine, ShownTotal


class ShownLeft(Struct, frozen=True):
    """Pieces of a line that an order leaves, as an offer of their own."""

    name: str
    quantity: str


class ShownPlace(Struct, frozen=True):
    """An address that an order may go to; `default` is the offer's own; label: the customer's name for it, or none."""

    id: str
    label: str
    lines: list[str]
    default: bool


class ShownCountry(Struct, frozen=True):
    """A country that an order may be sent to, by its ISO 3166-1 code."""

    code: str
    name: str


class ShownReview(Struct, frozen=True):
    """A dry run of an order; an order that names its `figures` is placed for exactly this, or refused.

    amount: the gross. left: what it leaves; until: to which day that is offered. code: whether a code is mailed first, and why;
    code_to: whom it is mailed to. consent: what is said of an address that was not on file: the order waits for us then.
    arrives: by when all of it would be there, None where nobody knows. pay: when it is paid, None where nobody said.
    undo: until when it can be taken back, undo_until: that moment (UTC), None where we confirm it first. next: what happens next.
    places: the addresses on file, one of which an order may name; countries: those that it may be sent to.
    warnings: what may be meant otherwise.
    """

    version: str
    figures: str
    lines: list[ShownLine]
    totals: list[ShownTotal]
    amount: str
    left: list[ShownLeft]
    left_note: str | None
    delivery: ShownAddress
    code: bool
    code_note: str | None
    code_to: str | None
    consent: bool
    consent_note: str | None
    arrives: str | None
    pay: str | None
    undo: str
    undo_until: datetime | None
    next: str
    places: list[ShownPlace]
    countries: list[ShownCountry]
    warnings: list[str]


class ShownTerms(Struct, frozen=True):
    """The general terms: where they are read, and the SHA-256 that an order names."""

    url: str
    sha256: str


class ShownPieces(Struct, frozen=True):
    """A line that can be ordered: at most `most` pieces of the `of` that were offered, all of them.

    sku: with the price of one. text: where the pieces stand, None where nobody counts them; wait: that this is waited for.
    """

    line: int
    name: str
    sku: str
    of: int
    most: int
    text: str | None
    wait: bool


class ShownOrdering(Struct, frozen=True):
    """What an order from the page is made of; first and last: the days that may be wished for.

    buyer: in whose name it is placed. billing: where its invoices go. kept: what becomes of pieces that are left.
    wish: what is said of the day that is wished for.
    """

    buyer: str
    lines: list[ShownPieces]
    kept: str
    places: list[ShownPlace]
    countries: list[ShownCountry]
    billing: list[str]
    terms: ShownTerms
    first: str
    last: str
    wish: str


class ShownTakeBack(Struct, frozen=True):
    """How an order is taken back: what its sheet is called, and what follows."""

    title: str
    sentences: list[str]


class ShownPlaced(Struct, frozen=True):
    """What may be done with an order from the page.

    undo: until when it can be taken back, None where it cannot, or as long as it waits for us; why_not: then why.
    number: whether the customer's own number may be given. ask: whether a change or the cancellation may be asked for.
    rest: the offer of what was left. withdraw, asking: what the sheets of taking back and of asking say, None without them.
    """

    undo: str | None
    undo_until: datetime | None
    why_not: str | None
    number: bool
    ask: bool
    rest: str | None
    withdraw: ShownTakeBack | None
    asking: list[str] | None
