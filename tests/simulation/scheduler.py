"""Workers on one thread, switched wherever they wait, in an order that a seed decides; their time is the simulation's own."""

from bisect import insort
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from greenlet import getcurrent, greenlet

START = datetime(2026, 8, 6, 7, 0, tzinfo=UTC)


class Killed(BaseException):
    """The worker dies here: nothing of the product catches it."""


def current() -> object:
    """The worker that runs."""
    me: object = getcurrent()
    return me


class Scheduler:
    """Runs workers until all have ended."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.now = START
        self.deadlines: dict[object, datetime] = {}
        self._hub = getcurrent()
        self._turns = count()
        self._ready: list[tuple[int, greenlet]] = []
        """Those who may go on, in the order in which they began to wait."""
        self._later: list[tuple[datetime, int, greenlet]] = []
        """A heap of the others, by when they may."""

    def spawn(self, job: Callable[[], None], after: float = 0) -> None:
        """Begin a worker some seconds from now."""
        self._wait(greenlet(job, self._hub), after)

    def wait(self, seconds: float = 0) -> None:
        """Let others go on, for so long at least; a worker whose time is over is killed, as a function that runs too long is."""
        me = getcurrent()
        if me is self._hub:
            self.now += timedelta(seconds=seconds)
            return
        self._wait(me, seconds)
        worker = self._next()
        if worker is not me:
            worker.switch()
        deadline = self.deadlines.get(me)
        if deadline is not None and self.now > deadline:
            raise Killed

    def run(self) -> None:
        """Go on until none is left: a worker that ends comes back here."""
        while self._ready or self._later:
            self._next().switch()

    def _wait(self, worker: greenlet, seconds: float) -> None:
        if seconds:
            heappush(self._later, (self.now + timedelta(seconds=seconds), next(self._turns), worker))
        else:
            self._ready.append((next(self._turns), worker))

    def _next(self) -> greenlet:
        """One of those that are ready; where none is, time passes."""
        ready, later = self._ready, self._later
        now = self.now if ready else max(self.now, later[0][0])
        while later and later[0][0] <= now:
            insort(ready, heappop(later)[1:])
        turn = self.chance.choice(ready)
        ready.remove(turn)
        self.now = now + timedelta(milliseconds=self.chance.random() * 10)
        return turn[1]
