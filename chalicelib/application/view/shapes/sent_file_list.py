"""The files that customers sent to a dossier."""

from datetime import datetime
from typing import Literal

from msgspec import Struct


class ShownFile(Struct, frozen=True):
    """A file that a customer sent: what it is called, what it is with its size, and what became of it, in words.

    until: of one that is looked at, when that should be over (UTC); what is heard of no more by then is to be sent again.
    url: of one that is filed. by: who sent it, and when.
    """

    entry: int
    name: str
    what: str
    state: Literal["checking", "filed", "refused"]
    note: str
    until: datetime | None
    url: str | None
    by: str
