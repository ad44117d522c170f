"""A bench for effects: a store in memory, a clock that is moved by hand, a mailer that can refuse, lose its answer or die."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, cast

from msgspec.structs import replace

from chalicelib.adapters.dynamodb import DynamoLostLinks, DynamoStock
from chalicelib.adapters.dynamodb.derived import DynamoDerived
from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.links.codes import CodeSealer
from chalicelib.adapters.links.sealed_words import WordSealer
from chalicelib.adapters.links.tokens import LinkSigner
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.caller import Caller
from chalicelib.application.ports.effects import Effect
from chalicelib.application.staff.parked import Parked, Redrive, read_parked, redrive
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.command_registry import may
from chalicelib.domain.sale.waiting import POLICY
from chalicelib.domain.values.actor import Actor
from chalicelib.effects.mails import fan_out, lost_link, order_code, task_answer
from chalicelib.effects.mails import handlers as mail
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.ports import Mail
from chalicelib.effects.queue import instruments, renaming
from chalicelib.effects.queue.run import SYSTEM, do
from chalicelib.effects.queue.sweep import sweep
from chalicelib.effects.queue.tools import Tools
from chalicelib.effects.staff import staff_handlers as staff
from tests.builder.dossiers import StoreBuilder
from tests.fakes.store import TABLE, MemoryStore
from tests.samples.callers import CUSTOMER
from tests.samples.drawing import OFFER

REFERENCE = "45MR61G00C"
CLAIRE = Caller("claire", "claire", frozenset({"manager"}), Actor("manager"), "staff")
NO_LINK = CUSTOMER._replace(link=None)
"""Of dossiers that nobody was mailed of, and that have no link."""
WRITER = JinjaWriter(seller().colours)
Fault = Callable[[], None]

SIGNER = LinkSigner(lambda: ("k" * 40,))


class Killed(BaseException):
    """The worker dies here: nothing catches it."""


class Outbox:
    """A mailer that keeps what it sends; `before` and `after` run on either side of the acceptance."""

    def __init__(self) -> None:
        self.sent: list[Mail] = []
        self.before: list[Fault] = []
        self.after: list[Fault] = []

    def send(self, mail: Mail) -> None:
        """Accept the mail, unless the next fault says otherwise."""
        if self.before:
            self.before.pop(0)()
        self.sent.append(mail)
        if self.after:
            self.after.pop(0)()


class Faulty:
    """A store whose next calls of a method may fail before or after the real one."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.before: dict[str, list[Fault]] = {}
        self.after: dict[str, list[Fault]] = {}

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._inner, name)

        def call(*arguments: Any, **named: Any) -> Any:
            if self.before.get(name):
                self.before[name].pop(0)()
            answer = real(*arguments, **named)
            if self.after.get(name):
                self.after[name].pop(0)()
            return answer

        return call


