"""Runs of the simulation by seed."""

from collections.abc import Iterable
from typing import NamedTuple

from tests.simulation.remembered import remembering
from tests.simulation.verify import verify
from tests.simulation.world import World

COMMANDS = 300
"""Commands of one run."""


class Result(NamedTuple):
    """What one run came to."""

    commands: int
    faults: int
    doubled: int
    killed: int
    redriven: int
    complaints: list[str]


def simulate(seed: int, commands: int = COMMANDS) -> Result:
    """One run."""
    world = World(seed, commands)
    with remembering():
        world.run()
    with remembering():
        complaints = verify(world)
    poison, faults = world.poison, sum(world.wire.counts.values())
    return Result(commands, faults, world.mailer.doubled, len(poison.killed), poison.redriven, complaints)


def first_complaint(seeds: Iterable[int], commands: int = COMMANDS) -> tuple[int, str] | None:
    """The first of these seeds at which something is wrong, or breaks, and what, or None."""
    for seed in seeds:
        try:
            complaints = simulate(seed, commands).complaints
        except Exception as broken:  # noqa: BLE001 - a planted bug may break anything
            complaints = [repr(broken)]
        if complaints:
            return seed, complaints[0]
    return None
