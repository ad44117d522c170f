"""Codes as customers deal with them: asked for, read in the newest mail, mistyped, guessed, typed too late, or typed twice."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError, HTTPClientError
from msgspec.structs import replace

from chalicelib.adapters.links.codes import CodeSealer
from chalicelib.application.caller import Outcome, Request
from chalicelib.application.customer.order_codes import Ordering, mail_code
from chalicelib.application.customer.order_dry_run import check_shown
from chalicelib.application.customer.order_placing import order_from_page
from chalicelib.application.errors import ApplicationError
from chalicelib.application.ports.effects import Effect
from chalicelib.application.writing.execute import execute
from chalicelib.application.writing.idempotency import recorded
from chalicelib.application.writing.prepare import CommandRequest
from chalicelib.domain.account.people import Contact
from chalicelib.domain.errors import DomainError, Invalid
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.order_code import OrderCode
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.ports import Mail, RenderedMail
from tests.simulation.ordered import SLOW
from tests.simulation.scheduler import Killed

if TYPE_CHECKING:
    from tests.simulation.intents import Intent
    from tests.simulation.world import World

SEALER = CodeSealer(lambda: ("k" * 40,))
CONTACT = "c1"
LOOKS = 20
"""Times that a customer looks for the mail before they guess."""
GUESS = "00000000"
LATE = 11 * 60
"""Seconds after which a code opens nothing."""


class Codes:
    """What customers asked for, got and typed."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self.mailed: dict[tuple[str, int], tuple[c.OrderOnline, datetime]] = {}
        """For which order each code was asked for, by dossier and number, and when that was asked last."""
        self.asked: dict[str, int] = {}
        """The numbers of the codes that were asked for, by the wishes."""
        self.inbox: dict[str, list[tuple[int, str]]] = {}
        """The codes that arrived of each dossier, by their numbers."""
        self.typed: dict[str, str] = {}
        """What was typed with each wish."""
        self.sent: dict[str, c.OrderOnline] = {}
        """The order that was sent with it."""
        self.wrong: Counter[tuple[str, str]] = Counter()
        """How often a customer was told that a code is wrong, by dossier and the code that it should have been."""

    def arrived(self, mail: Mail) -> None:
        """A mail arrives; of codes the subject is the code."""
        reference, seq, kind, _ = mail.effect.split(".", 3)
        if kind == "order_code":
            self.inbox.setdefault(reference, []).append((int(seq), mail.subject))

    def order(self, intent: "Intent", ask: CommandRequest) -> Outcome:
        """Order, with a code where one is asked for."""
        world, command = self._world, ask.command
        assert isinstance(command, c.OrderOnline)
        by = Ordering(ask.reference, CONTACT, ask.caller, ask.request, world.scheduler.now)
        before = recorded(world.store, ask.caller, ask.request)
        if before is not None:
            return before
        if world.reviews[intent.name].code and world.chance.random() < 0.95:
            if intent.name not in self.typed:
                code = self._code_for(intent.name, by, ask)
                self.typed.setdefault(intent.name, code)  # a second click found out meanwhile, perhaps
            self.sent[intent.name] = command
            ask = ask._replace(command=replace(command, code=self.typed[intent.name]))
        return self._send(by, ask)

    def again(self, intent: "Intent", ask: CommandRequest) -> None:
        """Take it back, go back in the browser and order once more with the code that opened it: nothing comes of that."""
        world, command, code = self._world, ask.command, self.typed.get(intent.name)
        if code is None:
            return
        world.scheduler.wait(world.chance.random() * 5)
        back, request = (Request(f"{intent.name}.{what}", intent.name) for what in ("back", "again"))
        by = Ordering(ask.reference, CONTACT, ask.caller, request, world.scheduler.now)
        taken_back = ask._replace(command=c.TakeOrderBack(name="Jean"), request=back)
        anew = ask._replace(command=replace(command, code=code), request=request)
        with suppress(DomainError, ApplicationError, ClientError, HTTPClientError, Killed):
            self._answered(lambda: execute(world.store, taken_back, world.scheduler.now, world.pause))
            self._answered(lambda: self._send(by, anew))
            world.complain(f"{intent.name}: its code opened an order twice")

    def _answered(self, asks: Callable[[], Outcome]) -> Outcome:
        """Ask until there is an answer, a few times."""
        for _ in range(4):
            with suppress(Killed, ClientError, HTTPClientError):
                return asks()
        return asks()

    def _send(self, by: Ordering, ask: CommandRequest) -> Outcome:
        world = self._world
        by = by._replace(now=world.scheduler.now)
        return order_from_page(world.store, world.store, SEALER, by, ask, world.pause)

    def _code_for(self, name: str, by: Ordering, ask: CommandRequest) -> str:
        """What a customer types."""
        world, order = self._world, ask.command
        assert isinstance(order, c.OrderOnline)
        check_shown(world.store, ask, CONTACT, world.scheduler.now)
        digits = self._read(by.reference, self._asked(name, by, order))
        habit = world.chance.random()
        if by.reference in SLOW:
            world.scheduler.wait(LATE)
        elif habit < 0.05:
            return GUESS
        elif habit < 0.2:
            self._guess(by, ask, digits)
        elif habit < 0.35:
            return self._other(name, by, order)
        return digits

    def _read(self, reference: str, number: int) -> str:
        """The code of the newest mail once one as new as what was asked for is there: it does not say of which order it is."""
        for _ in range(LOOKS):
            arrived = self.inbox.get(reference, [])
            if arrived and arrived[-1][0] >= number:
                return arrived[-1][1]
            self._world.scheduler.wait(5)
        return GUESS

    def _other(self, name: str, by: Ordering, order: c.OrderOnline) -> str:
        """The code of another order of the same customer's, who has two tabs open."""
        other = replace(order, lines=order.lines[:1])
        return self._read(by.reference, self._asked(f"{name}.other", by, other))

    def _asked(self, name: str, by: Ordering, order: c.OrderOnline) -> int:
        """The number of the code that is mailed for an order."""
        world = self._world
        if name not in self.asked:
            asking = by._replace(request=Request(f"{name}.code", name), now=world.scheduler.now)
            outcome = mail_code(world.store, SEALER, asking, order, world.chance.choice, world.pause)
            self.asked[name] = outcome.version
            self.mailed[by.reference, outcome.version] = (order, asking.now)
        return self.asked[name]

    def _guess(self, by: Ordering, ask: CommandRequest, digits: str) -> None:
        """Try others, as often as is allowed."""
        for number in range(5):
            wrong = replace(ask.command, code=f"{number:08d}")
            try:
                self._send(by, ask._replace(command=wrong))
            except Invalid as refused:
                self.wrong[by.reference, digits] += refused.field == "code"
            except (DomainError, ApplicationError):
                continue


def code_mail(mailing: Mailing, effect: Effect, loaded: Any, contact: Contact, digits: str, code: OrderCode) -> None:
    """A mail of which only the code matters here; what letters say has tests of its own."""
    mailing.mailer.send(Mail("", contact.email, "", digits, RenderedMail("", ""), effect.id))
