"""Two ways of doing a thing, measured by turns, so that whatever else the machine does falls on both."""

import gc
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

Job = Callable[[], object]


class Row(NamedTuple):
    """A measured figure beside its target; both in the unit that `what` names, smaller is better."""

    what: str
    measured: float
    target: float
    detail: str


def ratio(
    what: str, target: float, ours: Job, theirs: Job, rounds: int = 300, warm: int = 20, before: Job = lambda: None
) -> Row:  # fmt: skip
    """Give the median of ours over the median of theirs; every other round begins with the other one.

    before: what is done before each round, and is not measured.
    """
    for _ in range(warm):
        before()
        ours()
        theirs()
    times: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    gc.disable()
    try:
        for turn in range(rounds):
            before()
            for which in (0, 1) if turn % 2 else (1, 0):
                times[which].append(_timed((ours, theirs)[which]))
    finally:
        gc.enable()
    mine, other = (statistics.median(measured) for measured in times)
    return Row(what, mine / other, target, f"{mine * 1000:.2f} ms over {other * 1000:.2f} ms")


def _timed(job: Job) -> float:
    begin = time.perf_counter()
    job()
    return time.perf_counter() - begin
