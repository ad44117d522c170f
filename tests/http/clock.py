"""The tests' time: the real one, so that both kinds of API agree on the day."""

from datetime import UTC, datetime


def now() -> datetime:
    """Now, UTC."""
    return datetime.now(UTC)
