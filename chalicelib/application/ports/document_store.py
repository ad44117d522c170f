"""Where documents are kept, and what a dossier's files are called there."""

from typing import IO, Literal, NamedTuple, Protocol

from chalicelib.domain.sale.document_kinds import DOCUMENTS, DocumentKind
from chalicelib.domain.sale.files import ENDINGS, SentFile

Bucket = Literal["documents", "invoices"]
"""Invoices and credit notes have a bucket of their own, from which nothing can be taken before its time."""


class Held(NamedTuple):
    """What is under a key that is written over: the mark that it was put with, and what tells this writing from others."""

    mark: str | None
    writing: str


class DocumentStore(Protocol):
    """The files themselves."""

    def put(self, bucket: Bucket, key: str, content: bytes, media_type: str) -> None:
        """Keep the bytes under a key, checked by their SHA-256; the same bytes again change nothing."""

    def get(self, bucket: Bucket, key: str) -> bytes:
        """Give the bytes under a key. Raises LookupError."""

    def replace(self, bucket: Bucket, key: str, content: IO[bytes], media_type: str, mark: str, before: Held | None) -> bool:
        """Keep a file, read as it is sent, in place of what was found under a key; False, and nothing kept, if that is gone."""

    def held(self, bucket: Bucket, key: str) -> Held | None:
        """Give what is under a key, strongly consistent, or None."""

    def remove(self, bucket: Bucket, key: str) -> None:
        """Take away what is under a key; nothing where nothing is."""

    def url(self, bucket: Bucket, key: str, name: str) -> str:
        """Give an address that gives the file to whoever has it for five minutes, under a name of its own."""


def bucket_of(kind: DocumentKind) -> Bucket:
    """Give the bucket of a kind of documents."""
    return "invoices" if DOCUMENTS[kind].money else "documents"


def document_key(reference: str, entry: int, sha256: str) -> str:
    """Give the key of the document that an entry made: another content is another key."""
    return f"{reference}/{entry:08d}-{sha256}.pdf"


def upload_key(reference: str, sha256: str) -> str:
    """Give the key of an accepted document of staff's own, in the bucket of documents."""
    return f"own/{reference}/{sha256}.pdf"


def file_key(reference: str, file: SentFile) -> str:
    """Give the key of what is kept of a customer's file, in the bucket of documents. Raises ValueError where nothing is."""
    if file.kept is None:
        raise ValueError("nothing is kept of this file")
    return f"files/{reference}/{file.entry:08d}-{file.kept}.{ENDINGS[file.stored_type]}"


def draft_key(reference: str, sha256: str) -> str:
    """Give the key of a draft, in the bucket of documents, which keeps it for a day."""
    return f"drafts/{reference}/{sha256}.pdf"


def picture_key(reference: str, sha256: str, page: int) -> str:
    """Give the key of the picture of a draft's page, the first of which is 1, beside the draft."""
    return f"drafts/{reference}/{sha256}-{page}.png"


def archive_key(reference: str) -> str:
    """Give the key of all documents of a dossier in one file, the only one that is written over; its mark is their digest."""
    return f"archives/{reference}.zip"
