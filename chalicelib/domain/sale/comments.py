"""Who reads the comment of an entry: whatever is shown to customers asks here, and never the entry itself."""

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry

_SHOWN_BEFORE = (
    e.OfferVoided, e.DeliveryAnnounced, e.Shipped, e.OrderCancelled, e.NoteAdded, e.QuestionAsked, e.QuestionAnswered,
)  # fmt: skip
"""Frozen: entries of today say it themselves."""


class Reads(Struct, frozen=True):
    """What customers read of an entry: its line, and its comment (null: it has none)."""

    line: bool
    comment: bool | None = None


def shown_comment(entry: Entry) -> str | None:
    """Give the comment of an entry, if customers read it. Whatever is shown to them asks here, and never the entry itself."""
    origin = entry.origin
    if not origin.visible or not origin.comment:
        return None
    shown = origin.comment_visible
    return origin.comment if (_shown_before(entry) if shown is None else shown) else None


def withdrawn(entry: Entry) -> bool:
    """Say whether the words of an entry go with it once it is struck: all but those that a customer typed on their page."""
    return entry.origin.channel != "link"


def without_words(entry: Entry) -> Entry:
    """Give an entry as whoever reads an earlier day reads one that was struck since."""
    return replace(entry, origin=replace(entry.origin, comment_visible=False)) if withdrawn(entry) else entry


def colleagues_read(entry: Entry) -> str | None:
    """Give the comment of an entry as colleagues read it, who read them all."""
    return entry.origin.comment


def reads(entry: Entry) -> Reads:
    """Give what customers read of an entry."""
    return Reads(entry.origin.visible, shown_comment(entry) is not None if entry.origin.comment else None)


def _shown_before(entry: Entry) -> bool:
    """Say whether customers read the comment of an entry from before its commit said so: by its kind."""
    event = entry.event
    began = entry.seq == 2 and isinstance(event, e.OfferMade | e.OrderCreated)
    return began or isinstance(event, _SHOWN_BEFORE) or (isinstance(event, e.Received) and event.remarks is not None)
