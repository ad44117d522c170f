"""The business day: dates are those of Paris, moments are aware UTC."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def paris_date(moment: datetime) -> date:
    """The date in Paris at an aware moment."""
    return moment.astimezone(PARIS).date()


def utc(moment: datetime) -> datetime:
    """The same moment in UTC; a naive one is refused with ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)


def working_days_after(day: date, count: int) -> date:
    """The date so many days from Monday to Friday after a day; public holidays count as any other."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
