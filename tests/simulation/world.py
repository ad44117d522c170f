"""One simulated stretch of time: a table, the wire to it, users and workers, and all that they do."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from chalicelib.adapters.dynamodb import DynamoEffects, DynamoParking, DynamoStore, effect_of, keys
from chalicelib.adapters.dynamodb.derived import DynamoDerived
from chalicelib.adapters.seller import seller
from chalicelib.application.caller import Outcome
from chalicelib.application.ports.effects import Effect, Lease, Queue
from chalicelib.application.seller import Colleague
from chalicelib.application.writing.staff_due import KIND
from chalicelib.domain.sale.waiting import POLICY
from chalicelib.effects.documents.render import losses
from chalicelib.effects.mails import entry_content as happened
from chalicelib.effects.mails import fan_out
from chalicelib.effects.mails import handlers as mail
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.ports import Mail, RenderedMail
from chalicelib.effects.queue import sweep
from chalicelib.effects.queue.run import MAX_TRIES
from chalicelib.effects.queue.tools import Tools
from chalicelib.effects.staff import notify as notify
from chalicelib.effects.staff.notify import mail_staff
from tests.fakes.dynamodb import MemoryDynamo
from tests.fakes.refusals import Item
from tests.simulation import offered, rebuilding, shelf
from tests.simulation import rendering as renderer
from tests.simulation.faults import Wire
from tests.simulation.intents import HELD, MAILED, NUMBERED, REFERENCES, Intent, begin, held, wish
from tests.simulation.intents_money import EVERYTHING, MONEY, PAID
from tests.simulation.people import Mailer, going_on, user, worker
from tests.simulation.poison import Poison, hopeful, is_parked
from tests.simulation.returned import Closed, Returns, putting_right
from tests.simulation.scheduler import Killed, Scheduler, current
from tests.simulation.shelf import STOCKED

STAFF = {key: Colleague(key, f"{key}@granuloshop.example", "fr") for key in ("claire", "paul")}
SELLER = replace(seller(), staff=STAFF)
USERS = 6
WORKERS = 3
QUIET = timedelta(hours=7)
"""Longer than any pause between two tries."""


class World:
    """All of it follows from a seed."""

    def __init__(self, seed: int, commands: int, rate: float = 0.12) -> None:
        self.chance = Random(seed)
        self.mails = seed % 4 == 3
        self.deploys = seed % 8 == 6
        self.stocked = seed % 8 == 4
        kinds, where = (MONEY, PAID) if seed % 8 == 2 else ({3: MAILED, 1: NUMBERED}.get(seed % 4, EVERYTHING), REFERENCES)
        kinds = STOCKED if self.stocked else kinds
        self.scheduler = Scheduler(self.chance)
        self.table = _Table(self)
        self.wire: Wire = Wire(self.table, self.scheduler, rate)
        client: Any = self.wire
        self.store = DynamoStore(client, "t", wait=self.pause)
        self.parking = DynamoParking(client, "t", self.pause)
        self.mailer = Mailer(self)
        self.poison = Poison(self, seed)
        self.returns = Returns(self)
        self.closed = Closed(self)
        self.stream: list[Effect] = []
        self.acknowledged: list[tuple[Intent, str, Outcome]] = []
        self.complaints: list[str] = []
        self.shown: dict[str, str] = {}
        self.dropped: set[str] = set()
        self.freed: set[str] = set()
        self._leases: dict[Any, Lease] = {}
        self._taken: dict[Lease, datetime] = {}
        self._accepted: dict[str, Lease] = {}
        self._runs = 0
        self.intents = [begin(reference, f"begin-{reference}") for reference in REFERENCES]
        self.intents += map(held, HELD)
        self.intents += map(shelf.lines_of, REFERENCES if self.stocked else ())
        self.intents += map(offered.offer_of, offered.OFFERED if self.stocked else ())
        self.begun = len(self.intents)
        for number in range(commands - len(self.intents)):
            of_offer = self.stocked and number % offered.SHARE == 0
            share = (offered.ACTS, offered.OFFERED) if of_offer else (kinds, where)
            self.intents.append(wish(self.chance, f"wish-{number}", *share))
        outside: Any = None
        mailing = Mailing(
            store=self.store,
            clock=self._now,
            mailer=self.mailer,
            write=outside,
            mint=outside,
            translations_for=outside,
            seller=SELLER,
            site_url="",
        )
        todo = _Noted(client, self, "mail")
        indexing = DynamoDerived(client, "t", POLICY, self._now, self.pause)
        self.tools: dict[Queue, Tools] = {
            "mail": self._tools(
                todo,
                {
                    **mail.handlers(mailing),
                    **fan_out.handlers(fan_out.FanOut(mailing, todo, indexing, self.pause)),
                    KIND: partial(mail_staff, mailing),
                },
            ),
            "render": self._tools(_Noted(client, self, "render"), renderer.handlers(self), losses(self.store)),
        }

    def run(self) -> None:
        """Let everybody do all they want and sweep; let days pass until poison alone is left, mend it, and sweep again."""
        first, rest = self.intents[: self.begun], self.intents[self.begun :]
        if self.stocked:
            shelf.fill(self)
        with patch.object(mail, "_compose", _compose), patch.object(notify, "_compose", _note):
            self.scheduler.spawn(lambda: user(self, first))
            for number in range(USERS):
                self.scheduler.spawn(lambda share=rest[number::USERS]: user(self, share), after=10)  # type: ignore[misc]  # mypy infers no lambda with a default
            for _ in range(WORKERS):
                self.scheduler.spawn(lambda: worker(self, len(self.intents) // (2 if self.mails else 8)))
            self.scheduler.spawn(lambda: putting_right(self, 12))
            if self.stocked:
                self.scheduler.spawn(lambda: shelf.clerk(self, 60), after=10)
            if self.deploys:
                self.scheduler.spawn(lambda: rebuilding.deployments(self), after=10)
            self.scheduler.run()
            rate, self.wire.rate = self.wire.rate, 0
            if self.deploys:
                rebuilding.finish(self)
                if self.complaints:
                    return
            self._quiet_days(3)  # a document; its archive, which waits for the burst to end; the archive itself
            self.complaints += self.poison.in_the_way()
            self.wire.rate = rate
            for _ in range(WORKERS):
                self.scheduler.spawn(lambda: worker(self, 70, rest=2 * 3600, woken=0.3))
            self.scheduler.spawn(lambda: hopeful(self, 3))
            self.scheduler.run()
            self.returns.over = True
            self.wire.rate = 0
            self.scheduler.spawn(lambda: going_on(self))
            self.scheduler.run()
            self._quiet_days(2 * (MAX_TRIES + 1))  # a document, and the mail that tells colleagues that it was given up
            self.complaints += self.poison.not_parked()
            self.complaints += self.poison.mend()
            self._quiet_days(3)  # a document; its archive, which waits for the burst to end; the archive itself

    def _quiet_days(self, number: int) -> None:
        """Sweep so often when everything is due; another takes over from a worker that dies.

        What happens by itself meanwhile, as an offer's end, is told by effects that need so many sweeps too.
        """
        left = number
        while left:
            left -= 1
            self.scheduler.now += QUIET
            if offered.keep_time(self):
                left = number
            for tools in self.tools.values():
                while True:
                    with suppress(Killed):
                        sweep.sweep(tools, lambda: sweep.ENOUGH)
                        break

    def complain(self, what: str) -> None:
        """Note what must not be."""
        self.complaints.append(what)

    def pause(self, attempt: int) -> None:
        """Wait before the next attempt."""
        self.scheduler.wait(self.chance.random() * 0.05 * attempt)

    def key_of(self, intent: Intent, attempt: int) -> str:
        """The idempotency key of a wish, the same whenever it is asked."""
        return intent.name

    def recorded(self, principal: str, key: str) -> bool:
        """Whether a command was carried out, as the table alone knows."""
        return bool(self.table.items.get(keys.command(principal, key)))

    def streamed(self) -> Effect:
        """One of the stream's records, in no order."""
        return self.stream.pop(self.chance.randrange(len(self.stream)))

    def took(self, lease: Lease, now: datetime) -> None:
        """A worker has a lease from now on."""
        self._leases[current()] = lease
        self._taken[lease] = now

    def began(self) -> datetime:
        """When the worker that runs took what it does."""
        return self._taken[self._leases[current()]]

    def accepted_under(self, effect: str) -> None:
        """A mail left under the worker's lease."""
        self._accepted[effect] = self._leases[current()]

    def ran_out(self, effect: str) -> bool:
        """Whether the worker took the effect after the lease ran out under which its mail left before."""
        return self.began() >= self._accepted[effect].until

    def _tools(self, todo: DynamoEffects, handlers: Mapping[str, Any], given_up: Mapping[str, Any] | None = None) -> Tools:
        return Tools(
            store=self.store,
            todo=todo,
            clock=self._now,
            owner=self._owner,
            sleep=self.scheduler.wait,
            handlers=handlers,
            given_up=given_up or {},
        )

    def _now(self) -> datetime:
        return self.scheduler.now

    def _owner(self) -> str:
        self._runs += 1
        return f"run {self._runs}"


