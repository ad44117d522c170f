"""Who of staff answers for dossiers: those that the seller began with, and what managers changed of them since."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.values.fields import Email, Id, Phrase
from chalicelib.domain.values.language import Language


class Member(Struct, frozen=True, omit_defaults=True):
    """A colleague: where they are mailed and in which language; left: since when they are there no more (UTC)."""

    name: Phrase
    email: Email
    language: Language
    left: datetime | None = None


class StaffChange(Struct, frozen=True):
    """One change: the colleague as they were left by it, who made it, a subject and never a name, and when (UTC)."""

    seq: int
    key: Id
    member: Member
    by: str
    at: datetime


Members = Mapping[Id, Member]


class StaffList(Struct, frozen=True):
    """All changes, oldest first; the newest of a colleague says what holds."""

    changes: tuple[StaffChange, ...] = ()

    @property
    def version(self) -> int:
        """How many changes there are."""
        return len(self.changes)

    def members(self, start: Members) -> dict[Id, Member]:
        """Give all colleagues by their keys, those who left too."""
        return {**start, **{change.key: change.member for change in self.changes}}

    def after(self, key: Id, member: Member, stamp: "Stamp") -> "StaffList":
        """Give the list after one more change."""
        return replace(self, changes=(*self.changes, StaffChange(self.version + 1, key, member, *stamp)))


class Stamp(NamedTuple):
    """Who makes a change, and when (UTC)."""

    by: str
    at: datetime


def present(members: Members) -> dict[Id, Member]:
    """Give those who did not leave."""
    return {key: member for key, member in members.items() if member.left is None}
