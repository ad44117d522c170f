"""What a customer can do with an offer: each act with the words and figures that its sheet shows."""

from datetime import date as Date
from typing import Literal

from msgspec import Struct

from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.application.view.shapes.seller_contact import ShownCall

OfferAct = Literal[
    "order", "reserve", "extend", "release", "withdraw", "number", "rest", "request", "forward", "pay", "iban", "transfer",
    "unannounce", "keep", "repay", "contest", "file", "payments",
    "case_declare", "case_accept", "case_refuse",
]  # fmt: skip


class ShownPress(Struct, frozen=True):
    """A control of the panel that opens an act; above, note: what stands above and below it; `call` stands behind the note."""

    act: OfferAct
    text: str
    note: str | None
    above: str | None
    call: ShownCall | None


class ShownKeepable(Struct, frozen=True):
    """A line as it can be reserved: at most `most` pieces of the `of` that were offered.

    text: where they stand; wait: that this is waited for. note: why fewer can be kept, in a few words, None where all can.
    """

    line: int
    name: str
    sku: str
    of: int
    most: int
    text: str
    wait: bool
    note: str | None


class ShownReserve(Struct, frozen=True):
    """How pieces are reserved: until a day from `first` to `last`, at the hour of the seller.

    confirmation: where it is confirmed, None for whom nothing is mailed to.
    """

    above: str
    lines: list[ShownKeepable]
    first: Date
    last: Date
    until: Date
    hour: str
    hint: str
    confirmation: str | None


class ShownExtend(Struct, frozen=True):
    """How a reservation is extended: in `sentence` stand {until} and {was}, which is struck."""

    sentence: str
    until: str
    was: str
    more: str
    button: str


class ShownRelease(Struct, frozen=True):
    """How reserved pieces are given back."""

    sentences: list[str]
    button: str


class ShownRevision(Struct, frozen=True):
    """What a revision of an offer is called, what it comes to and what else holds of it, as it is laid beside another."""

    number: int
    title: str
    amount: str
    notes: list[str]
    document: ShownDocumentLink | None


class ShownOfferActs(Struct, frozen=True):
    """What the reader may do with an offer, as its revision stands; an act that is null is not offered."""

    revision: ShownRevision
    reserve: ShownReserve | None
    extend: ShownExtend | None
    release: ShownRelease | None
