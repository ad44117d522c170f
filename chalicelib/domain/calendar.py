"""The business day: dates are those of Paris, moments are aware UTC."""

from datetime import UTC, date, datetime
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
