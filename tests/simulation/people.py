"""Users who ask again until they are answered, and workers who mail and make documents; all die now and then, others go on."""

from datetime import timedelta
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError, HTTPClientError

from chalicelib.application.caller import Outcome, Request
from chalicelib.application.errors import ApplicationError, Busy, NotFound
from chalicelib.application.writing.create import create
from chalicelib.application.writing.execute import execute
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.commands import CreateDeliveryNote, CreateDossier, IssueInvoice
from chalicelib.effects.ports import Mail, MailRefused
from chalicelib.effects.queue import run, sweep
from tests.simulation.held_back import taking_back
from tests.simulation.intents import REFERENCES, Intent, last, wish
from tests.simulation.offered import asked, keep_time
from tests.simulation.ordered import SLOW
from tests.simulation.scheduler import Killed, current
from tests.simulation.seen import act
from tests.simulation.shelf import pieces_come

if TYPE_CHECKING:
    from tests.simulation.world import World

PATIENCE = 6
"""How often a user asks again before giving up."""
TIMEOUT = timedelta(seconds=60)
"""No run of a worker lives longer (its function's Timeout), so none outlives its lease."""


def user(world: "World", intents: list[Intent]) -> None:
    """Fulfil wishes one after the other; nobody waits for a slow customer."""
    for intent in intents:
        slow = intent.reference in SLOW
        if slow or world.chance.random() < 0.03:
            world.scheduler.spawn(lambda intent=intent: fulfil(world, intent))  # type: ignore[misc]  # mypy infers no lambda with a default
        if not slow:
            fulfil(world, intent)


def rush(world: "World") -> None:
    """Now and then many want the same in one moment."""
    what = world.story.rush
    assert what
    for number in range(what.times):
        world.scheduler.wait(world.chance.random() * what.rest)
        if world.story.counted and number % 4 == 0:
            pieces_come(world, number)
        for position, reference in enumerate(what.where):
            intent = wish(world.chance, f"rush-{number}-{position}", (what.wishes[number % len(what.wishes)],), (reference,))
            world.scheduler.spawn(lambda intent=intent: fulfil(world, intent))  # type: ignore[misc]  # mypy infers no lambda with a default


def fulfil(world: "World", intent: Intent) -> None:
    """Ask under one key until there is an answer; what was answered is noted, to be held against the table later."""
    intent = world.resolved(intent)
    for attempt in range(PATIENCE):
        key = world.key_of(intent, attempt)
        record = world.recorded(intent.caller.principal, key)
        try:
            outcome = send(world, intent, key)
        except (DomainError, ApplicationError) as refused:
            if record:
                world.complain(f"{intent.name}: carried out before, now refused: {refused!r}")
            if isinstance(refused, DomainError):
                if refused.field == "number" and getattr(intent.command, "number", None) is None:
                    world.complain(f"{intent.name}: refused for a number that it did not give: {refused!r}")
                return
        except (Killed, ClientError, HTTPClientError):
            pass
        else:
            world.acknowledged.append((intent, key, outcome))
            back = taking_back(world, intent, outcome)
            if back:
                fulfil(world, back)
            return
        world.scheduler.wait(world.chance.random() * 2)


def going_on(world: "World") -> None:
    """Take one more number of each sequence that many take from: nothing that was given by hand may stop it."""
    for kind in (IssueInvoice, CreateDeliveryNote):
        intent = last(REFERENCES[0], kind)
        try:
            world.acknowledged.append((intent, intent.name, send(world, intent, intent.name)))
        except Busy:
            world.complain(f"{intent.name}: the sequence stands still")
        except (DomainError, NotFound):
            pass


def send(world: "World", intent: Intent, key: str) -> Outcome:
    """Send the command."""
    request = Request(key, intent.name)
    if isinstance(intent.command, CreateDossier):
        return create(world.store, intent.command, intent.caller, request, world.scheduler.now, world.chance.choice, world.pause)
    if intent.caller.actor.kind == "contact":
        return act(world, intent, request)
    assert intent.reference is not None
    return execute(world.store, asked(world, intent, request), world.scheduler.now, world.pause)


def worker(world: "World", runs: int, rest: float = 20, woken: float = 0.8) -> None:
    """Do what the stream tells, which loses, doubles and shuffles, and sweep now and then; rest for so many seconds at most."""
    for _ in range(runs):
        world.scheduler.deadlines[current()] = world.scheduler.now + TIMEOUT
        try:
            if world.stream and world.chance.random() < woken:
                effect = world.streamed()
                run.do(world.tools[effect.queue], effect)
            else:
                keep_time(world)
                sweep.sweep(world.chance.choice(list(world.tools.values())), lambda: sweep.ENOUGH)
        except (Killed, Busy, ClientError, HTTPClientError):
            pass
        del world.scheduler.deadlines[current()]
        world.scheduler.wait(world.chance.random() * rest)


class Mailer:
    """Accepts mails and notes whether one may leave twice: only where the first was accepted and not yet marked."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self.sent: dict[str, int] = {}
        self.doubled = 0

    def send(self, mail: Mail) -> None:
        """Accept, refuse, lose the answer, or be what the worker dies at."""
        world, chance = self._world, self._world.chance.random()
        world.poison.taste(mail.effect)
        world.scheduler.wait(world.chance.random() * 5)
        if chance < world.wire.rate / 4:
            raise MailRefused("Throttling")
        if chance < world.wire.rate / 2:
            raise Killed
        world.closed.check(mail)
        self._accept(mail)
        world.returns.consider(mail)
        world.scheduler.wait(world.chance.random() * 5)
        if chance > 1 - world.wire.rate / 4:
            world.freed.add(mail.effect)
            raise TimeoutError
        if chance > 1 - world.wire.rate / 2:
            raise Killed

    def _accept(self, mail: Mail) -> None:
        world, effect = self._world, mail.effect
        if world.recorded(run.SYSTEM.principal, effect):
            world.complain(f"{effect}: sent though marked as sent")
        if effect in self.sent:
            self.doubled += 1
            if not (world.ran_out(effect) or effect in world.freed):
                world.complain(f"{effect}: sent twice at once")
        self.sent[effect] = self.sent.get(effect, 0) + 1
        world.codes.arrived(mail)
        world.accepted_under(effect)
