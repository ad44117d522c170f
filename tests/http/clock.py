"""The tests' time: the real one, so that both kinds of API agree on the day."""

from datetime import UTC, datetime, timedelta

from chalicelib.domain.values.calendar import paris_date


def now() -> datetime:
    """Now, UTC."""
    return datetime.now(UTC)


def in_days(days: int) -> str:
    """A day to come in Paris, as commands say it."""
    return (paris_date(now()) + timedelta(days=days)).isoformat()
