"""The builder of dossiers: commands applied with people, day and clock, on the pure domain or on a store."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from operator import is_not
from typing import Any, Self

import msgspec
from msgspec.structs import replace

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.writing.create import create
from chalicelib.application.writing.entries import as_entries
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.sale.command_spec import alone
from chalicelib.domain.sale.decide import decide, decide_with_people
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry, Provenance
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.model import evolve, fold
from chalicelib.domain.sale.numbering import Numbering
from chalicelib.domain.sale.waiting import POLICY, our_wait
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.reference import compose
from tests.builder.online_order import OFFERS, SHOWN, context_of, reviewed, reviewed_in
from tests.samples.callers import ANYONE, request
from tests.samples.drawing import OFFER

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
TODAY = date(2026, 8, 6)
STAFF = Caller("s:claire", "claire", frozenset({"manager"}), Actor("manager"), "staff")
COMMANDS = (
    bodies("manager", "accountant") | c.AskQuestion | c.ConfirmReception | c.RecordDocument | c.RecordUpload
    | c.RecordDocumentFailed | c.RecordUndelivered | c.OrderOnline | c.TakeOrderBack | c.GiveOrderNumber | c.AskOrderChange
    | c.ExtendReservation
)  # fmt: skip
NUMBERING = Numbering()


def never(attempt: int) -> None:
    """Fail: nobody else is there to wait for."""
    raise AssertionError("nobody else is there to wait for")


class DossierBuilder:
    """A dossier on the pure domain: its entries and its people. now: when its commands are recorded; stock: what they find."""

    def __init__(self, create: c.CreateDossier, day: date, now: datetime = NOW) -> None:
        self.now = now
        self.stock: Mapping[str, StockItem] = {}
        self.people, events = decide_with_people(Dossier(), People(create.account, create.customer), create, day)
        self.history: list[Entry] = list(as_entries(events, 0, create, STAFF, now))
        self._folded: tuple[list[Entry], Dossier] = ([], Dossier())

    @property
    def state(self) -> Dossier:
        """What all of it leaves, folded once: tests ask for it again and again."""
        entries, state = self._folded
        if len(entries) != len(self.history) or any(map(is_not, entries, self.history)):
            self._folded = (list(self.history), state := fold(self.history))
        return state

    @property
    def head(self) -> Loaded:
        """The dossier as it is stored."""
        return Loaded(self.state, self.people)

    def command(self, type_: str, day: date, **more: Any) -> Self:
        """Apply a command of staff's, given by its type and fields; a credit that says no reason corrects a price."""
        more = {"reason": "price"} | more if type_ == "credit" else more
        return self.apply(msgspec.convert({"type": type_, "effective": day.isoformat(), **more}, COMMANDS), day)

    def apply(self, command: c.Command, day: date, caller: Caller = STAFF) -> Self:
        """Apply a command; one that names a person, with that name. Raises NotAllowed or Invalid."""
        if isinstance(command, c.OrderOnline | c.ConfirmOrder | c.TakeOrderBack):
            return self._of_the_page(command, day, caller)
        if isinstance(command, c.Signed | c.ChangeOrder | c.CorrectAddress | c.IssueInvoice):
            self.people, events = decide_with_people(self.state, self.people, command, day)
        else:
            events = decide(self.state, command, day, replace(alone(day), stock=self.stock, waits=our_wait(self.state, POLICY)))
        return self.add(events, command, caller)

    def _of_the_page(self, command: c.Command, day: date, caller: Caller) -> Self:
        """Apply what an order from the page needs the seller's policy for; an order is sent for what is shown."""
        context = context_of(self.state, self.people, command, day)
        if isinstance(command, c.OrderOnline) and command.figures in ("", SHOWN):
            command = reviewed(self.state, self.people, command, day)
        self.people = context.people
        return self.add(decide(self.state, command, day, context), command, caller)

    def add(self, events: Iterable[Event], command: c.Command, caller: Caller = STAFF) -> Self:
        """Add the events that a command came to."""
        self.history += as_entries(events, len(self.history), command, caller, self.now)
        return self


class StoreBuilder:
    """Dossiers in a store, by its own commands. clock: when each is asked for; caller: who asks where nobody is named."""

    def __init__(
        self, store: DossierStore, clock: Callable[[], datetime] = lambda: NOW, caller: Caller = ANYONE,
        numbering: Numbering = NUMBERING, choose: Callable[[str], str] = lambda letters: letters[7],
        pause: Callable[[int], None] = never,
    ) -> None:  # fmt: skip
        self.store, self.clock, self.caller, self.numbering = store, clock, caller, numbering
        self.choose, self.pause = choose, pause

    def open(
        self,
        command: c.CreateDossier | c.OpenCase,
        reference: str | None = None,
        *,
        caller: Caller | None = None,
        key: str | None = None,
    ) -> Outcome:
        """Create a dossier, under this reference if one is given."""
        command = replace(command, reference=reference) if reference else command
        return create(self.store, command, caller or self.caller, self._request(key), self.clock(), self.choose, self.pause)

    def apply(self, reference: str, *commands: c.Command, caller: Caller | None = None, key: str | None = None) -> Outcome:
        """Carry out commands, one at least, and give the outcome of the last."""
        for command in commands:
            spare = compose(self.choose) if isinstance(command, c.OrderOnline | c.ConfirmOrder | c.BillCase) else ""
            if isinstance(command, c.OrderOnline) and command.figures in ("", SHOWN):
                command = reviewed_in(self.store, reference, command, self.clock())
            request = self._request(key)
            asked = CommandRequest(reference, command, caller or self.caller, request, self.numbering, OFFERS, spare)
            outcome = execute(self.store, asked, self.clock(), self.pause)
        return outcome

    def apply_allowed(self, reference: str, *commands: c.Command) -> None:
        """Carry out those of these commands that are allowed."""
        for command in commands:
            try:
                self.apply(reference, command)
            except DomainError:
                continue

    def _request(self, key: str | None) -> Request:
        return Request(key, "") if key else request()


def opened(command: c.CreateDossier = OFFER) -> Loaded:
    """A dossier of today as it is stored, the drawing's offer if no other is named."""
    return DossierBuilder(command, TODAY).head


def after(state: Dossier, *events: Event) -> Dossier:
    """The state after events of today, which no command led to."""
    for event in events:
        state = evolve(state, entry_of(state, event))
    return state


def entry_of(state: DossierBase, event: Event, comment: str | None = None) -> Entry:
    """The entry that an event of today makes; customers read its comment."""
    origin = Provenance(
        TODAY, NOW, Actor("manager"), "claire", "staff", comment=comment, comment_visible=True if comment else None
    )
    return Entry(state.version + 1, event, origin, NOW)
