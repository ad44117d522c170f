"""What Lambda tells a worker of its run."""

from datetime import timedelta
from typing import Any


def remaining(context: Any) -> timedelta:
    """Say how long the run may still take."""
    return timedelta(milliseconds=context.get_remaining_time_in_millis())
