"""The documents of a dossier, and by what they are verified."""

from msgspec import Struct

from chalicelib.application.view.shapes.seller_contact import ShownBank


class ShownDocument(Struct, frozen=True):
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


class ShownArchive(Struct, frozen=True):
    """All documents in one file."""

    label: str
    url: str


class ShownDocuments(Struct, frozen=True):
    """By what a PDF is verified: the documents, and where money goes."""

    items: list[ShownDocument]
    archive: ShownArchive | None
    bank: list[ShownBank]
