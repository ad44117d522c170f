"""The shape of the customer's document, told to readers by the OpenAPI document and to no request: views make plain dicts."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from chalicelib.domain.values.language import Language


class _Shown(Struct, kw_only=True):
    """A part of the document; texts are ready to show, in the reader's language."""


class ShownCells(_Shown):
    """How many cells of a step are filled."""

    on: int
    of: int


class ShownPaper(_Shown):
    """A document: its address once it is there, what to say until then; `title` has its number."""

    entry: int
    label: str
    title: str
    url: str | None
    pending: str | None


class ShownStep(_Shown):
    """One of the seven steps; `was` is struck behind the text, `cursor` is where the dossier stands."""

    key: Literal["quote", "order", "supply", "shipment", "invoice", "reception", "payment"]
    name: str
    state: Literal["none", "todo", "active", "partial", "done", "you", "late", "cancelled", "off", "lapsed"]
    spoken: str | None
    text: str
    was: str | None
    cells: ShownCells
    cursor: Literal["at", "end"] | None
    documents: list[ShownPaper]


class ShownContact(_Shown):
    """Whom to call and write to."""

    name: str
    role: str
    phone: str
    phone_uri: str
    hours: str
    say: str
    email: str
    reply: str


class ShownBank(_Shown):
    """A row of the transfer's facts; `copy` is the value as it is copied."""

    label: str
    value: str
    copy: str


class ShownCall(_Shown):
    """A telephone number as a link."""

    text: str
    href: str


class ShownLate(_Shown):
    """What is late, in amber with its icon; `call` stands behind the text."""

    text: str
    call: ShownCall | None


class ShownWay(_Shown):
    """How an offer is ordered or renewed: a prepared mail, or the telephone."""

    kind: Literal["mail", "phone"]
    text: str
    href: str


class ShownTodo(_Shown):
    """The one act panel; `then`: what waited on an earlier day, where nothing can be done.

    by: the day until which it waits, always there where the seller acts.
    """

    who: Literal["you", "us", "nobody", "then"]
    tag: str
    title: str
    by: date | None
    amount: str | None
    late: ShownLate | None
    notes: list[str]
    links: list[ShownWay]
    bank: list[ShownBank]
    document: ShownPaper | None


class ShownTracking(_Shown):
    """How a parcel is followed; plain text without an address."""

    text: str
    url: str | None


class ShownSerials(_Shown):
    """The serial numbers of a line's pieces in a parcel."""

    name: str
    numbers: list[str]


class ShownDeadline(_Shown):
    """What the law asks of who received a damaged parcel on a day."""

    on: date
    text: str


class ShownConfirm(_Shown):
    """What the page asks about a parcel under way; `due` if it should have arrived by now.

    `carrier` says for each day of a reception until when the carrier can be told; in `letter` the page fills {date} and {text}.
    """

    parcel: int
    ask: str
    due: bool
    title: str
    content: str
    today: date
    earliest: date
    carrier: list[ShownDeadline]
    letter: str


class ShownDelivery(_Shown):
    """A parcel, or what has still to leave."""

    date: str
    note: str | None
    was: str | None
    label: str | None
    text: str
    serials: list[ShownSerials]
    tracking: ShownTracking | None
    detail: str | None
    confirm: ShownConfirm | None
    late: bool


class ShownDeliveries(_Shown):
    """Deliveries of an order, or what is available of an offer."""

    title: str
    rows: list[ShownDelivery]


class ShownFact(_Shown):
    """A fact; `ref` if it is a number to be copied exactly."""

    label: str
    value: str
    ref: bool


class ShownDetails(_Shown):
    """The facts of the offer or order."""

    title: str
    facts: list[ShownFact]


class ShownStatus(_Shown):
    """Where a line stands; `wait` if it is waited for, `gone` if it was cancelled, or what was left of it."""

    text: str
    wait: bool
    gone: bool


class ShownLine(_Shown):
    """A line with its amounts, net."""

    id: int
    name: str
    detail: str
    quantity: str
    unit_price: str
    discount: str | None
    total: str
    status: ShownStatus | None


class ShownTotal(_Shown):
    """A sum below the lines."""

    label: str
    value: str
    strong: bool


class ShownEntry(_Shown):
    """An entry of the history; `year` only where it changes, `then` is what the way to the dossier as it was then is called.

    comment_lang: what the comment is written in, null where it is ours.
    """

    seq: int
    date: date
    day: str
    year: str | None
    same_day: bool
    kind: Literal["step", "note", "you"]
    title: str
    by: str | None
    comment: str | None
    comment_lang: Language | None
    struck: bool
    documents: list[ShownPaper]
    then: str | None


class ShownHistory(_Shown):
    """A page of the history, newest first; `older` is the address of the next one."""

    entries: list[ShownEntry]
    older: str | None


class ShownDocument(_Shown):
    """A document of the dossier with its SHA-256 (hexadecimal); `note` says why it is not current."""

    entry: int
    title: str
    file: str
    size: str | None
    sha256: str | None
    url: str | None
    pending: str | None
    current: bool
    note: str | None


class ShownArchive(_Shown):
    """All documents in one file."""

    label: str
    url: str


class ShownDocuments(_Shown):
    """By what a PDF is verified: the documents, and where money goes."""

    items: list[ShownDocument]
    archive: ShownArchive | None
    bank: list[ShownBank]


class ShownAddress(_Shown):
    """A postal address, line by line."""

    title: str
    lines: list[str]


class ShownActs(_Shown):
    """What the reader may do."""

    ask: bool


class ShownAsOf(_Shown):
    """That the dossier is shown as it was on an earlier day, after an entry."""

    entry: int
    date: date
    title: str
    after: str


class MaskedDocument(_Shown, tag_field="view", tag="masked"):
    """What an old link still shows: steps and dates; no names, amounts or history."""

    version: str
    lang: Language
    reference: str
    title: str
    verdict: list[str]
    verdict_late: bool
    steps: list[ShownStep]
    contact: ShownContact


class CustomerDocument(_Shown, tag_field="view", tag="full"):
    """The whole document; `as_of` where it is read as it was on an earlier day, at the version of then."""

    as_of: ShownAsOf | None
    version: str
    lang: Language
    reference: str
    title: str
    verdict: list[str]
    verdict_late: bool
    steps: list[ShownStep]
    contact: ShownContact
    kind: Literal["offer", "order"]
    customer_reference: str | None
    customer_reference_hint: str | None
    for_: str = field(name="for")
    lead: str | None
    lead_lang: Language | None
    todo: ShownTodo
    deliveries: ShownDeliveries | None
    details: ShownDetails
    lines: list[ShownLine]
    totals: list[ShownTotal]
    comments: str | None
    comments_lang: Language | None
    history: ShownHistory
    documents: ShownDocuments
    addresses: list[ShownAddress]
    acts: ShownActs