class _Table(MemoryDynamo):
    """Tells the stream of new effects: once, twice or never."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def _put(self, item: Item) -> None:
        if item["pk"]["S"].startswith("S#") and offered.given_twice(self.items.get(item["pk"]["S"], {}).get("H"), item):
            self._world.complain("a piece is given twice: more are kept than are there")
        super()._put(item)
        if item["pk"]["S"].startswith("M#"):
            self._world.closed.put(item["pk"]["S"])
        if is_parked(item) and "lease_owner" in item:
            self._world.complain(f"{effect_of(item).id}: taken while it is parked")
        if item["pk"]["S"].startswith(("F#", "P#")) and "lease_owner" not in item:
            self._world.stream += [effect_of(item)] * self._world.chance.choice((0, 1, 1, 2))


class _Noted(DynamoEffects):
    """Notes who took what, and what had nothing to do."""

    def __init__(self, client: Any, world: World, queue: Queue) -> None:
        super().__init__(client, "t", queue, world.pause)
        self._world = world

    def lease(self, effect: Effect, owner: str, now: datetime, until: datetime) -> Lease | None:
        """Take it, and note it."""
        lease = super().lease(effect, owner, now, until)
        if lease:
            self._world.took(lease, now)
        return lease

    def drop(self, lease: Lease) -> None:
        """Forget it, and note it."""
        self._world.dropped.add(lease.effect.id)
        super().drop(lease)


def _note(mailing: Mailing, effect: Effect, loaded: Any, colleague: Colleague, entry: Any) -> Mail:
    """The same for a mail to staff."""
    return Mail("", colleague.email, "", "", RenderedMail("", ""), effect.id)


def _compose(mailing: Mailing, effect: Effect, loaded: Any, reader: mail.Reader, notify: Any) -> mail.Composed | None:
    """A mail of which only the effect matters here, and who is corrected; what letters say has tests of its own."""
    if effect.kind == "correction":
        history = mailing.store.history(effect.reference)
        stroke: Any = history[effect.seq - 1]
        if not happened._was_mailed(history, history[stroke.event.entry - 1], stroke, effect.contact):
            return None
    return mail.Composed("link", effect.seq, Mail("", reader.contact.email, "", "", RenderedMail("", ""), effect.id))
