"""Workers on one thread, switched wherever they wait, in an order that a seed decides; their time is the simulation's own."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
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
        self._waiting: list[tuple[datetime, greenlet]] = []

    def spawn(self, job: Callable[[], None], after: float = 0) -> None:
        """Begin a worker some seconds from now."""
        self._waiting.append((self.now + timedelta(seconds=after), greenlet(job, self._hub)))

    def wait(self, seconds: float = 0) -> None:
        """Let others go on, for so long at least; a worker whose time is over is killed, as a function that runs too long is."""
        if current() is self._hub:
            self.now += timedelta(seconds=seconds)
            return
        self._waiting.append((self.now + timedelta(seconds=seconds), getcurrent()))
        worker = self._next()
        if worker is not current():
            worker.switch()
        if self.now > self.deadlines.get(current(), self.now):
            raise Killed

    def run(self) -> None:
        """Go on until none is left: a worker that ends comes back here."""
        while self._waiting:
            self._next().switch()

    def _next(self) -> greenlet:
        """One of those that are ready; where none is, time passes."""
        now = self.now
        ready = [index for index, (due, _) in enumerate(self._waiting) if due <= now]
        if not ready:
            now = min(due for due, _ in self._waiting)
            ready = [index for index, (due, _) in enumerate(self._waiting) if due <= now]
        _, worker = self._waiting.pop(self.chance.choice(ready))
        self.now = now + timedelta(milliseconds=self.chance.random() * 10)
        return worker
