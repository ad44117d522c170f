"""The shape of the documents of all affairs, told by the OpenAPI document and to no request: views make plain dicts."""

from typing import Literal

from msgspec import Struct

from chalicelib.domain.values.language import Language
from chalicelib.entrypoints.http.customer.document_shape import ShownCall, ShownContact


class ShownAffair(Struct, kw_only=True):
    """An affair; texts are ready to show. Of an old link's dossier no names, numbers and amounts.

    cells: the small scale. step_late, wait_late: the note is of a day that has passed, and `call` is the number behind it.
    token: of the link that the reader has there; null: one is given by POST. terms: what the row is found by, in small
    letters without accents.
    """

    reference: str
    customer_reference: str | None
    reference_note: str | None
    object: str
    step: str
    step_note: str | None
    step_late: bool
    cells: list[Literal["on", "part", "off", ""]]
    who: Literal["you", "us", "nobody"]
    wait: str
    wait_note: str | None
    wait_late: bool
    call: ShownCall | None
    total: str | None
    token: str | None
    terms: str


class ShownGroup(Struct, kw_only=True):
    """The open affairs in which one side must act; `column` is what the column of what waits is called."""

    who: Literal["you", "us", "nobody"]
    title: str
    column: str
    rows: list[ShownAffair]


class AffairsDocument(Struct, kw_only=True):
    """The open affairs of a contact; `whole` if all of the account's were granted, `closed` if those that ended were counted."""

    lang: Language
    title: str
    customer: str
    contact: str
    whole: bool
    summary: str
    yours: str | None
    groups: list[ShownGroup]
    seller: ShownContact
    closed: int | None
    cursor: str | None


class ClosedDocument(Struct, kw_only=True):
    """The affairs that ended, the last to end first."""

    lang: Language
    title: str
    rows: list[ShownAffair]
    cursor: str | None


class AffairsSession(Struct):
    """The contact whose link it is."""

    contact: str


class AffairsOpen(Struct):
    """Whether the link that was sent, or none, opens all affairs."""

    open: bool


class Token(Struct):
    """The token of a dossier's link."""

    token: str
