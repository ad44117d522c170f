"""Colleagues as they are now: those of seller.toml with what managers changed since, read again after some seconds."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from chalicelib.application.ports.staff_store import STAFF_ID, STAFF_LIST
from chalicelib.application.ports.streams import StreamStore
from chalicelib.application.seller import Colleague
from chalicelib.application.staff.colleagues_desk import members_of
from chalicelib.domain.colleague.staff_list import Member, StaffList
from chalicelib.domain.values.roles import Role

GOOD_FOR = 15.0
"""Seconds for which what was read is believed: so long another container may not know of a change."""


class Both(NamedTuple):
    """Who is there, and who left; given: the role that each was given last, and when (UTC)."""

    there: Mapping[str, Colleague]
    former: Mapping[str, Colleague]
    given: Mapping[str, tuple[Role, datetime]]


class StaffReader:
    """Reads the list, at most every few seconds."""

    def __init__(self, store: StreamStore, start: Mapping[str, Colleague], monotonic: Callable[[], float]) -> None:
        self._store, self._start, self._monotonic = store, start, monotonic
        self._read: tuple[float, Both] | None = None

    def both(self) -> Both:
        """Give who is there, and who left."""
        now = self._monotonic()
        if self._read is None or not 0 <= now - self._read[0] < GOOD_FOR:
            self._read = now, self._now()
        return self._read[1]

    def forget(self) -> None:
        """Read again next time: this very process changed it."""
        self._read = None

    def _now(self) -> Both:
        stored = self._store.head(STAFF_LIST, STAFF_ID) or StaffList()
        members = stored.members(members_of(self._start))
        former = {key: _colleague(one) for key, one in members.items() if one.left}
        given: dict[str, tuple[Role, datetime]] = {one.key: (one.role, one.at) for one in stored.changes if one.role}
        return Both({key: _colleague(one) for key, one in members.items() if not one.left}, former, given)


def _colleague(member: Member) -> Colleague:
    return Colleague(member.name, member.email, member.language)


class LiveStaff(Mapping[str, Colleague]):
    """One half of what a reader gives, as a mapping that is always of now."""

    def __init__(self, read: Callable[[], Mapping[str, Colleague]]) -> None:
        self._read = read

    def __getitem__(self, key: str) -> Colleague:
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())
