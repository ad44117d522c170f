"""A promise made to a customer."""

from datetime import date
from typing import Literal, NamedTuple

Promised = Literal["delivery", "news", "answer"]


class Promise(NamedTuple):
    """A promised day (Paris), the one it was moved to, and when it was kept (None: not yet).

    number: of a delivery the line, of news the entry that promised it, or since which the customer was to hear of us.
    """

    kind: Promised
    number: int
    on: date
    moved: date
    kept: date | None

    @property
    def days(self) -> int | None:
        """Days by which it was missed, counted from the day promised first; zero or less is kept."""
        return (self.kept - self.on).days if self.kept else None
