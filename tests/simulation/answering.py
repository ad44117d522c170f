"""Staff who answer orders that wait for them, as the work list says: they confirm some, and decline others."""

from contextlib import suppress
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError, HTTPClientError

from chalicelib.domain.sale import commands as c
from tests.samples.callers import MANAGER
from tests.simulation.intents import Intent
from tests.simulation.ordered import FIRST
from tests.simulation.people import fulfil
from tests.simulation.scheduler import Killed

if TYPE_CHECKING:
    from tests.simulation.world import World


def answering(world: "World", times: int) -> None:
    """Look now and then, and answer what waits."""
    for number in range(times):
        world.scheduler.wait(world.chance.random() * 15)
        with suppress(Killed, ClientError, HTTPClientError):
            waits = [reference for reference, head in world.store.load_all(FIRST) if head.state.requested]
            for reference in waits:
                name = f"answer-{number}-{reference}"
                answer = c.ConfirmOrder if world.chance.random() < 0.5 else c.DeclineOrder
                fulfil(world, Intent(name, reference, answer(comment=name), MANAGER))
