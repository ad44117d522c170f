"""Lists and Search by looking at every head: what the rows of a real store have to come to."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import TypeVar

from chalicelib.application.ports.lists import BadCursor, Found, Order
from chalicelib.application.projection.rows import AffairRow, PromiseRow, Row, TermRow, WorkRow, rows
from chalicelib.domain.sale.waiting import POLICY, NewsPolicy, Side, WaitReason
from tests.fakes.store import FakeStore

R = TypeVar("R", bound=Row)


class FakeLists:
    """The lists of a fake store."""

    def __init__(self, store: FakeStore, policy: NewsPolicy = POLICY) -> None:
        self._store = store
        self._policy = policy

    def work(self, side: Side, order: Order, limit: int, cursor: str | None) -> Found:
        """See Lists."""
        found = [row for row in self._rows(WorkRow) if row.side == side]
        return _found(sorted(found, key=attrgetter(order, "reference")), limit, cursor)

    def due(self, side: Side, first: date, last: date, limit: int, cursor: str | None) -> Found:
        """See Lists."""
        found = [row for row in self._rows(WorkRow) if row.side == side and first <= row.due <= last]
        return _found(sorted(found, key=attrgetter("due", "reference")), limit, cursor)

    def at_step(self, side: Side, matter: WaitReason, limit: int, cursor: str | None) -> Found:
        """See Lists."""
        found = [row for row in self._rows(WorkRow) if (row.side, row.matter) == (side, matter)]
        return _found(sorted(found, key=attrgetter("since", "reference")), limit, cursor)

    def open_affairs(self, account: str, contact: str | None, today: date, limit: int, cursor: str | None) -> Found:
        """See Lists."""
        found = (row for row in self._affairs(account, contact) if row.until >= today)
        return _found(sorted(found, key=attrgetter("until", "reference")), limit, cursor)

    def closed_affairs(self, account: str, contact: str | None, today: date, limit: int, cursor: str | None) -> Found:
        """See Lists."""
        found = (row for row in self._affairs(account, contact) if row.until < today)
        return _found(sorted(found, key=attrgetter("until", "reference"), reverse=True), limit, cursor)

    def promises(self, month: str, limit: int, cursor: str | None) -> tuple[Sequence[PromiseRow], str | None]:
        """See Lists."""
        found = (row for row in self._rows(PromiseRow) if row.kept.isoformat().startswith(month))
        return _page(sorted(found, key=lambda row: (row.reference, row.kind, str(row.number))), limit, cursor)

    def find(self, beginning: str, limit: int, cursor: str | None) -> tuple[Sequence[TermRow], str | None]:
        """See Search."""
        found = (row for row in self._rows(TermRow) if row.term.startswith(beginning))
        return _page(sorted(found, key=lambda row: f"{row.term}#{row.reference}"), limit, cursor)

    def _affairs(self, account: str, contact: str | None) -> Iterable[AffairRow]:
        ours = (row for row in self._rows(AffairRow) if row.account == account)
        return (row for row in ours if contact is None or contact in row.contacts)

    def _rows(self, kind: type[R]) -> Iterable[R]:
        heads = list(self._store.heads.items())
        return (row for ref, head in heads for row in rows(ref, head, self._policy) if isinstance(row, kind))


def _found(found: Sequence[WorkRow | AffairRow], limit: int, cursor: str | None) -> Found:
    page, more = _page(found, limit, cursor)
    return Found([row.reference for row in page], more)


def _page(found: Sequence[R], limit: int, cursor: str | None) -> tuple[Sequence[R], str | None]:
    if cursor is not None and not (cursor.isascii() and cursor.isdigit()):
        raise BadCursor
    begin = int(cursor or 0)
    return found[begin : begin + limit], str(begin + limit) if len(found) > begin + limit else None
