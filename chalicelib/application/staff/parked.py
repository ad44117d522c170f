"""Effects that failed past their retries: staff see which and why, and put them back, all or one, to be done after all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.staff.effect_names import EffectName, ParkedCursor, named, parked_cursor
from chalicelib.application.staff.parked_causes import Cause, cause_of
from chalicelib.application.writing.fan_out import KIND as FAN_OUT
from chalicelib.domain.values.roles import Role

REDRIVERS = frozenset[Role]({"manager"})
PAGE = 50
MOST = 1000
"""Effects put back by one request: a few seconds' work."""


class Redrive(Struct, frozen=True, forbid_unknown_fields=True):
    """Which parked effect is to be done after all; every one if none is named."""

    effect: EffectName | None = None


class Redriven(Struct, frozen=True):
    """How many effects were put back, and whether others are left for another such request."""

    redriven: int
    more: bool


class Parked(Struct, frozen=True):
    """An effect that is left alone: how often it was taken, since when it is parked, and why the last try failed.

    cause: what that amounts to. reason: the error's type and code, for who administers the house.
    """

    effect: str
    reference: str
    entry: int
    kind: EffectKind
    contact: str | None
    tries: int
    since: datetime
    cause: Cause
    reason: str


class ParkedEffects(Struct, frozen=True):
    """A page of parked effects, those parked longest first; `cursor` leads to the next page, null where there is none."""

    effects: Sequence[Parked]
    cursor: str | None


class Parking(Protocol):
    """Effects of every queue that are parked."""

    def parked(self, limit: int, after: ParkedCursor | None) -> ParkedEffects:
        """Give at most `limit` of them from a place on, parked longest first; fewer where some were put back a moment ago."""

    def redrive(self, effect: Effect, now: datetime) -> bool:
        """Put a parked effect back as one that was never tried, due now; False if it is not parked (any more)."""


def read_parked(parking: Parking, caller: Caller, cursor: str | None) -> ParkedEffects:
    """Give a page of the parked effects, the first one or the one that the cursor leads to. Raises Forbidden or BadCursor."""
    staff_only(caller)
    return parking.parked(PAGE, parked_cursor(cursor) if cursor is not None else None)


def redrive(parking: Parking, caller: Caller, wanted: Redrive, now: datetime) -> Redriven:
    """Put back what is asked for. Asked again it finds what is still parked and no more. Raises Forbidden."""
    if not caller.roles & REDRIVERS:
        raise Forbidden
    if wanted.effect is not None:
        return Redriven(int(parking.redrive(named(wanted.effect), now)), more=False)
    redriven, after = 0, None
    for _ in range(MOST // PAGE):
        page = parking.parked(PAGE, after)
        redriven += sum(parking.redrive(named(each.effect), now) for each in page.effects)
        if page.cursor is None:
            return Redriven(redriven, more=False)
        after = parked_cursor(page.cursor)
    return Redriven(redriven, more=True)


def shown(effect: Effect, tries: int, since: datetime, reason: str) -> Parked:
    """Give a parked effect as staff see it."""
    contact = None if effect.kind == FAN_OUT else effect.contact or None
    return Parked(effect.id, effect.reference, effect.seq, effect.kind, contact, tries, since, cause_of(reason), reason)
