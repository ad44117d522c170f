"""A movement of stock: what one command changed of it, when, by whom and why; all of them add up to what is there."""

from datetime import datetime

from msgspec import Struct

from chalicelib.domain.stock.stock_change import StockChange


class Movement(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One movement, of one command.

    at: when it was written down, UTC. by: whose token it was. why: the command's name. id: what tells those of a moment apart.
    dossier: the reference of the dossier that it is for. reason: in words.
    as_of: the moment of a count, UTC; the first one is one too.
    """

    at: datetime
    by: str
    why: str
    id: str
    changes: tuple[StockChange, ...]
    dossier: str | None = None
    reason: str | None = None
    as_of: datetime | None = None
