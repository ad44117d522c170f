"""A write that others were in the way of, or for which there was no room, is asked for again, with pauses and an end."""

from collections.abc import Callable
from typing import TypeVar

from chalicelib.adapters.dynamodb.refused import busy

T = TypeVar("T")
TRIES = 8


def patiently(call: Callable[[], T], pause: Callable[[int], None], again: Callable[[Exception], bool] = busy) -> T:
    """Give what a call answers.

    `pause(n)` waits after attempt n. Raises what it raises, at once if that is no reason to ask again.
    """
    for attempt in range(1, TRIES):
        try:
            return call()
        except Exception as error:
            if not again(error):
                raise
        pause(attempt)
    return call()
