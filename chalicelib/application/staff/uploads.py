"""Documents of staff's own come in by an inbox: where one is put, and what it is called there."""

import re
from collections.abc import Mapping
from typing import Annotated, NamedTuple, Protocol

from msgspec import Meta, Struct

from chalicelib.application.caller import Caller
from chalicelib.application.errors import Forbidden, NotFound
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.domain.sale.uploads import LARGEST
from chalicelib.domain.values.fields import Sha256
from chalicelib.domain.values.roles import Role

SENDERS = frozenset[Role]({"manager", "accountant"})
PREFIX = "staff/"
"""What the keys of staff's documents begin with: whoever presigns has the right to put there, and below customers' own."""
_KEY = re.compile(r"staff/([0-9A-Z]+)/([0-9a-f]{64})\.pdf")


class NewUpload(Struct, frozen=True, forbid_unknown_fields=True):
    """A document to be sent in: its SHA-256 and its bytes."""

    sha256: Sha256
    size: Annotated[int, Meta(ge=1, le=LARGEST)]


class PresignedUpload(Struct, frozen=True):
    """Where to PUT the document within five minutes, with these headers."""

    url: str
    headers: Mapping[str, str]


class PlacedFile(NamedTuple):
    """What a customer's place takes: a type, so many bytes, and their SHA-256 (hexadecimal), for so many seconds."""

    media: str
    size: int
    sha256: str
    seconds: int


class Named(NamedTuple):
    """What a key of the inbox says."""

    reference: str
    sha256: str


class Inbox(Protocol):
    """Where documents are put in by those who were given a presigned URL."""

    def presign(self, key: str, new: NewUpload) -> PresignedUpload:
        """Presign an upload of these bytes and no others."""

    def presign_bytes(self, key: str, new: PlacedFile) -> PresignedUpload:
        """Presign an upload of these bytes and no others, which may be put again."""

    def presign_once(self, key: str, new: PlacedFile) -> PresignedUpload:
        """Presign an upload of these bytes and no others, once, under a key that nothing is under."""

    def get(self, key: str, most: int) -> bytes:
        """Give what was put in, as far as `most` bytes. Raises LookupError."""


def presign(store: DossierStore, inbox: Inbox, caller: Caller, reference: str | None, new: NewUpload) -> PresignedUpload:
    """Presign the upload of a dossier's document. Raises Forbidden or NotFound."""
    if not caller.roles & SENDERS:
        raise Forbidden
    if reference is None or store.load(reference) is None:
        raise NotFound
    return inbox.presign(f"{PREFIX}{reference}/{new.sha256}.pdf", new)


def named(key: str) -> Named:
    """Give the dossier and the SHA-256 that a key names. Raises ValueError for a key that no place has."""
    matched = _KEY.fullmatch(key)
    if matched is None:
        raise ValueError("a key of no place")
    return Named(matched[1], matched[2])
