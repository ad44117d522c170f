"""Any sequence of commands: refused or carried out, the dossier stays whole."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.ports.commit import Account, Loaded
from chalicelib.application.projection.row_types import ListRow, TermRow, WorkRow
from chalicelib.application.projection.rows import rows, rows_before_and_after
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.affair_step import standing
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.application.writing.document_numbers import NUMBERED
from chalicelib.domain.access.level import View
from chalicelib.domain.account.conditions import Conditions
from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.deposit_use import loose
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import SPECS, evolve, fold
from chalicelib.domain.sale.prepayment import unpaid
from chalicelib.domain.sale.promises import kept_promises
from chalicelib.domain.sale.search_terms import terms
from chalicelib.domain.sale.step import finished
from chalicelib.domain.sale.steps import lapsed
from chalicelib.domain.sale.striking import replay
from chalicelib.domain.sale.waiting import POLICY, disclosed_wait, last_day_open, ours, promised_news, silence_due, waiting
from chalicelib.domain.values.language import Language
from tests.builder.dossiers import StoreBuilder
from tests.fakes.store import MemoryStore
from tests.samples.strategies import TODAY, Fitting, begun, commands, fitting, money_commands, strokes
from tests.unit.domain.sale.test_ledger import adds_up

VIEWS: tuple[View, View] = ("full", "masked")
LANGUAGES: tuple[Language, Language] = ("fr", "en")


class Past(NamedTuple):
    """The history up to a version."""

    version: int
    history: list[Entry]


def holds(check: Callable[["Machine"], None]) -> Any:
    """An invariant, checked once for each state: what a refused command leaves was checked before."""
    return precondition(lambda machine: machine.changed)(invariant()(check))


class Machine(RuleBasedStateMachine):
    """One dossier, whatever is asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.store = MemoryStore()
        self.dossiers = StoreBuilder(self.store)
        self.reference = "45KL89G00E"
        self.checked = 0
        self.listed: Loaded | None = None
        self._past = Past(0, [])
        self._read: tuple[object, Loaded] | None = None
        self._readings: dict[tuple[Language, date], Reading] = {}

    @initialize(command=begun, before=st.booleans())
    def begin(self, command: c.CreateDossier, before: bool) -> None:
        """It is paid before anything leaves, or as its invoices say."""
        if before:
            agreed = Conditions(payment=PaymentTerms(0, prepayment=True))
            self.store.accounts[command.account] = Account(People(command.account, command.customer), 1, conditions=agreed)
        self.dossiers.open(command, self.reference)

    @rule(asked=st.lists(commands, min_size=1, max_size=9))
    def ask_all(self, asked: list[c.Command]) -> None:
        self.checked = self.state.version
        for command in asked:
            self.execute(command)

    def execute(self, command: c.Command) -> None:
        before, records = self.state, len(self.store.records)
        try:
            outcome = self.dossiers.apply(self.reference, command)
        except DomainError:
            assert self.state == before
            assert len(self.store.records) == records
        else:
            assert outcome.version == self.state.version > before.version
            paid = not isinstance(command, c.Ship) or command.recorded or command.before_payment or not unpaid(before)
            assert paid, "what is paid before it leaves is, or somebody said why it leaves"

    @rule(data=st.data(), times=st.integers(1, 3))
    def go_on(self, data: st.DataObject, times: int) -> None:
        self.checked = self.state.version
        for _ in range(times):
            self.execute(data.draw(fitting(self.state))(self.state))

    @rule(data=st.data())
    def settle(self, data: st.DataObject) -> None:
        self.checked = self.state.version
        self.execute(data.draw(money_commands(self.state))(self.state))

    @rule(stroke=strokes)
    def strike(self, stroke: Fitting) -> None:
        self.checked = self.state.version
        self.execute(stroke(self.state))

    @property
    def changed(self) -> bool:
        return self.state.version != self.checked

    @property
    def head(self) -> Loaded:
        stored = self.store.table.items[keys.dossier(self.reference)][keys.HEAD]
        if self._read is None or self._read[0] is not stored:
            self._read = (stored, self.store.heads[self.reference])
            self._readings = {}
        return self._read[1]

    @property
    def state(self) -> Dossier:
        state: Dossier = self.head.state
        return state

    @property
    def history(self) -> list[Entry]:
        if self._past.version != self.state.version:
            self._past = Past(self.state.version, self.store.entries[self.reference])
        return self._past.history

    def reading(self, lang: Language, day: date) -> Reading:
        """The dossier as it is read: once, whatever is asked of it."""
        head = self.head
        if (lang, day) not in self._readings:
            self._readings[lang, day] = Reading(self.reference, *head, translations(lang), seller(), day)
        return self._readings[lang, day]

    @holds
    def versions_count_the_entries(self) -> None:
        assert [entry.seq for entry in self.history] == list(range(1, self.state.version + 1))

    @holds
    def the_snapshot_is_the_fold(self) -> None:
        assert self.state == fold(self.history)

    @holds
    def one_entry_after_the_other_gives_the_same_where_nothing_is_struck(self) -> None:
        if not self.state.struck:
            state = Dossier()
            for entry in self.history:
                state = evolve(state, entry)
            assert state == self.state

    @holds
    def each_entry_was_allowed_and_still_is_without_those_struck(self) -> None:
        state = replay(self.history)
        assert replace(state, struck=()) == replace(self.state, struck=())

    @holds
    def it_is_read_as_it_was_written(self) -> None:
        head = self.head
        assert codec.decode_head(codec.encode_head(head)) == head
        last = self.history[-1]
        assert codec.decode_entry(last.seq, 1, codec.encode_entry(last)) == last

    @holds
    def no_more_leaves_or_is_invoiced_than_was_ordered(self) -> None:
        for line in self.state.lines:
            assert 0 <= self.state.shipped(line.id) <= (line.quantity if line.goods else 0)
            assert 0 <= self.state.billed(line.id) <= line.quantity
        assert [parcel.number for parcel in self.state.parcels] == list(range(1, len(self.state.parcels) + 1))

    @holds
    def no_more_is_paid_or_credited_than_was_invoiced_unless_it_was_said(self) -> None:
        standing = [entry.event for entry in self.history if entry.seq not in self.state.struck]
        valid = [
            one for event in standing if isinstance(event, e.PaymentAllocated) and event.overpaid for one in event.allocations
        ]
        for invoice in self.state.invoices:
            too_much = sum(one.amount for one in valid if one.invoice == invoice.number)
            assert Decimal(0) <= invoice.paid <= invoice.gross + too_much
            assert (invoice.favour is not None) == (invoice.open < 0)
            assert Decimal(0) <= invoice.credited <= invoice.gross
            assert (invoice.settled is not None) == (invoice.open <= 0) or not invoice.paid + invoice.credited

    @holds
    def a_deposit_is_taken_off_once_and_is_never_more_than_what_came(self) -> None:
        standing = [entry.event for entry in self.history if entry.seq not in self.state.struck]
        came = sum(event.amount for event in standing if isinstance(event, e.DepositReceived))
        taken = sum(event.prepaid for event in standing if isinstance(event, e.InvoiceIssued))
        gone = (event for event in standing if isinstance(event, e.Refunded | e.PaymentMoved))
        back = sum(event.amount for event in gone if event.payment)
        assert self.state.deposit == came - taken - back >= 0

    @holds
    def deposit_invoices_ask_for_no_more_than_came_and_nothing_is_taken_off_them_twice(self) -> None:
        assert loose(self.state) >= 0
        standing = [entry.event for entry in self.history if entry.seq not in self.state.struck]
        taking = [event for event in standing if isinstance(event, e.InvoiceIssued | e.Refunded | e.PaymentMoved)]
        for deposit in self.state.deposits:
            assert sum(share.net + share.tax for share in deposit.shares) <= deposit.amount
            for share in deposit.shares:
                same = [
                    one for event in taking for taken in event.deposits if taken.number == deposit.number
                    for one in taken.shares if (one.category, one.rate) == (share.category, share.rate)
                ]  # fmt: skip
                left = [one for one in deposit.left if (one.category, one.rate) == (share.category, share.rate)]
                for field in ("net", "tax"):
                    assert getattr(share, field) == sum(getattr(one, field) for one in (*same, *left))
                    assert all(getattr(one, field) >= 0 for one in left)

    @holds
    def its_account_comes_to_what_is_open_less_what_is_in_favour(self) -> None:
        adds_up(self.state)

    @holds
    def each_document_is_of_its_entry(self) -> None:
        for document in self.state.documents:
            event = self.history[document.entry - 1].event
            assert document.entry not in self.state.struck
            assert SPECS.of(event).document == "render"
            assert document.upload == getattr(event, "pdf", None)
            assert document.upload is None or document.upload in self.state.uploads

    @holds
    def numbers_are_one_documents(self) -> None:
        numbers = [entry.event.number for entry in self.history if isinstance(entry.event, NUMBERED) and entry.event.number]
        assert len(set(numbers)) == len(numbers) == len(self.store.numbers)
        for series, count in self.store.counts.items():
            ours = sorted(number for number in numbers if number.startswith(f"{series}-"))
            assert ours == [f"{series}-{position:04d}" for position in range(1, count.last + 1)]

    def matters(self) -> bool:
        """Whether anything waits on us but a word that was promised: that may be promised where all is done."""
        return any(reason != "news" for reason, _ in ours(self.state))

    @holds
    def whom_it_waits_for_is_what_its_page_says(self) -> None:
        waits = {wait.side: wait for wait in waiting(self.state, POLICY)}
        reading = self.reading("en", TODAY)
        panel, theirs = todo(reading), waits.get("customer")
        held = theirs is not None and (theirs.reason != "reception" or theirs.due <= TODAY)
        # What was paid too much may be chosen by them, and is paid back by us on our day where they choose nothing.
        chosen = reading.turn == "choose"
        assert not chosen or "us" in waits
        assert (panel.who == "you") == (held or chosen)
        assert "customer" in waits or self.matters() or panel.who == "nobody"

    @holds
    def what_we_do_has_a_day_and_one_that_passed_says_so_and_whom_to_call(self) -> None:
        for day in (TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=40)):
            for lang in LANGUAGES:
                reading = self.reading(lang, day)
                panel = todo(reading)
                shown = row(reading, "full", None, closed=False)
                if panel.who != "us":
                    continue
                by, text = panel.by, panel.late.text if panel.late else " ".join(panel.notes)
                assert by is not None and reading.weekday(by) in text, "its day is read on it"
                assert (by < day) == (panel.late is not None) == shown.wait_late
                assert not panel.late or (panel.late.call and panel.late.call == shown.call)
                assert any(character.isdigit() for character in f"{shown.wait_note}{shown.step_note}")

    @holds
    def what_is_owed_is_what_is_promised_and_silent(self) -> None:
        wait, promised = disclosed_wait(self.state, POLICY), promised_news(self.state)
        silent = [silence for silence in self.state.silences if not silence.given]
        days = [silence_due(self.state, silence, POLICY) for silence in silent] + ([promised.on] if promised else [])
        assert wait is None or wait.due in days, "a day that is shown counts as a promise"
        assert len({silence.answer for silence in silent}) == len(silent) <= 2

    @holds
    def its_row_among_the_affairs_is_whose_turn_its_page_says(self) -> None:
        reading = self.reading("en", TODAY)
        whole, old = (row(reading, view, None, closed=False) for view in VIEWS)
        assert whole.who == old.who == todo(reading).who
        assert whole.wait and len(standing(reading).cells) == 7
        assert "€" not in str(old) and not any(line.sku in str(old) for line in self.state.lines)
        last = last_day_open(self.state, POLICY)
        ended = last is not None and last < TODAY
        assert not ended or todo(reading).who == "nobody" or lapsed(self.state, TODAY)

    @holds
    def what_waits_for_nobody_has_ended_and_what_has_ended_waits_for_nobody_in_its_steps(self) -> None:
        waits = waiting(self.state, POLICY)
        theirs = any(wait.side == "customer" for wait in waits)
        ended = finished(self.reading("en", TODAY).steps)
        withdrawn = self.state.order is None and self.state.offer is not None and self.state.offer.voided
        assert theirs or self.matters() or ended or self.state.cancelled or withdrawn
        waited = {(wait.side, wait.reason) for wait in waits}
        assert not ended or waited <= {("us", reason) for reason in ("mail", "document", "answer", "news")}

    @holds
    def its_rows_are_what_its_head_says(self) -> None:
        head = self.head
        made = rows(self.reference, head, POLICY)
        work = {(row.side, row.reason, row.since, row.due) for row in made if isinstance(row, WorkRow)}
        assert work == {tuple(wait) for wait in waiting(self.state, POLICY)}
        assert {row.term for row in made if isinstance(row, TermRow)} == terms(self.reference, *head)
        kept = {row.item for row in made if isinstance(row, ListRow) and row.list == "promises"}
        assert kept == {f"{promise.kind}#{promise.number}" for promise in kept_promises(self.state, POLICY)}
        assert all(promise.kept for promise in kept_promises(self.state, POLICY))
        gone, come = rows_before_and_after(self.reference, self.listed, head, POLICY)
        before = rows(self.reference, self.listed, POLICY) if self.listed else frozenset()
        assert (before - gone) | come == made
        self.listed = head

    @holds
    def contacts_have_one_id_each(self) -> None:
        contacts = self.head.people.contacts
        assert all(key == contact.id for key, contact in contacts.items())
        assert contacts == self.store.accounts["bigcorp"].people.contacts


TestDossier = Machine.TestCase
TestDossier.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