class Bench:
    """Everything a worker needs, and what to look at afterwards; fake: the store, where there is one already."""

    def __init__(self, fake: MemoryStore | None = None) -> None:
        self.now = datetime(2026, 8, 6, 7, 0, tzinfo=UTC)
        self.fake = fake or MemoryStore()
        self.store: Any = Faulty(self.fake)
        self.dossiers = StoreBuilder(self.store, lambda: self.now, CLAIRE, choose=Random(1).choice, pause=lambda n: None)
        self.parking = self.fake.parking
        self.shelf = DynamoStock(cast(Any, self.fake.table), TABLE)
        self.outbox = Outbox()
        self.slept: list[float] = []
        self._runs = 0
        self.seller = seller()
        mailing = self.mailing = Mailing(
            store=self.store, clock=lambda: self.now, mailer=self.outbox, write=WRITER,
            translations_for=translations, seller=seller(),
            mint=lambda key: f"{key.subject}-{key.link}-{key.epoch}", site_url="https://suivi.example",
        )  # fmt: skip
        lists = self.fake.lists
        renamed = renaming.handlers(mailing, lists, lambda n: None)
        kinds = {**mail.handlers(mailing), **staff.handlers(mailing, lists, self.parking, self.shelf, self.store), **renamed}
        self.indexing: Any = Faulty(DynamoDerived(cast(Any, self.fake.table), TABLE, POLICY, mailing.clock))
        kinds |= fan_out.handlers(fan_out.FanOut(mailing, self.store, self.indexing, lambda n: None))
        kinds |= instruments.handlers(self.store, self.seller.support, Random(2).choice, mailing.clock, lambda n: None)
        kinds |= order_code.handlers(mailing, self.store, CodeSealer(lambda: ("k" * 40,)))
        self.requests: Any = Faulty(DynamoLostLinks(cast(Any, self.fake.table), TABLE, WordSealer(lambda: ("k" * 40,))))
        kinds |= lost_link.handlers(
            lost_link.LostLinks(mailing, self.requests, lists, lists, self.store, self.store, SIGNER, lambda n: None)
        )
        kinds |= task_answer.handlers(mailing, self.store, lambda n: None)
        self.tools = Tools(
            store=self.store, todo=self.store, clock=mailing.clock, owner=self._owner, sleep=self.slept.append, handlers=kinds,
            given_up=task_answer.given_up(mailing, self.store, lambda n: None),
        )  # fmt: skip

    def _owner(self) -> str:
        self._runs += 1
        return f"run {self._runs}"

    def create(self, reference: str = REFERENCE, *, mails: bool = True) -> None:
        """Staff opens the drawing's offer."""
        self.dossiers.open(replace(OFFER, mails=mails), reference, key=f"create {reference}")

    def execute(self, command: c.Command, reference: str = REFERENCE, caller: Caller = CLAIRE) -> None:
        """Staff asks for a command, or another caller, each at a moment of its own."""
        self.now += timedelta(microseconds=1)
        if caller is CUSTOMER and not self.fake.heads[reference].state.links:
            caller = NO_LINK
        self.dossiers.apply(reference, command, caller=caller, key=f"{reference} {len(self.store.history(reference))}")

    def due(self, *, after: timedelta = timedelta(0)) -> list[Effect]:
        """Effects due by then."""
        return list(self.store.due(self.now + after, 100))

    def do(self, effect: Effect) -> str:
        """One run of a worker; tells how it ended, or 'killed'."""
        try:
            return do(self.tools, effect)
        except Killed:
            return "killed"

    def sweep(self, minutes: float = 0) -> dict[str, int]:
        """The sweep some minutes later, with plenty of time."""
        self.now += timedelta(minutes=minutes)
        return dict(sweep(self.tools, lambda: timedelta(minutes=1)))

    def parked(self) -> list[Parked]:
        """What is parked, as staff see it."""
        return list(read_parked(self.parking, CLAIRE, None).effects)

    def redrive(self, effect: str | None = None) -> int:
        """Staff put back what is parked, or one effect; tells how many."""
        return redrive(self.parking, CLAIRE, Redrive(effect), self.now).redriven

    def mails(self, reference: str = REFERENCE) -> list[e.MailSent]:
        """The mails that the history says were sent."""
        return [entry.event for entry in self.store.history(reference) if isinstance(entry.event, e.MailSent)]


def opened_ago(bench: Bench, reference: str, *commands: c.Command, days: int = 0, **changes: Any) -> None:
    """The drawing's offer of some days ago, and what followed at once, each by who may; without mails."""
    now = bench.now
    bench.now -= timedelta(days=days)
    bench.dossiers.open(replace(OFFER, mails=False, **changes), reference, key=f"create {reference}")
    for command in commands:
        caller = next(caller for caller in (CLAIRE, CUSTOMER, SYSTEM) if may(caller.roles, type(command)))
        bench.execute(replace(command, mails=False), reference, caller)
    bench.now = now


def raises(error: BaseException) -> Fault:
    """A fault that raises this."""

    def fault() -> None:
        raise error

    return fault
