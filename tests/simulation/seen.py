"""A customer acts on what they were shown: refused for what changed before their eyes, and for nothing else."""

from typing import TYPE_CHECKING

from chalicelib.application.caller import Outcome, Request
from chalicelib.application.errors import Stale
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.application.writing.optimistic_lock import shown_version
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.commands import AskQuestion, OrderOnline
from chalicelib.domain.sale.model import SPECS
from tests.simulation.offered import asked

if TYPE_CHECKING:
    from tests.simulation.intents import Intent
    from tests.simulation.world import World

READING = 2.0
"""Seconds between a customer's reading and their act."""


def act(world: "World", intent: "Intent", request: Request) -> Outcome:
    """Read, think, and act on what was read."""
    reference = intent.reference or ""
    head = world.store.load(reference)
    ask = asked(world, intent, request)
    world.scheduler.wait(READING)
    read = head.state.version if head else 0
    seen = shown_version(reference, head.state.shown) if head else None
    ask = ask._replace(request=request._replace(if_match=seen))
    try:
        outcome = _acted(world, intent, ask)
    except Stale:
        if head and not _changed(world, reference, read, 10**9):
            world.complain(f"{intent.name}: refused for what its customer cannot see")
        raise
    if head and not outcome.replayed and _changed(world, reference, read, outcome.version):
        world.complain(f"{intent.name}: done though its customer saw another dossier")
    if _coded(world, intent) and not outcome.replayed:
        world.codes.again(intent, ask)
    if isinstance(intent.command, AskQuestion) and not outcome.replayed and _too_many(world, reference, outcome.version):
        world.complain(f"{intent.name}: asked though enough is to be answered")
    return outcome


def _acted(world: "World", intent: "Intent", ask: CommandRequest) -> Outcome:
    """Do it; an order with the code that is asked for."""
    if _coded(world, intent):
        return world.codes.order(intent, ask)
    return execute(world.store, ask, world.scheduler.now, world.pause)


def _coded(world: "World", intent: "Intent") -> bool:
    return world.story.online and isinstance(intent.command, OrderOnline)


def _too_many(world: "World", reference: str, version: int) -> bool:
    """Whether the question just asked is one more of its link and day than may wait for an answer."""
    history = world.store.history(reference)[:version]
    struck = {entry.event.entry for entry in history if isinstance(entry.event, e.EntryStruck)}
    standing, last = [entry for entry in history if entry.seq not in struck], history[-1].origin
    answered = {entry.event.question for entry in standing if isinstance(entry.event, e.QuestionAnswered)}
    asked = (entry for entry in standing if isinstance(entry.event, e.QuestionAsked) and entry.seq not in answered)
    return sum((one.origin.entered_by, one.origin.effective) == (last.entered_by, last.effective) for one in asked) > 5


def _changed(world: "World", reference: str, after: int, before: int) -> bool:
    """Whether customers saw anything happen between two versions, reports of workers aside."""
    history = world.store.history(reference)
    between = (entry for entry in history if after < entry.seq < before)
    return any(entry.origin.visible and not SPECS.of(entry.event).report for entry in between)
