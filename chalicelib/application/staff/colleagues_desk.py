"""Colleagues: who answers for dossiers, which of them left, and whose dossiers are to be given to somebody else."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from msgspec import Struct

from chalicelib.application.caller import Caller, Outcome, Request, staff_only
from chalicelib.application.errors import Forbidden, Stale
from chalicelib.application.ports.commit import Commit, Record
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.staff_store import STAFF_ID, STAFF_LIST
from chalicelib.application.ports.streams import StreamStore
from chalicelib.application.seller import Colleague
from chalicelib.application.staff.initials import initials
from chalicelib.application.staff.waits_index import all_waits
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.colleague.colleague_commands import ColleagueCommand, GiveRole
from chalicelib.domain.colleague.staff_list import Member, StaffChange, StaffList, Stamp
from chalicelib.domain.colleague.staff_rules import Roles, commanded, role_given
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.roles import MANAGER, StaffRole

FORMER: Final = "address_former"
NEW: Final = "address_new"
"""The effects that tell the address of before, and the new one, that a colleague's mails go elsewhere."""


ROLE: Final = "role_given"
"""The effect that gives a user the role that the list gave."""
SETTLED = timedelta(minutes=1)
"""For so long after a role was given, the users' groups may not say it yet: the list does."""


class KnownColleague(Struct, frozen=True):
    """A colleague; left: since when they are there no more. dossiers: those of theirs that wait on somebody.

    roles: those in which they sign in; none where they have no sign-in.
    """

    key: str
    name: str
    initials: str
    email: str
    language: Language
    left: datetime | None
    dossiers: int
    roles: tuple[StaffRole, ...]


class StaffAnswer(Struct, frozen=True, rename={"staff": "colleagues"}):
    """All colleagues, those who left too, and what was changed of them, oldest first.

    staff: sent as `colleagues`.
    """

    version: int
    staff: tuple[KnownColleague, ...]
    history: tuple[StaffChange, ...]


class ColleagueRequest(NamedTuple):
    """A command on the list with all that goes with it; start: the colleagues of seller.toml.

    reserved: keys under which the house itself signs. roles: gives who signs in, in which roles.
    """

    command: ColleagueCommand
    caller: Caller
    request: Request
    start: Mapping[str, Colleague]
    reserved: Collection[str]
    roles: Callable[[], Roles]


class StaffReads(NamedTuple):
    """Where the list is, what waits, and who signs in in which roles."""

    store: StreamStore
    lists: Lists
    roles: Callable[[], Roles]


def read_staff(reads: StaffReads, caller: Caller, start: Mapping[str, Colleague], now: datetime) -> StaffAnswer:
    """Give the list. Raises Forbidden."""
    staff_only(caller)
    stored, lists = _stored(reads.store), reads.lists
    roles = _roles_now(stored, reads.roles(), now)
    owned = {(row.owner, row.reference) for side in ("us", "customer") for row in all_waits(lists, side)}
    dossiers = Counter(owner for owner, _ in owned)
    shown = (
        KnownColleague(
            key, one.name, initials(one.name), one.email, one.language, one.left, dossiers[key], tuple(sorted(roles.get(key, ())))
        )
        for key, one in stored.members(members_of(start)).items()
    )
    return StaffAnswer(stored.version, tuple(shown), stored.changes)


def change_staff(store: StreamStore, wanted: ColleagueRequest, now: datetime, pause: Callable[[int], None]) -> Outcome:
    """Carry out a command once. Raises Forbidden, Stale, KeyReused, Busy or the domain's error."""
    if not wanted.caller.roles & MANAGER:
        raise Forbidden
    return idempotent(store, wanted.caller, wanted.request, lambda: _attempt(store, wanted, now), pause)


def _attempt(store: StreamStore, wanted: ColleagueRequest, now: datetime) -> Outcome:
    before, caller, request = _stored(store), wanted.caller, wanted.request
    members = before.members(members_of(wanted.start))
    me = members.get(caller.username)
    lost = before.role_given(caller.username)
    if (me and me.left) or (lost and lost.role != "manager" and now - lost.at < SETTLED):
        # Two managers who let each other go at once: the second finds that the first was faster.
        raise Forbidden
    if request.if_match not in (None, before.version):
        raise Stale(before.version, "staff")
    stamp = Stamp(caller.subject, now, caller.username if me else None)
    if isinstance(wanted.command, GiveRole):
        roles = _roles_now(before, wanted.roles(), now)
        after = role_given(before, members_of(wanted.start), wanted.command, stamp, roles)
    else:
        after = commanded(before, members_of(wanted.start), wanted.command, stamp, wanted.reserved)
    record = Record(caller.principal, request.key, request.fingerprint, 201, wanted.command.key, after.version)
    store.commit(
        Commit(
            stream=STAFF_LIST, reference=STAFF_ID, expected=before.version, head=after, record=record, at=now,
            effects=_effects(after),
        )
    )  # fmt: skip
    return Outcome(201, wanted.command.key, after.version)


def _effects(after: StaffList) -> tuple[Effect, ...]:
    """Give the mails of a change of address, of which the former one hears too, and what gives a role."""
    change = after.changes[-1]
    if change.role:
        return (Effect(STAFF_ID, change.seq, ROLE, change.key),)
    return tuple(Effect(STAFF_ID, change.seq, kind, change.key) for kind in (FORMER, NEW)) if change.former else ()


def _roles_now(stored: StaffList, users: Roles, now: datetime) -> dict[str, frozenset[StaffRole]]:
    """Give who signs in in which roles, with what was given a moment ago; who left signs in no more."""
    newest = {key: change for key in users if (change := stored.role_given(key)) and now - change.at < SETTLED}
    given = {key: frozenset((change.role,)) for key, change in newest.items() if change.role}
    left = {change.key: change.member.left is not None for change in stored.changes}
    return {key: roles for key, roles in {**users, **given}.items() if not left.get(key)}


def members_of(start: Mapping[str, Colleague]) -> dict[str, Member]:
    """Give the colleagues that the seller began with."""
    return {key: Member(one.name, one.email, one.language) for key, one in start.items()}


def _stored(store: StreamStore) -> StaffList:
    return store.head(STAFF_LIST, STAFF_ID) or StaffList()
