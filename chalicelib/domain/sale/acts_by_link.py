"""What customers do by a link that readers are mailed of: so often on one day, whatever it is."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.errors import TooMany
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.values.calendar import paris_date, seconds_left

MOST = 40
"""Acts of one link on one day: each is mailed to every reader, and the owner hears of it."""


class Acts(Struct, frozen=True):
    """How many acts came by a link on a day (Paris)."""

    by: str
    on: date
    n: int


def counted(before: tuple[Acts, ...], entry: Entry) -> tuple[Acts, ...]:
    """Give the acts of the entry's day with one more; those of earlier days count no more."""
    by, day = entry.origin.entered_by, paris_date(entry.committed)
    today = {one.by: one.n for one in before if one.on == day}
    today[by] = today.get(by, 0) + 1
    return tuple(Acts(key, day, n) for key, n in today.items())


def check_acts(acts: tuple[Acts, ...], by: str, now: datetime) -> None:
    """Raise TooMany where as much was done by a link today as one does."""
    day = paris_date(now)
    if any(one.by == by and one.on == day and one.n >= MOST for one in acts):
        raise TooMany("this link did %(n)s things today: call us, or go on tomorrow", wait=seconds_left(now), n=MOST)
