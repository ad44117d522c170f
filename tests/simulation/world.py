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
from chalicelib.application.caller import Caller, Outcome
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.effects import Effect, EffectKind, Lease, Queue
from chalicelib.application.seller import Colleague
from chalicelib.application.writing.staff_due import KIND
from chalicelib.domain.catalogue.product_bodies import ProductCommand
from chalicelib.domain.payment.seen_payment import PaymentMessage
from chalicelib.domain.sale.numbering import Numbering
from chalicelib.domain.sale.order_review import OrderReview
from chalicelib.domain.sale.waiting import POLICY
from chalicelib.effects.documents.render import losses
from chalicelib.effects.mails import entry_content as happened
from chalicelib.effects.mails import fan_out, order_code
from chalicelib.effects.mails import handlers as mail
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.ports import Mail, RenderedMail
from chalicelib.effects.queue import instruments, sweep
from chalicelib.effects.queue.run import MAX_TRIES
from chalicelib.effects.queue.tools import Tools
from chalicelib.effects.staff import notify as notify
from chalicelib.effects.staff.notify import mail_staff
from tests.fakes.dynamodb import MemoryDynamo
from tests.fakes.refusals import Item
from tests.simulation import bank, offered, ordered, paid, rebuilding, shelf
from tests.simulation import rendering as renderer
from tests.simulation.answering import answering
from tests.simulation.catalogue import BUYERS, buyer, catalogue
from tests.simulation.codes import SEALER, Codes, code_mail
from tests.simulation.faults import Wire
from tests.simulation.intents import HELD, REFERENCES, Intent, begin, held, wish
from tests.simulation.people import Mailer, going_on, rush, user, worker
from tests.simulation.poison import Poison, hopeful, is_parked
from tests.simulation.returned import Closed, Returns, putting_right
from tests.simulation.scheduler import Killed, Scheduler, current
from tests.simulation.sharing import by_a_link
from tests.simulation.stocked import promised
from tests.simulation.stories import story_of

STAFF = {key: Colleague(key, f"{key}@granuloshop.example", "fr") for key in ("claire", "paul")}
SELLER = replace(seller(), staff=STAFF)
USERS = 6
DOORS = 3
WORKERS = 3
QUIET = timedelta(hours=7)
"""Longer than any pause between two tries."""


class World:
    """All of it follows from a seed."""

    def __init__(self, seed: int, commands: int) -> None:
        self.chance = Random(seed)
        self.story = story_of(seed)
        self.scheduler = Scheduler(self.chance)
        self.table = _Table(self)
        self.wire: Wire = Wire(self.table, self.scheduler, self.story.rate)
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
        self.reviews: dict[str, OrderReview] = {}
        self.codes = Codes(self)
        self.bought: list[tuple[str, int, ProductCommand]] = []
        self.resolutions: dict[str, str] = {}
        self.holders: dict[str, Caller] = {}
        self.dropped: set[str] = set()
        self.remitted: dict[str, bank.Remitted] = {}
        self.freed: set[str] = set()
        self.entries: set[int] = set()
        self.untaken: list[PaymentMessage] = []
        self.seller = replace(SELLER, numbering=Numbering())
        self._leases: dict[Any, Lease] = {}
        self._taken: dict[Lease, datetime] = {}
        self._accepted: dict[str, Lease] = {}
        self._runs = 0
        self.intents = [begin(reference, f"begin-{reference}") for reference in REFERENCES]
        self.intents += map(held, HELD)
        self.intents += self.story.begins
        self.begun = len(self.intents)
        at_once = self.story.rush.times * len(self.story.rush.where) if self.story.rush else 0
        for number in range(commands - len(self.intents) - at_once):
            share = self.story.shares[number % len(self.story.shares)]
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
        mails = {**mail.handlers(mailing), **fan_out.handlers(fan_out.FanOut(mailing, todo, indexing, self.pause))}
        mails |= {**order_code.handlers(mailing, self.store, SEALER), KIND: partial(mail_staff, mailing)}
        mails |= instruments.handlers(self.store, SELLER.support, self.chance.choice, self._now, self.pause)
        self.tools: dict[Queue, Tools] = {
            "mail": self._tools(todo, mails),
            "render": self._tools(_Noted(client, self, "render"), renderer.handlers(self), losses(self.store)),
            "forward": self._tools(_Noted(client, self, "forward"), {}),
        }

    def run(self) -> None:
        """Let everybody do all they want and sweep; let days pass until poison alone is left, mend it, and sweep again."""
        first, rest = self.intents[: self.begun], self.intents[self.begun :]
        if self.story.counted:
            shelf.fill(self)
        if self.story.online:
            catalogue(self)
        bare = patch.object(mail, "_compose", _compose), patch.object(notify, "_compose", _note)
        with bare[0], bare[1], patch.object(order_code, "_send", code_mail):
            self.scheduler.spawn(lambda: self._begin(first, rest))
            for _ in range(self.story.workers):
                self.scheduler.spawn(lambda: worker(self, len(self.intents) // self.story.work, self.story.rest))
            self.scheduler.spawn(lambda: putting_right(self, 12))
            self.scheduler.run()
            self.complaints += promised(self)
            rate, self.wire.rate = self.wire.rate, 0
            if self.story.paid:
                self.scheduler.spawn(lambda: paid.last_messages(self))
                self.scheduler.run()
            if self.story.deploys:
                rebuilding.finish(self)
                if self.complaints:
                    return
            parked = -1
            while parked != self.poison.parked():
                parked = self.poison.parked()
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

    def _begin(self, first: list[Intent], rest: list[Intent]) -> None:
        """What is there at first is brought about before all else begins."""
        user(self, first)
        for number in range(USERS):
            self.scheduler.spawn(lambda share=rest[number::USERS]: user(self, share))  # type: ignore[misc]  # mypy infers no lambda with a default
        if self.story.counted:
            self.scheduler.spawn(lambda: shelf.clerk(self, 60, self.story.counted))
        if self.story.rush:
            self.scheduler.spawn(lambda: rush(self))
        for number in range(BUYERS if self.story.online else 0):
            self.scheduler.spawn(lambda number=number: buyer(self, number, 16))  # type: ignore[misc]  # mypy infers no lambda with a default
        if self.story.online:
            self.scheduler.spawn(lambda: answering(self, 120))
        for _ in range(DOORS if self.story.paid else 0):
            self.scheduler.spawn(lambda: paid.bank(self, 24))
        if self.story.paid:
            self.scheduler.spawn(lambda: paid.at_once(self, 24))
        if self.story.deploys:
            self.scheduler.spawn(lambda: rebuilding.deployments(self))
        if self.story.bank:
            self.scheduler.spawn(lambda: bank.bank(self, self.story.bank))
            self.scheduler.spawn(lambda: bank.accountant(self, self.story.bank))

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

    def resolved(self, intent: Intent) -> Intent:
        """The wish about the dossier that it is about, which is found, and stays the same, when it comes to that."""
        reference = intent.reference or ""
        if " " not in reference:
            return by_a_link(self, intent)
        if intent.name not in self.resolutions:
            client: Any = self.table
            self.resolutions[intent.name] = ordered.resolved(DynamoStore(client, "t"), reference, self.chance)
        return intent._replace(reference=self.resolutions[intent.name])

    def looked_up(self, reference: str) -> Loaded | None:
        """The dossier, as the table alone knows it."""
        client: Any = self.table
        return DynamoStore(client, "t").load(reference)

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

    def _tools(self, todo: DynamoEffects, handlers: Mapping[EffectKind, Any], given_up: Mapping[str, Any] | None = None) -> Tools:
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
