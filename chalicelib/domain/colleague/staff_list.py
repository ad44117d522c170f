"""Who of staff answers for dossiers: those that the seller began with, and what managers changed of them since."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.values.fields import Email, Id, Phrase
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.roles import StaffRole


class Member(Struct, frozen=True, omit_defaults=True):
    """A colleague: where they are mailed and in which language; left: since when they are there no more (UTC)."""

    name: Phrase
    email: Email
    language: Language
    left: datetime | None = None


class StaffChange(Struct, frozen=True):
    """One change: the colleague as they were left by it, who made it, a subject and never a name, and when (UTC).

    colleague: the key of who made it, None where they were no colleague, or it was not written down yet.
    former: the address that mails went to before, where this changed it. role: the one that this gave.
    """

    seq: int
    key: Id
    member: Member
    by: str
    at: datetime
    colleague: Id | None = None
    former: Email | None = None
    role: StaffRole | None = None


Members = Mapping[Id, Member]
MOST = 500
"""Changes that are kept together, and colleagues that there may have been."""


class StaffList(Struct, frozen=True):
    """Changes, oldest first; the newest of a colleague says what holds, and is always among them."""

    changes: tuple[StaffChange, ...] = ()

    @property
    def version(self) -> int:
        """How many changes there were."""
        return self.changes[-1].seq if self.changes else 0

    def members(self, start: Members) -> dict[Id, Member]:
        """Give all colleagues by their keys, those who left too."""
        return {**start, **{change.key: change.member for change in self.changes}}

    def change(self, seq: int) -> StaffChange | None:
        """Give a change by its number, None where it is kept no more."""
        return next((one for one in self.changes if one.seq == seq), None)

    def role_given(self, key: Id) -> StaffChange | None:
        """Give the newest change that gave a colleague a role; None where none is kept."""
        return next((one for one in reversed(self.changes) if one.key == key and one.role), None)

    def after(
        self, key: Id, member: Member, stamp: "Stamp", former: Email | None = None, role: StaffRole | None = None
    ) -> "StaffList":
        """Give the list after one more change; of more than are kept, the oldest that does not hold any more is left out."""
        changes = (*self.changes, StaffChange(self.version + 1, key, member, *stamp, former, role))
        outdated = next((n for n, one in enumerate(changes) if any(one.key == later.key for later in changes[n + 1 :])), None)
        if len(changes) > MOST and outdated is not None:
            changes = (*changes[:outdated], *changes[outdated + 1 :])
        return replace(self, changes=changes)


class Stamp(NamedTuple):
    """Who makes a change, and when (UTC); colleague: the key of the one who does, if it is one."""

    by: str
    at: datetime
    colleague: Id | None = None


def present(members: Members) -> dict[Id, Member]:
    """Give those who did not leave."""
    return {key: member for key, member in members.items() if member.left is None}
