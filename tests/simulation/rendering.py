"""A renderer without type: it reads the dossier, takes its time, fails and dies as one does, and makes a document of a name."""

from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.domain.sale.commands import RecordDocument
from chalicelib.effects.queue.tools import Handler
from tests.simulation.scheduler import Killed

if TYPE_CHECKING:
    from tests.simulation.world import World


def handlers(world: "World") -> Mapping[EffectKind, Handler]:
    """Each kind of effect on documents."""
    return {"render": partial(_render, world), "archive": partial(_archive, world)}


def _render(world: "World", effect: Effect) -> RecordDocument | None:
    loaded = world.store.load(effect.reference)
    document = loaded.state.document(effect.seq) if loaded else None
    if document is None or document.sha256:
        return None
    _work(world, effect)
    return RecordDocument(entry=effect.seq, sha256=sha256(effect.id.encode()).hexdigest(), size=1)


def _archive(world: "World", effect: Effect) -> None:
    _work(world, effect)


def _work(world: "World", effect: Effect) -> None:
    world.poison.taste(effect.id)
    world.scheduler.wait(world.chance.random() * 5)
    chance = world.chance.random()
    if chance < world.wire.rate / 4:
        raise TimeoutError
    if chance > 1 - world.wire.rate / 4:
        raise Killed
