"""Mails that come back: reports of them are lost for a while, doubled and late, and a manager puts addresses right."""

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError, HTTPClientError

from chalicelib.adapters.dynamodb import keys
from chalicelib.application.errors import Busy
from chalicelib.application.writing.staff_due import KIND
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.events import Undeliverable
from chalicelib.effects.mails.bounces import Recording, Report, record
from chalicelib.effects.ports import Mail
from tests.samples.callers import MANAGER
from tests.simulation.intents import REFERENCES, Intent
from tests.simulation.people import fulfil
from tests.simulation.scheduler import Killed

if TYPE_CHECKING:
    from tests.simulation.world import World

MOST = 50
"""Times that the queue hands a report over."""
WHY: tuple[Undeliverable, ...] = ("bounced", "bounced", "delayed", "complained")


class Returns:
    """What the mail service tells, as a queue hands it over: again and again until it is taken, and once more now and then."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self.over = False
        self.reports: list[Report] = []

    def consider(self, mail: Mail) -> None:
        """An accepted mail to a customer comes back, or does not; some time passes before its report."""
        chance = self._world.chance
        if self.over or f".{KIND}." in mail.effect or chance.random() >= self._world.story.back:
            return
        report = Report(mail.effect, mail.to, chance.choice(WHY), f"report-{len(self.reports)}")
        self.reports.append(report)
        for _ in range(chance.choice((1, 1, 2))):
            self._world.scheduler.spawn(lambda: self._deliver(report), after=chance.random() * 30)

    def _deliver(self, report: Report) -> None:
        world = self._world
        recording = Recording(store=world.store, clock=lambda: world.scheduler.now, sleep=world.scheduler.wait)
        for _ in range(MOST):
            with suppress(Killed, ClientError, HTTPClientError, Busy):
                if not record(recording, report):
                    world.complain(f"{report.id}: taken for one that concerns nobody")
                return
            world.scheduler.wait(world.chance.random() * 20)
        world.complain(f"{report.id}: a dead letter")


class Closed:
    """Which addresses the table closed, and when: whoever begins to mail one of them after that does wrong."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._since: dict[str, datetime] = {}

    def put(self, partition: str) -> None:
        """The table closes an address."""
        self._since[partition] = self._world.scheduler.now

    def check(self, mail: Mail) -> None:
        """A mail leaves."""
        partition = keys.suppression(mail.to)
        if self._world.table.items.get(partition) and self._world.began() > self._since[partition]:
            self._world.complain(f"{mail.effect}: sent to a closed address")


def putting_right(world: "World", times: int) -> None:
    """A manager who tries addresses again that the dossiers say take no mails."""
    for number in range(times):
        world.scheduler.wait(world.chance.random() * 60)
        reference = world.chance.choice(REFERENCES)
        with suppress(Killed, ClientError, HTTPClientError):
            head = world.store.load(reference)
            if head and head.state.undelivered:
                contact, name = head.people.contacts[head.state.undelivered[0].contact], f"right-{number}"
                command = c.CorrectContact(contact=contact.id, email=contact.email, comment=name)
                fulfil(world, Intent(name, reference, command, MANAGER))
