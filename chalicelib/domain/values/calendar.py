"""The business day: dates are those of Paris, moments are aware UTC."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from math import ceil
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def paris_date(moment: datetime) -> date:
    """Give the date in Paris at an aware moment."""
    return moment.astimezone(PARIS).date()


def seconds_left(moment: datetime) -> int:
    """Give seconds until the next day begins in Paris, whole ones, at least one."""
    tomorrow = datetime.combine(paris_date(moment) + timedelta(days=1), time(), PARIS)
    return ceil((utc(tomorrow) - utc(moment)).total_seconds())


def utc(moment: datetime) -> datetime:
    """Give the same moment in UTC; a naive one is refused with ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)


@lru_cache(maxsize=1024)
def working_days_after(day: date, count: int) -> date:
    """Give the date so many days from Monday to Friday after a day; public holidays count as any other."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


@lru_cache(maxsize=64)
def french_holidays(year: int) -> frozenset[date]:
    """Give the public holidays of France in a year (Code du travail, art. L3133-1)."""
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    easter = _easter(year)
    moving = (easter + timedelta(days=days) for days in (1, 39, 50))
    return frozenset((*(date(year, month, day) for month, day in fixed), *moving))


def _easter(year: int) -> date:
    """Find Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = c // 4, c % 4
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)
