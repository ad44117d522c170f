"""Colleagues: who answers for dossiers, which of them left, and whose dossiers are to be given to somebody else."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
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
from chalicelib.domain.colleague.colleague_commands import ColleagueCommand
from chalicelib.domain.colleague.staff_list import Member, StaffChange, StaffList, Stamp
from chalicelib.domain.colleague.staff_rules import commanded
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.roles import MANAGER

FORMER: Final = "address_former"
NEW: Final = "address_new"
"""The effects that tell the address of before, and the new one, that a colleague's mails go elsewhere."""


class KnownColleague(Struct, frozen=True):
    """A colleague; left: since when they are there no more. dossiers: those of theirs that wait on somebody."""

    key: str
    name: str
    initials: str
    email: str
    language: Language
    left: datetime | None
    dossiers: int


class StaffAnswer(Struct, frozen=True, rename={"staff": "colleagues"}):
    """All colleagues, those who left too, and what was changed of them, oldest first.

    staff: sent as `colleagues`.
    """

    version: int
    staff: tuple[KnownColleague, ...]
    history: tuple[StaffChange, ...]


class ColleagueRequest(NamedTuple):
    """A command on the list with all that goes with it; start: the colleagues of seller.toml.

    reserved: keys under which the house itself signs.
    """

    command: ColleagueCommand
    caller: Caller
    request: Request
    start: Mapping[str, Colleague]
    reserved: Collection[str] = ()


def read_staff(store: StreamStore, lists: Lists, caller: Caller, start: Mapping[str, Colleague]) -> StaffAnswer:
    """Give the list. Raises Forbidden."""
    staff_only(caller)
    stored = _stored(store)
    owned = {(row.owner, row.reference) for side in ("us", "customer") for row in all_waits(lists, side)}
    dossiers = Counter(owner for owner, _ in owned)
    shown = (
        KnownColleague(key, one.name, initials(one.name), one.email, one.language, one.left, dossiers[key])
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
    if me and me.left:
        # Two managers who let each other go at once: the second finds that the first was faster.
        raise Forbidden
    if request.if_match not in (None, before.version):
        raise Stale(before.version, "staff")
    stamp = Stamp(caller.subject, now, caller.username if me else None)
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
    """Give the mails of a change of address: the former one hears that mails are turned elsewhere."""
    change = after.changes[-1]
    return tuple(Effect(STAFF_ID, change.seq, kind, change.key) for kind in (FORMER, NEW)) if change.former else ()


def members_of(start: Mapping[str, Colleague]) -> dict[str, Member]:
    """Give the colleagues that the seller began with."""
    return {key: Member(one.name, one.email, one.language) for key, one in start.items()}


def _stored(store: StreamStore) -> StaffList:
    return store.head(STAFF_LIST, STAFF_ID) or StaffList()
