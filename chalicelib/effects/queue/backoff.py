"""How long a worker waits before it tries again what another one was at."""

from zlib import crc32

FIRST, LONGEST = 0.02, 0.8
"""Seconds."""


def backoff(attempt: int, of: str) -> float:
    """Give seconds before another attempt: a part of a time that doubles.

    The part follows from whose attempt it is. Two that met do not meet again, and a simulation runs the same each time.
    """
    return crc32(f"{of}#{attempt}".encode()) / 2**32 * min(FIRST * 2.0**attempt, LONGEST)
