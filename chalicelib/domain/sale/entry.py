"""An entry of the history: an event with who, when, how and whether customers see it."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.sale.events import Event
from chalicelib.domain.values.actor import Actor, Channel
from chalicelib.domain.values.calendar import paris_date


class Provenance(Struct, frozen=True, omit_defaults=True):
    """Where an event comes from.

    effective: the date it took effect, Paris. recorded: the moment it was first written down anywhere, UTC (an old dossier
    carried over gives its own). entered_by: subject of the token that entered it. visible: whether customers see it.
    comment_visible: whether they read its comment too (None: an entry from before that was said; see `comments`).
    """

    effective: date
    recorded: datetime
    actor: Actor
    entered_by: str
    channel: Channel
    visible: bool = True
    comment: str | None = None
    comment_visible: bool | None = None


class Entry(Struct, frozen=True):
    """Event number `seq` of a dossier, committed to the store at a moment in UTC."""

    seq: int
    event: Event
    origin: Provenance
    committed: datetime

    @property
    def came(self) -> date | None:
        """The day on which what was first written down elsewhere came into this system (Paris); None of what began here."""
        return paris_date(self.committed) if self.origin.recorded < self.committed else None

    @property
    def counts_from(self) -> date:
        """From when the seller's days count: nobody who asked of old was promised an answer by them before it came here."""
        return max(self.origin.effective, self.came or self.origin.effective)
