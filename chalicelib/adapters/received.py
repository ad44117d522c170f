"""What is kept of a file that a customer sent: a sound PDF as it is, a picture made anew, of all else nothing."""

import re

from chalicelib.adapters import pdf, pictures
from chalicelib.domain.sale.files import PDF, FileRefusal, SentFile

_END = re.compile(rb"%%EOF[\x00\t\n\x0c\r ]*\Z")
"""ISO 32000-1, 7.5.5: how a document ends; what hides behind it makes two files of one."""


def to_store(content: bytes, file: SentFile) -> bytes | FileRefusal:
    """Give what is kept of a content that is of the type that its sender said, or why nothing is."""
    media = pictures.media_of(content)
    if file.media == PDF:
        return (pdf.refusal(content) or _trailing(content) or content) if media in (PDF, None) else "other_type"
    if media is None:
        return "not_a_picture"
    return pictures.remade(content, media) if media == file.media else "other_type"


def _trailing(content: bytes) -> FileRefusal | None:
    return None if _END.search(content, len(content) - 1100) else "trailing"
