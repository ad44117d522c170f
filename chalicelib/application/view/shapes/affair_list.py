"""The documents of all affairs: the open ones by who must act, and those that ended."""

from typing import Literal

from msgspec import Struct

from chalicelib.application.view.shapes.seller_contact import ShownCall, ShownContact
from chalicelib.domain.sale.turn import Who
from chalicelib.domain.values.language import Language

Cell = Literal["on", "part", "off", ""]
"""A step on the small scale: full, begun, without a sequel, or empty."""


class ShownAffair(Struct, frozen=True):
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
    cells: list[Cell]
    who: Who
    wait: str
    wait_note: str | None
    wait_late: bool
    call: ShownCall | None
    total: str | None
    token: str | None
    terms: str


class ShownGroup(Struct, frozen=True):
    """The open affairs in which one side must act; `column` is what the column of what waits is called."""

    who: Who
    title: str
    column: str
    rows: list[ShownAffair]


class AffairsDocument(Struct, frozen=True):
    """The open affairs of a contact; `whole` if all of the account's were granted, `closed` if those that ended were counted."""

    lang: Language
    title: str
    customer: str
    contact: str
    summary: str
    yours: str | None
    groups: list[ShownGroup]
    seller: ShownContact
    whole: bool
    closed: int | None
    cursor: str | None


class ClosedDocument(Struct, frozen=True):
    """The affairs that ended, the last to end first."""

    lang: Language
    title: str
    rows: list[ShownAffair]
    cursor: str | None
