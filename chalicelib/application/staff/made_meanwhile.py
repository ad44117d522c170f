"""An entry that somebody made while a colleague was typing, as they are told of it."""

from datetime import datetime

from msgspec import Struct


class Meanwhile(Struct, frozen=True):
    """An entry in words, when it was made (UTC) and by whom; who: null where it happened by itself."""

    seq: int
    at: datetime
    who: str | None
    text: str
    comment: str | None
