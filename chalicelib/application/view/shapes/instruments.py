"""The instruments of an account, and the passport of one: its warranty, cases, documents and dated history."""

from datetime import date as Date
from typing import Literal

from msgspec import Struct

from chalicelib.application.view.shapes.order_facts import ShownFact
from chalicelib.application.view.shapes.seller_contact import ShownContact
from chalicelib.domain.sale.turn import Who
from chalicelib.domain.values.language import Language


class DossierWay(Struct, frozen=True):
    """A way to a dossier that the reader may open; token: of their own link there, null: one is given by POST."""

    text: str
    reference: str
    token: str | None


class ShownCase(Struct, frozen=True):
    """A case of an instrument; texts are ready to show. way: to its dossier, null where the reader's link shows it not."""

    number: str
    state: str
    text: str
    who: Who
    way: DossierWay | None


class ShownInstrument(Struct, frozen=True):
    """A row of the list; texts are ready to show. serial, location: null where nothing is known of it.

    next: the next date of the instrument, with what comes to an end then. case: the open one that waits first, else null.
    terms: what the row is found by, in small letters without accents.
    """

    id: str
    name: str
    serial: str
    location: str | None
    state: str
    state_note: str | None
    next: str | None
    next_note: str | None
    case: ShownCase | None
    terms: str


class InstrumentsDocument(Struct, frozen=True):
    """A page of the instruments of an account; `partial` where the reader sees only those that orders of theirs brought.

    yours: how many wait for the reader, null where none does or more pages come.
    """

    lang: Language
    title: str
    customer: str
    summary: str
    yours: str | None
    partial: str | None
    rows: list[ShownInstrument]
    support: ShownContact
    cursor: str | None


class InstrumentDocument(Struct, frozen=True):
    """A document of an instrument; url: where it is read, null while it is being made; note: what it is of."""

    title: str
    note: str | None
    until: str | None
    label: str
    url: str | None


class ShownLife(Struct, frozen=True):
    """An entry in the life of an instrument; `year` only where it changes. way: the dossier that it was done in."""

    date: Date
    day: str
    year: str | None
    same_day: bool
    kind: Literal["step", "note", "you"]
    title: str
    by: str | None
    comment: str | None
    struck: bool
    way: DossierWay | None
    documents: list[InstrumentDocument]


class ShownFault(Struct, frozen=True):
    """What stands on the sheet in which a fault is described: which instrument, and what follows."""

    above: str
    will: list[str]


class PassportDocument(Struct, frozen=True):
    """The passport of an instrument; texts are ready to show.

    owned: whether the account of the reader has it today; else it ends with the day on which that was over.
    todo: the case that waits for the reader, null where none does. older: whether more entries were left out.
    fault: the sheet in which a fault is described, null of an instrument that is not theirs today.
    """

    lang: Language
    id: str
    title: str
    name: str
    serial: str
    warranty: str | None
    customer: str
    owned: bool
    verdict: list[str]
    lead: str | None
    todo: ShownCase | None
    cases: list[ShownCase]
    documents: list[InstrumentDocument]
    facts: list[ShownFact]
    history: list[ShownLife]
    fault: ShownFault | None
    support: ShownContact
