"""One reading of a dossier: its state and people, in a language, on a day: today, or an earlier one as it was then."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, Self, TypeVar

from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller
from chalicelib.domain.access.rights import Right, permits
from chalicelib.domain.account.people import BILLING, People
from chalicelib.domain.sale.announced import rest
from chalicelib.domain.sale.base import DossierBase, Link
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.invoicing import Amounts, order_amounts
from chalicelib.domain.sale.keeping import live_reservation
from chalicelib.domain.sale.kind import State
from chalicelib.domain.sale.kinds import steps
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.sale.parcels import Parcel
from chalicelib.domain.sale.step import Step, Steps, step_of
from chalicelib.domain.sale.steps import to_confirm, under_way
from chalicelib.domain.sale.timers import first_moment
from chalicelib.domain.sale.turn import Turn, turn
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.language import Text, text_in

T = TypeVar("T")
NO_STOCK: Mapping[str, StockItem] = {}


class KindReading(Generic[State]):
    """What every part of the document is made from, whatever kind the dossier is of.

    then: the entry after which the dossier is read as it stood then, on the day that is `today`; nothing can be done there.
    reader: the contact whose link it is, where that is known. stock: of an offer that can be ordered, as it is now, by SKU.
    now: the moment (UTC) of the reading, where what holds for hours is told.
    on_hold: whether staff say that nobody orders online for the customer, where something could be ordered.
    link: the reader's, where what it permits is to be heeded.
    state: or how it is found, where what is said may not need it.
    """

    def __init__(
        self,
        reference: str,
        state: State | Callable[[], State],
        people: People,
        translations: Translations,
        seller: Seller,
        today: date,
        then: Entry | None = None,
        reader: str | None = None,
        *,
        stock: Mapping[str, StockItem] = NO_STOCK,
        now: datetime | None = None,
        on_hold: bool = False,
        link: Link | None = None,
    ) -> None:
        self.reference = reference
        self._state = state
        self.people = people
        self.translations = translations
        self._seller = seller
        self.today = today
        self.then = then
        self.reader = reader
        self.stock = stock
        self.now = now
        self.on_hold = on_hold
        self.link = link
        self._memo: dict[Callable[..., Any], Any] = {}

    def of(self, state: State) -> Self:
        """Give the same reading, of another state."""
        return type(self)(
            self.reference, state, self.people, self.translations, self._seller, self.today, self.then, self.reader,
            stock=self.stock, now=self.now, on_hold=self.on_hold, link=self.link,
        )  # fmt: skip

    @cached_property
    def state(self) -> State:
        """The dossier's state."""
        return self._state if isinstance(self._state, DossierBase) else self._state()

    @cached_property
    def seller(self) -> Seller:
        """The seller as readers of the language are told of it."""
        return self._seller.localised(self.translations.lang)

    @cached_property
    def steps(self) -> Steps:
        """The steps today, in their order."""
        return steps(self.state, self.today)

    def memo(self, make: Callable[[Self], T]) -> T:
        """Give what a function makes of the reading, made the first time that it is asked for: several parts show it."""
        if make not in self._memo:
            self._memo[make] = make(self)
        made: T = self._memo[make]
        return made

    def step(self, key: str) -> Step:
        """Give the step of a key. Raises KeyError if the kind has none of that key."""
        return step_of(self.steps, key)

    @property
    def mailed(self) -> bool:
        """Whether the reader hears of what comes by mail: a contact known by their link, whom mails are sent to.

        Who was let in for reading, or for invoices, is mailed nothing of what comes next: the newest of several links decides.
        """
        closed = {one.contact for one in self.state.undelivered if one.why != "delayed"}
        newest = {link.contact: link.scope for link in self.state.links if link.in_force(self.today)}
        hears = self.reader not in closed and newest.get(self.reader or "") not in ("read", "invoices")
        return self.then is None and self.reader in self.people.contacts and hears

    def may(self, right: Right) -> bool:
        """Say whether the reader's link permits something."""
        return self.link is None or permits(self.link, right)

    def first_day(self, reason: WaitReason) -> date | None:
        """Give the first day on which what waits for a reason arrives, where the customer knows one of all of it.

        A kind that tells no such days has none.
        """
        return None

    def text(self, text: Text) -> str:
        """Give a text of the catalogue in the reader's language."""
        return text_in(text, (self.translations.lang, *self._seller.languages))

    def name(self, line: Line) -> str:
        """Give what a line is called."""
        return self.text(line.name)

    def about(self, line: Line, *more: str | None) -> str:
        """Give what stands below a line's name: its article number, its detail, its unit, and what more is to be said."""
        unit = self.translations.gettext("unit: %(unit)s") % {"unit": self.text(line.unit)} if line.unit else None
        return ", ".join(filter(None, (line.sku, self.text(line.detail) if line.detail else None, unit, *more)))

    def when(self, day: date) -> str:
        """Give a date, with its year unless it is this one's."""
        return when(self.translations, day, self.today)

    def weekday(self, day: date) -> str:
        """Give a date with its day of the week, and its year unless it is this one's."""
        return self.translations.day(day) if day.year == self.today.year else self.translations.day_year(day)

    def contact(self, contact: str | None) -> str:
        """Give a contact's name; the customer's where the person was forgotten; what the billing address is called."""
        if contact == BILLING:
            return self.translations.gettext("the billing address")
        person = self.people.contacts.get(contact or "")
        return person.name if person else self.people.name


class Reading(KindReading[Dossier]):
    """The reading of a sale."""

    @property
    def moment(self) -> datetime:
        """The moment (UTC) that is read: now, the one after which a day is read as it was, or else the day's first."""
        if self.then:
            return self.then.origin.recorded
        return self.now or first_moment(self.today)

    @cached_property
    def reservation(self) -> Reservation | None:
        """The reservation that holds at this moment, whether or not the end of one that does not was recorded."""
        return live_reservation(self.state, self.moment)

    @cached_property
    def amounts(self) -> Amounts:
        """Those of all lines and the freight."""
        return order_amounts(self.state)

    @cached_property
    def to_confirm(self) -> tuple[Parcel, ...]:
        """The parcels that should have arrived by now and that nobody has confirmed."""
        return to_confirm(self.state, self.today)

    @cached_property
    def turn(self) -> Turn:
        """Whose turn it is, and at what."""
        return turn(self.state, self.steps, self.today)

    def first_day(self, reason: WaitReason) -> date | None:
        """Give the first day on which goods that wait, or that are under way, arrive, where the customer knows one of all."""
        if reason in ("order", "supply", "shipment"):
            remaining = rest(self.state)
            return remaining.days[0] if remaining.days and remaining.whole else None
        day, expected = under_way(self.state) if self.turn == "under_way" else (self.today, False)
        return day if expected else None


AnyReading = KindReading[Any]
"""A reading of what may be of any kind, for what all kinds show alike."""


def when(translations: Translations, day: date, today: date) -> str:
    """Give a date as it is read on another one: with its year unless that is the same."""
    return translations.date(day) if day.year == today.year else translations.date_year(day)
