"""The business day: dates are those of Paris, moments are aware UTC."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from math import ceil
from zoneinfo import ZoneInfo

from chalicelib.domain.values.holiday_table import FIRST, HOLIDAYS, HOME

PARIS = ZoneInfo("Europe/Paris")
SATURDAY = 5
ONE_DAY = timedelta(days=1)


def paris_date(moment: datetime) -> date:
    """Give the date in Paris at an aware moment."""
    return moment.astimezone(PARIS).date()


def seconds_left(moment: datetime) -> int:
    """Give seconds until the next day begins in Paris, whole ones, at least one."""
    tomorrow = datetime.combine(paris_date(moment) + ONE_DAY, time(), PARIS)
    return ceil((utc(tomorrow) - utc(moment)).total_seconds())


def utc(moment: datetime) -> datetime:
    """Give the same moment in UTC; a naive one is refused with ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)


@lru_cache(maxsize=1024)
def working_days_after(day: date, count: int) -> date:
    """Give the date so many working days of the seller's after a day."""
    while count > 0:
        day += ONE_DAY
        count -= is_working_day(day)
    return day


def working_days_between(day: date, end: date) -> int:
    """Count the working days of the seller's after a day, up to another; none where that comes before."""
    days = range(day.toordinal() + 1, end.toordinal() + 1)
    return sum(is_working_day(date.fromordinal(one)) for one in days)


def next_working_day(day: date) -> date:
    """Give a day itself where it is a working day of the seller's, else the next one."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def working_day_before(day: date) -> date:
    """Give the last working day of the seller's before a day."""
    day -= ONE_DAY
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def is_working_day(day: date) -> bool:
    """Say whether a day is one of the seller's working days: Monday to Friday, without the public holidays of its place."""
    return day.weekday() < SATURDAY and day not in holidays(HOME, day.year)


def day_after(day: date) -> date:
    """Give the next day; the calendar's last one for itself."""
    return day + ONE_DAY if day < date.max else day


def french_holidays(year: int) -> frozenset[date]:
    """Give the public holidays of France in a year (Code du travail, art. L3133-1)."""
    return holidays("FR", year)


@lru_cache(maxsize=64)
def holidays(region: str, year: int) -> frozenset[date]:
    """Give the public holidays of a place of the table in a year; none in a year that the table does not reach."""
    row = year - FIRST
    days = HOLIDAYS[region][row].split() if 0 <= row < len(HOLIDAYS[region]) else ()
    return frozenset(date(year, int(day[:2]), int(day[2:])) for day in days)
