"""Files of customers: each is announced, put into its place by a signed address, and had again from where it is kept."""

import re
from datetime import datetime
from typing import NamedTuple

from chalicelib.application.ports.document_store import DocumentStore, file_key
from chalicelib.application.staff.uploads import Inbox, PlacedFile, PresignedUpload
from chalicelib.domain.sale.file_names import stem
from chalicelib.domain.sale.files import ENDINGS, SentFile, granted

PREFIX = "uploads/"
"""What the keys of customers' files begin with: the site's own path, which leads to the inbox."""
_KEY = re.compile(r"uploads/([0-9A-Z]+)/([0-9]{1,8})")


class NamedFile(NamedTuple):
    """What a key of the inbox says of a customer's file: the dossier, and the entry that announced it."""

    reference: str
    entry: int


def presign_file(inbox: Inbox, reference: str, file: SentFile, now: datetime) -> PresignedUpload:
    """Give the place of an announced file: a path of the site, good until ten minutes after that, for these bytes once."""
    new = PlacedFile(file.media, file.size, file.sent, granted(file, now))
    presigned = inbox.presign_once(f"{PREFIX}{reference}/{file.entry}", new)
    return PresignedUpload(presigned.url[presigned.url.index(f"/{PREFIX}") :], presigned.headers)


def named(key: str) -> NamedFile:
    """Give what a key names. Raises ValueError for a key that no place has."""
    matched = _KEY.fullmatch(key)
    if matched is None:
        raise ValueError("a key of no place")
    return NamedFile(matched[1], int(matched[2]))


def file_address(document_store: DocumentStore, reference: str, file: SentFile) -> str | None:
    """Say where a file is, as a download under its own name, for five minutes; None where it is not kept."""
    if not file.filed:
        return None
    return document_store.url("documents", file_key(reference, file), download_name(file))


def download_name(file: SentFile) -> str:
    """Give the name under which a file is saved: its own, with the ending of what is kept."""
    return f"{stem(file.name)}.{ENDINGS[file.stored_type]}"
