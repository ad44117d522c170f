"""A dossier whose customers let colleagues in: an offer to Jean Bon, who has the link l1, and acts by any link of it."""

from datetime import date, timedelta
from typing import Any, cast

from chalicelib.application.caller import Caller
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import SharedScope
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.queue.run import SYSTEM
from tests.builder.online_order import online
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE
from tests.unit.effects_bench import CLAIRE, REFERENCE, Bench

JEAN, ANN, MIA, LUC = (f"{name}@bigcorp.example" for name in ("jean.bon", "ann", "mia", "luc"))


def share(email: str, scope: SharedScope, **more: Any) -> c.ShareDossier:
    """A wish to let somebody in."""
    return c.ShareDossier(name=more.pop("name", "Jean Bon"), email=email, scope=scope, **more)


def holder(link: Link | None) -> Caller:
    """Who asks by a link; by none: somebody whose link nobody knows."""
    name = f"l:{REFERENCE}:{link.id if link else 'l0'}"
    return Caller(
        name, name, frozenset({"customer"}), Actor("contact", link.contact if link else "c1"), "link", link.id if link else None
    )


class Sharing:
    """The dossier and its bench."""

    def __init__(self) -> None:
        self.bench = Bench()
        put_stock(cast(Any, self.bench.fake.table), TABLE, StockItem("42-1000", 5))
        self.bench.create()

    @property
    def day(self) -> date:
        """Today, Paris."""
        return paris_date(self.bench.now)

    @day.setter
    def day(self, day: date) -> None:
        self.bench.now += timedelta(days=(day - self.day).days)

    @property
    def links(self) -> tuple[Link, ...]:
        """All that were given."""
        return cast(tuple[Link, ...], self.bench.store.load(REFERENCE).state.links)

    @property
    def history(self) -> list[Entry]:
        """All entries."""
        return list(self.bench.store.history(REFERENCE))

    def link(self, link: str) -> Link:
        """The link of an id."""
        return next(one for one in self.links if one.id == link)

    def contact(self, contact: str) -> tuple[str, str, str]:
        """The name, address and language of a contact, which account and dossier have alike."""
        person = self.bench.store.load(REFERENCE).people.contacts[contact]
        assert self.bench.store.account("bigcorp").people.contacts[contact] == person
        return person.name, person.email, person.language

    def acts(self, link: str | None, *commands: c.Command) -> None:
        """Do what the holder of a link asks for."""
        for command in commands:
            self.bench.execute(command, caller=holder(next((one for one in self.links if one.id == link), None)))

    def staff(self, *commands: c.Command) -> None:
        """Do what staff ask for."""
        for command in commands:
            self.bench.execute(command, caller=CLAIRE)

    def system(self, command: c.Command) -> None:
        """Record what a worker reports."""
        self.bench.execute(command, caller=SYSTEM)

    def order_in_part(self, link: str) -> tuple[Link, ...]:
        """Order one piece of the offer; gives the links of the offer of what is left."""
        self.acts(link, online(1))
        rest = next(x.event.online.rest for x in self.history if isinstance(x.event, e.OrderCreated) and x.event.online)
        return cast(tuple[Link, ...], self.bench.store.load(rest).state.links)
