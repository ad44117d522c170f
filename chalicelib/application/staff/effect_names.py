"""Effects by their names, and a place in the list of those that are parked, as readers of the API get them and send them back."""

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, NamedTuple, cast

from msgspec import Meta

from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.lists import BadCursor

_NAME = r"[A-Za-z0-9_\-]{1,40}\.[0-9]{1,8}\.[a-z_]{1,40}\.[A-Za-z0-9_.\-]{0,40}"
_CURSOR = re.compile(rf"[0-9]{{1,17}}\.{_NAME}")
"""The microseconds since 1970 at which an effect was parked, and its name."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EffectName = Annotated[str, Meta(pattern=rf"^{_NAME}\Z", description="an effect's name, as the list of parked ones has it")]


class ParkedCursor(NamedTuple):
    """Where a page of the list begins: behind the effect that was parked at this moment."""

    since: datetime
    effect: Effect


def named(name: str) -> Effect:
    """Give the effect of a name that is an EffectName."""
    reference, seq, kind, contact = name.split(".", 3)
    return Effect(reference, int(seq), cast("EffectKind", kind), contact)


def cursor_of(position: ParkedCursor) -> str:
    """Write a position in the list as a cursor."""
    return f"{(position.since - _EPOCH) // timedelta(microseconds=1)}.{position.effect.id}"


def parked_cursor(cursor: str) -> ParkedCursor:
    """Read the position that a cursor names. Raises BadCursor."""
    if not _CURSOR.fullmatch(cursor):
        raise BadCursor
    since, _, name = cursor.partition(".")
    return ParkedCursor(_EPOCH + timedelta(microseconds=int(since)), named(name))
