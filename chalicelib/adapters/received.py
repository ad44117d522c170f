"""What is kept of a file that a customer sent: a sound PDF as it is, a picture made anew, a log unopened, of all else nothing."""

import re

from chalicelib.adapters import pdf, pictures
from chalicelib.domain.sale.files import PDF, FileRefusal, FileType, SentFile

_END = re.compile(rb"%%EOF[\x00\t\n\x0c\r ]*\Z")
"""ISO 32000-1, 7.5.5: how a document ends; what hides behind it makes two files of one."""


_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_NO_TEXT = (b"PK", b"%PDF", b"{\\rtf", b"#!", b"<", b"\xef\xbb\xbf<")
"""How texts begin that are no table: archives, documents, programs, pages."""


def to_store(content: bytes, file: SentFile) -> bytes | FileRefusal:
    """Give what is kept of a content that is of the type that its sender said, or why nothing is."""
    if file.kind == "log":
        return content if is_log(content, file.media) else "other_type"
    media = pictures.media_of(content)
    if file.media == PDF:
        return (pdf.refusal(content) or _trailing(content) or content) if media in (PDF, None) else "other_type"
    if media is None:
        return "not_a_picture"
    return pictures.remade(content, media) if media == file.media else "other_type"


def is_log(content: bytes, media: FileType) -> bool:
    """Say whether a content begins as its type does; it is never opened, nor unpacked.

    A zip by its first header (PKWARE APPNOTE, 4.3.7; an empty one by its end, 4.3.16), a film by ISO 14496-12, 4.3, a CSV by
    being a text without the bytes that no text has (RFC 4180).
    """
    if media == "application/zip":
        return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))
    if media == "video/mp4":
        return content[4:8] == b"ftyp" and pictures.media_of(content) is None
    return not content.startswith(_NO_TEXT) and not _CONTROL.search(content)


def _trailing(content: bytes) -> FileRefusal | None:
    return None if _END.search(content, len(content) - 1100) else "trailing"
