"""Cursors: the sort key that a page ended at, and the keys of its item; the partition is never taken from them."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

import msgspec

from chalicelib.application.ports.lists import BadCursor

_parts = msgspec.json.Decoder(tuple[str, ...])
LONGEST = 600


def encode(*parts: str) -> str:
    """Give a cursor of these parts."""
    return urlsafe_b64encode(msgspec.json.encode(parts)).decode().rstrip("=")


def decode(cursor: str, count: int) -> tuple[str, ...]:
    """Give its parts. Raises BadCursor for what is none, or has another number of them."""
    try:
        if len(cursor) > LONGEST:
            raise BadCursor
        parts = _parts.decode(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (msgspec.DecodeError, NotBase64, ValueError):
        raise BadCursor from None
    if len(parts) != count or not all(parts):
        raise BadCursor
    return parts
