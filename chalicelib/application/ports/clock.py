"""The port to the time."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time."""

    def __call__(self) -> datetime:
        """Give now, aware UTC."""
