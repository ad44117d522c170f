"""Effects that nothing helps until their cause is mended: some fail each time, others kill whoever takes them."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError, HTTPClientError

from chalicelib.adapters.dynamodb import effect_of, keys
from chalicelib.application.staff.parked import Redrive, redrive
from chalicelib.effects.queue.run import SYSTEM
from tests.samples.callers import MANAGER
from tests.simulation.documents import untold
from tests.simulation.people import worker
from tests.simulation.scheduler import Killed

if TYPE_CHECKING:
    from tests.simulation.world import World

BITTER, DEADLY = 0.03, 0.05
"""Of a hundred effects three fail each time, and two more kill."""
DAY = 86_400
"""Seconds."""


class Poison:
    """Which effects are poison follows from the seed and their names."""

    def __init__(self, world: "World", seed: int) -> None:
        self._world = world
        self._draw = cache(lambda effect: Random(f"{seed} {effect}").random())
        self.mended = False
        self.tasted: set[str] = set()
        self.killed: set[str] = set()
        self.cured: set[str] = set()
        self.redriven = 0

    def taste(self, effect: str) -> None:
        """A worker does an effect: it fails, or dies, if that is poison."""
        draw = self._draw(effect)
        if draw >= DEADLY:
            return
        if self.mended:
            self.cured.add(effect)
            return
        self.tasted.add(effect)
        if draw < BITTER:
            raise ArithmeticError
        self.killed.add(effect)
        raise Killed

    def in_the_way(self) -> Iterator[str]:
        """Sound effects that are still to be done although all workers had all the time: poison is in their way."""
        yield from (f"{name}: waits behind poison" for name in self._left() if name not in self.tasted)

    def parked(self) -> int:
        """How many effects are parked: of one that is, colleagues are mailed afterwards."""
        return sum(map(is_parked, self._left().values()))

    def not_parked(self) -> Iterator[str]:
        """What is wrong where poison should be all that is left, and be parked."""
        left = self._left()
        yield from (f"{name}: tried for ever" for name, item in left.items() if not is_parked(item))
        yield from (f"{name}: parked though sound" for name in left.keys() - self.tasted)
        unknown = (name for name, item in left.items() if untold(self._world, effect_of(item)))
        yield from (f"{name}: given up, and in nobody's work list" for name in unknown)
        # Mails that cannot be sent are recorded as such, poison or not: their address was closed meanwhile.
        unsent = {name for name in self.tasted if self._world.recorded(SYSTEM.principal, name)}
        gone = self._world.dropped | self.cured | unsent
        yield from (f"{name}: lost, though it never succeeded" for name in self.tasted - left.keys() - gone)

    def mend(self) -> Iterator[str]:
        """The cause is mended, and one call puts all of it back; what is wrong if it does not."""
        self.mended = True
        left = self._left()
        answer = redrive(self._world.parking, MANAGER, Redrive(), self._world.scheduler.now)
        if answer.redriven != len(left):
            yield f"{answer.redriven} of {len(left)} effects were put back"

    def _left(self) -> dict[str, Any]:
        items = self._world.table.items
        parts = [part for pk, part in items.items() if pk.startswith(tuple(keys.EFFECTS.values()))]
        return {effect_of(item).id: item for part in parts for item in part.values()}


def hopeful(world: "World", days: int) -> None:
    """A manager who puts all back once a day, mostly before the cause was mended, and is cut off as everybody is."""
    for _ in range(days):
        world.scheduler.wait(world.chance.random() * 2 * DAY)
        world.poison.mended |= world.chance.random() < 0.3
        world.scheduler.spawn(lambda: worker(world, 12, rest=60))
        with suppress(Killed, ClientError, HTTPClientError):
            world.poison.redriven += redrive(world.parking, MANAGER, Redrive(), world.scheduler.now).redriven


def is_parked(item: dict[str, Any]) -> bool:
    return item.get("due_shard") == {"S": keys.PARKED}
