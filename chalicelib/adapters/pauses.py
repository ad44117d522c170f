"""Pauses between attempts."""

import random
import time

LONGEST = 0.8
"""Seconds."""


def pause(attempt: int) -> None:
    """Wait before another attempt, a random part of a time that doubles: those who met once do not meet again."""
    time.sleep(random.uniform(0, min(0.02 * 2**attempt, LONGEST)))  # noqa: S311 - no secret
