"""The port to lists of dossiers: each page is one query, and a cursor leads to the next."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple, Protocol

from chalicelib.application.errors import ApplicationError
from chalicelib.application.projection.row_types import ListRow, TermRow, WorkRow
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.wait import Side

Order = Literal["due", "since"]
"""What is to be done first (misses before all), or what waits longest."""


class DossierPage(NamedTuple):
    """A page of dossiers: references in order, and the cursor of the page after it (None: there is none)."""

    references: Sequence[str]
    cursor: str | None


class BadCursor(ApplicationError):
    """A text that is no cursor of this list."""


class Lists(Protocol):
    """Finds dossiers. An answer may lag a moment behind, and holds keys alone: what they say today is in the heads."""

    def work(self, side: Side, order: Order, limit: int, cursor: str | None) -> DossierPage:
        """Give the dossiers that wait on a side. Raises BadCursor."""

    def due(self, side: Side, first: date, last: date, limit: int, cursor: str | None) -> DossierPage:
        """Give those that wait on a side until a day in a span, its first day first. Raises BadCursor."""

    def work_rows(self, side: Side, limit: int, cursor: str | None) -> tuple[Sequence[WorkRow], str | None]:
        """Give the rows of all that waits on a side, what is due first before all, and the cursor of more. Raises BadCursor.

        While rows that older code wrote are made anew, those are left out.
        """

    def at_step(self, side: Side, reason: WaitReason, limit: int, cursor: str | None) -> DossierPage:
        """Give those that wait on a side for one matter, longest first. Raises BadCursor."""

    def open_affairs(self, account: str, contact: str | None, today: date, limit: int, cursor: str | None) -> DossierPage:
        """Give the account's open affairs, or those that name a contact; what ends first comes first. Raises BadCursor.

        A page is as long as `limit` while there is more, and its cursor tells of no dossier that is not on it.
        """

    def closed_affairs(self, account: str, contact: str | None, today: date, limit: int, cursor: str | None) -> DossierPage:
        """Give those that ended, the last to end first; pages as of those open. Raises BadCursor."""

    def acted_since(self, since: datetime, limit: int) -> tuple[Sequence[str], bool]:
        """Give dossiers whose customer did something since a moment, the last first, and whether there are more."""

    def listed(self, name: str, partition: str, limit: int, cursor: str | None) -> tuple[Sequence[ListRow], str | None]:
        """Give rows of a list in a partition of it, in their order, and the cursor of more. Raises BadCursor."""


class Search(Protocol):
    """Finds dossiers by numbers and names; a search engine can take its place."""

    def find(self, beginning: str, limit: int, cursor: str | None) -> tuple[Sequence[TermRow], str | None]:
        """Give terms that begin so (see domain.terms), in order, with their dossiers, and the cursor of more.

        Raises BadCursor.
        """
