"""A document as it is set in type: every text ready to show, in one language; templates lay it out and decide nothing."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from chalicelib.domain.sale.document_kinds import DocumentKind
from chalicelib.domain.values.language import Language


class PrintedFact(Struct, frozen=True):
    """A label and its value; ref: an identifier, set with slashed zeros."""

    label: str
    value: str
    ref: bool = False


class Block(Struct, frozen=True):
    """An address or another short block under a title.

    original: the address in its own letters, below its Latin lines. country: its code, since kanji are not written as hanzi are.
    """

    title: str
    lines: tuple[str, ...]
    original: tuple[str, ...] = ()
    country: str = ""


class PrintedRow(Struct, frozen=True):
    """A row of the table; its cells follow the columns after the first, which holds name and detail.

    indents: how many digits a cell stands off the right, so that the decimal signs of its column are below each other.
    """

    name: str
    detail: str
    cells: tuple[str, ...]
    indents: tuple[int, ...] = ()


class PrintedSum(Struct, frozen=True):
    """A row of the totals; strong: the gross, or what is to pay."""

    label: str
    value: str
    strong: bool = False


class VatTable(Struct, frozen=True):
    """Totals by VAT rate: column titles, then a row for each rate."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Code(Struct, frozen=True):
    """A QR code: rows of 0 and 1 without the quiet zone, what it leads to for those who cannot see it, and its caption."""

    modules: tuple[str, ...]
    alt: str
    caption: str


class Payment(Struct, frozen=True):
    """How to pay: a title, facts (IBAN, BIC, reference, due date) and the EPC QR code, if the amount can be paid by one."""

    title: str
    facts: tuple[PrintedFact, ...]
    code: Code | None


class Letterhead(Struct, frozen=True):
    """The seller: name, address, and the legal line at the foot of each page."""

    name: str
    lines: tuple[str, ...]
    legal: str


class PrintedDocument(Struct, frozen=True):
    """One document.

    title: "Facture F26-0412"; subject: the PDF's description. moment: aware UTC, the only time inside the PDF.
    draft: a word set across each page, or None. pages: "Page {page} sur {pages}", both places filled by the typesetter.
    columns: titles of the table, the first of the name, the others of the cells, all to the right. file: name of the PDF.
    """

    kind: DocumentKind | Literal["statement", "receipt"]
    lang: Language
    title: str
    subject: str
    day: str
    moment: datetime
    draft: str | None
    file: str
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    facts: tuple[PrintedFact, ...]
    opening: str | None
    columns: tuple[str, ...]
    rows: tuple[PrintedRow, ...]
    sums: tuple[PrintedSum, ...]
    vat: VatTable | None
    payment: Payment | None
    notes: tuple[str, ...]
    page: Code
    pages: str
