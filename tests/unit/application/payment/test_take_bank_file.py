"""Bank files taken: what is booked, what is put aside, and nothing is booked twice, whatever comes how often in what order."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace as changed
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import permutations
from typing import BinaryIO

import pytest
from msgspec.structs import replace

from chalicelib.adapters.bank.bank_file import read_bank_file
from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.payment.reversed_entry import with_reversed
from chalicelib.application.payment.take_bank_file import LATER, BankDesk, take_bank_file
from chalicelib.application.ports.commit import AnyCommit, Commit, Record
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.ports.statement_store import EVERY, KIND, STATEMENT
from chalicelib.domain.payment.bank_line import BankFileError, BankFileEvent
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_changes import applied, next_fact
from chalicelib.domain.payment.payment_fact import KeptFor
from chalicelib.domain.payment.seen_payment import PaymentMessage
from chalicelib.domain.payment.statement import Statement
from tests.fakes.store import MemoryStore
from tests.samples.bank_files import ACCOUNT, OTHER_ACCOUNT, Entry, Part, Written, camt, cfonb, mt940, one

NOW = datetime(2026, 11, 30, 21, 0, tzinfo=UTC)
TWO = Written((one("A", "100.00", "F26-1", "R1"), one("B", "50.00", "F26-2", "R2")))
PARTS = tuple(Part(Decimal("100.00"), name, end_to_end=f"E-{name}") for name in ("A", "B", "C"))
BATCH = Entry(Decimal("300.00"), PARTS, ref="LOT")
WHOLE = Entry(Decimal("300.00"), ref="LOT")


class Killed(Exception):
    """The process died."""


class Store(MemoryStore):
    """One whose process may die before it writes, and after."""

    step: Callable[[], None] = staticmethod(lambda: None)

    def commit(self, commit: AnyCommit) -> None:
        """See DossierStore."""
        self.step()
        super().commit(commit)
        self.step()


class Bank:
    """A bank that drops files, the worker that takes them, and the worker that puts the payments."""

    def __init__(self) -> None:
        self.store = Store()
        self.files: dict[str, bytes] = {}
        self.queue: list[tuple[PaymentMessage, int]] = []
        self.dies_after = -1
        self.calls = 0

    def _step(self) -> None:
        """A call that the process may die before."""
        self.calls += 1
        if self.calls == self.dies_after:
            raise Killed

    def fetch(self, key: str) -> AbstractContextManager[BinaryIO]:
        @contextmanager
        def opened() -> Iterator[BinaryIO]:
            self._step()
            yield io.BytesIO(self.files[key])

        return opened()

    def send(self, messages: Sequence[PaymentMessage], waits: int) -> None:
        self._step()
        assert 1 <= len(messages) <= 10
        self.queue += [(message, waits) for message in messages]

    def take(self, *contents: bytes) -> None:
        """Take files, one after another, and put what they have."""
        for content in contents:
            key = f"statements/{len(self.files)}.xml"
            self.files[key] = content
            self.work(key)
        self.put()

    def work(self, key: str) -> None:
        """Take a file, as a process that may die."""
        self.store.step = self._step
        try:
            take_bank_file(self.desk, key)
        finally:
            self.store.step = lambda: None

    @property
    def desk(self) -> BankDesk:
        return BankDesk(
            store=self.store, fetch=self.fetch, read=read_bank_file, send=self.send, clock=lambda: NOW, pause=lambda tries: None
        )

    def put(self, queue: Sequence[PaymentMessage] | None = None) -> None:
        """Put what the queue has, what waits last."""
        for message in queue or [message for message, _ in sorted(self.queue, key=lambda one: one[1])]:
            assert message.payment
            put_payment(self.store, with_reversed(self.store.lists, message.payment), NOW)
        self.queue = []

    def payments(self) -> list[Payment]:
        """All payments there are."""
        keys = {pk for pk in self.store.table.items if pk.startswith("$#")}
        heads = (self.store.head(PAYMENT, key.removeprefix("$#")) for key in sorted(keys))
        return sorted((head for head in heads if head), key=lambda one: (one.amount, one.payer.name, one.id))

    def left(self) -> list[tuple[str, Decimal]]:
        """Who paid what can be used."""
        return [(one.payer.name, one.left) for one in self.payments() if one.left]

    def statements(self) -> list[Statement]:
        """All statements, as the list has them."""
        rows, _ = self.store.lists.listed("statements", EVERY, 100, None)
        heads = (self.store.head(STATEMENT, row.reference) for row in rows)
        return [head for head in heads if head]

    def mails(self) -> list[Effect]:
        """What the house is mailed."""
        return [effect for effect in self.store.todos if effect.kind == KIND]


@pytest.fixture
def bank() -> Bank:
    return Bank()


def test_each_entry_of_a_statement_that_adds_up_is_a_payment(bank: Bank) -> None:
    bank.take(camt(TWO))
    assert [(one.amount, one.payer.name, one.text) for one in bank.payments()] == [
        (Decimal("50.00"), "B", "F26-2"),
        (Decimal("100.00"), "A", "F26-1"),
    ]
    (statement,) = bank.statements()
    assert (statement.state, statement.opening, statement.closing, statement.entries) == (
        "booked", Decimal("1000.00"), Decimal("1150.00"), 2,
    )  # fmt: skip
    assert bank.mails() == []


def test_one_that_does_not_add_up_is_put_aside_whole_with_both_sums(bank: Bank) -> None:
    bank.take(camt(Written(TWO.entries, closing=Decimal("1151.00"))))
    (statement,) = bank.statements()
    assert (statement.state, statement.why, statement.reckoned, statement.closing) == (
        "aside", "sums", Decimal("1150.00"), Decimal("1151.00"),
    )  # fmt: skip
    assert bank.payments() == []
    assert bank.mails() == [Effect(statement.id, 1, KIND)]


def test_the_one_that_adds_up_takes_the_place_of_the_one_put_aside(bank: Bank) -> None:
    bank.take(camt(Written(TWO.entries, closing=Decimal("1151.00"))), camt(TWO))
    assert [one.state for one in bank.statements()] == ["booked"]
    assert len(bank.payments()) == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (camt(TWO)[:-300], "cut_off"),
        (b"<!DOCTYPE a><a/>", "doctype"),
        (camt(Written(closes=False)), "no_balance"),
        (camt(Written((Entry(Decimal("5"), currency="JPY"),), closing=Decimal("1005"))), "currency"),
        (camt(Written((Entry(Decimal(10) ** 16),))), "amount"),
    ],
)
def test_what_cannot_be_booked_is_put_aside_and_says_why(bank: Bank, content: bytes, why: str) -> None:
    bank.take(content, content)
    assert {(one.state, one.why) for one in bank.statements()} == {("aside", why)}
    assert bank.payments() == []
    assert bank.mails()


def test_a_good_statement_beside_a_bad_one_is_booked(bank: Bank) -> None:
    bank.take(camt(TWO, Written((one("C", "7.00", ref="R3"),), id="B", closing=Decimal("1.00"))))
    assert sorted(one.state for one in bank.statements()) == ["aside", "booked"]
    assert [name for name, _ in bank.left()] == ["B", "A"]


@pytest.mark.parametrize("write", [camt, mt940, cfonb])
def test_the_same_file_twice_is_booked_once(bank: Bank, write: type) -> None:
    bank.take(write(TWO), write(TWO))
    assert sorted(one.amount for one in bank.payments()) == [Decimal("50.00"), Decimal("100.00")]
    assert len(bank.statements()) == 1


@pytest.mark.parametrize("write", [camt, mt940, cfonb])
@pytest.mark.parametrize("ref", ["", "R1"])
def test_two_equal_entries_are_two_payments(bank: Bank, write: type, ref: str) -> None:
    equal = one("A", "100.00", "F26-1", ref)
    content = write(Written((equal, equal)))
    bank.take(content, content)
    assert [one.amount for one in bank.payments()] == [Decimal("100.00")] * 2


@pytest.mark.parametrize("ref", ["", "R1"])
@pytest.mark.parametrize("order", [("053", "054"), ("054", "053")])
def test_an_entry_that_is_notified_and_stated_is_booked_once(bank: Bank, ref: str, order: tuple[str, str]) -> None:
    equal = one("A", "100.00", "F26-1", ref, end_to_end="E1")
    bank.take(*(camt(Written((equal, equal)), message=message) for message in order))
    assert [one.amount for one in bank.payments()] == [Decimal("100.00")] * 2


@pytest.mark.parametrize("write", [camt, mt940, cfonb])
def test_equal_entries_of_two_statements_of_a_day_are_two_payments(bank: Bank, write: type) -> None:
    first = Written((one("A", "100.00"),), id="1", number=1)
    second = Written((one("A", "100.00"),), id="2", number=2, opening=Decimal("1100.00"), day=first.day + timedelta(1))
    bank.take(write(first), write(second))
    assert [one.amount for one in bank.payments()] == [Decimal("100.00")] * 2


def test_parts_of_a_batch_are_payments(bank: Bank) -> None:
    bank.take(camt(Written((BATCH,))))
    assert bank.left() == [("A", Decimal("100.00")), ("B", Decimal("100.00")), ("C", Decimal("100.00"))]


@pytest.mark.parametrize("ref", ["", "LOT"])
@pytest.mark.parametrize(("first", "second"), [("whole", "parts"), ("parts", "whole"), ("parts", "parts")])
def test_details_join_their_batch_whichever_comes_first(bank: Bank, ref: str, first: str, second: str) -> None:
    files = {
        "whole": camt(Written((Entry(Decimal("300.00"), ref=ref),))),
        "parts": camt(Written((Entry(Decimal("300.00"), PARTS[::-1], ref=ref),)), message="054"),
    }
    bank.take(files[first], files[second], camt(Written((Entry(Decimal("300.00"), PARTS, ref=ref),)), message="054", version=4))
    assert sum(left for _, left in bank.left()) == Decimal("300.00")
    assert {name for name, _ in bank.left()} == {"A", "B", "C"}


def test_a_batch_that_was_used_as_a_whole_is_not_there_again_in_parts(bank: Bank) -> None:
    bank.take(camt(Written((WHOLE,))))
    (whole,) = bank.payments()
    fact = next_fact(whole, KeptFor("bigcorp"), "m", NOW)
    kept = applied(whole, fact)
    bank.store.commit(
        Commit(stream=PAYMENT, reference=whole.id, expected=whole.version, head=kept, before=whole, at=NOW,
               entries=(fact,), record=Record("m", "k", "f", 201, whole.id, kept.version))
    )  # fmt: skip
    bank.take(camt(Written((BATCH,)), message="054"))
    assert bank.left() == [("", Decimal("300.00"))]
    assert [one.aside.why for one in bank.payments() if one.aside] == ["batch"] * 3


def test_a_batch_whose_parts_do_not_add_up_is_one_payment(bank: Bank) -> None:
    bank.take(camt(Written((Entry(Decimal("301.00"), PARTS, ref="LOT"),))))
    assert bank.left() == [("", Decimal("301.00"))]


def test_a_reversal_takes_its_entry_back(bank: Bank) -> None:
    back = Entry(Decimal("100.00"), credit=False, reversal=True, ref="R1")
    bank.take(camt(Written((back, one("A", "100.00", ref="R1"))), version=2))
    assert [(one.status, one.left) for one in bank.payments()] == [("returned", Decimal("0.00"))]


def test_a_reversal_waits_until_its_entry_is_there(bank: Bank) -> None:
    back = Entry(Decimal("100.00"), credit=False, reversal=True, ref="R1")
    bank.files["k"] = camt(Written((back, one("A", "100.00", ref="R1"))))
    take_bank_file(bank.desk, "k")
    assert [waits for _, waits in bank.queue] == [LATER, 0]


def test_a_word_that_a_bank_writes_each_month_loses_no_payment(bank: Bank) -> None:
    october, november = date(2026, 10, 30), date(2026, 11, 30)
    rents = [
        Written(
            (changed(one("DUPONT", "100.00", ref="VIRSEPA"), booked=day, value=day),),
            id=f"S{day.month}",
            number=day.month,
            day=day,
        )
        for day in (october, november)
    ]
    bank.take(mt940(rents[0]), mt940(rents[1]), mt940(rents[0]))
    assert [left for _, left in bank.left()] == [Decimal("100.00")] * 2


def test_a_reversal_of_what_is_not_known_is_put_aside(bank: Bank) -> None:
    bank.take(camt(Written((Entry(Decimal("100.00"), credit=False, reversal=True, ref="R9"),))))
    ((payment),) = bank.payments()
    assert (payment.direction, payment.aside and payment.aside.why) == ("out", "reversal")


def test_what_goes_out_and_what_is_nothing_settles_nothing(bank: Bank) -> None:
    bank.take(camt(Written((Entry(Decimal("9.00"), credit=False, ref="F"), Entry(Decimal("0.00"), ref="Z")))))
    assert [(one.direction, one.left) for one in bank.payments()] == [("out", Decimal("0.00"))]


def test_another_currency_is_put_aside(bank: Bank) -> None:
    yen = Written((Entry(Decimal("5000"), currency="JPY", ref="Y"),), currency="JPY", opening=Decimal("0"))
    bank.take(camt(yen))
    (payment,) = bank.payments()
    assert (payment.currency, payment.aside and payment.aside.why) == ("JPY", "other_currency")


PAGES = (
    Written((one("A", "1.00", ref="R1"),), page=1, last=False, closes=False),
    Written((one("B", "2.00", ref="R2"),), page=2, last=False, opening=None, closes=False),
    Written((one("C", "3.00", ref="R3"),), page=3, opening=None, closing=Decimal("1006.00")),
)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_pages_of_a_statement_are_joined_in_whatever_order_they_come(bank: Bank, order: tuple[int, ...]) -> None:
    *before, last = (camt(PAGES[page]) for page in order)
    bank.take(*before)
    assert [one.state for one in bank.statements()] == ["incomplete"]
    assert bank.payments() == []
    bank.take(last)
    assert [(one.state, one.entries, one.reckoned) for one in bank.statements()] == [("booked", 3, Decimal("1006.00"))]
    assert [name for name, _ in bank.left()] == ["A", "B", "C"]


def test_pages_in_one_file_are_joined(bank: Bank) -> None:
    bank.take(camt(*PAGES))
    assert [one.state for one in bank.statements()] == ["booked"]
    assert len(bank.payments()) == 3


def test_another_statement_of_the_same_number_is_put_aside(bank: Bank) -> None:
    bank.take(camt(TWO), camt(Written((one("C", "7.00", ref="R3"),))))
    assert sorted((one.state, one.why) for one in bank.statements()) == [("aside", "differs"), ("booked", None)]
    assert len(bank.payments()) == 2


def test_statements_of_several_accounts_are_told_apart(bank: Bank) -> None:
    bank.take(camt(TWO, Written(TWO.entries, account=OTHER_ACCOUNT)))
    assert len(bank.payments()) == 4
    assert {one.account for one in bank.statements()} == {ACCOUNT, OTHER_ACCOUNT}


def test_a_worker_killed_at_any_call_leaves_nothing_that_the_next_does_not_finish() -> None:
    content = camt(Written(tuple(one(f"N{n}", "1.00", ref=f"R{n}") for n in range(25)), id="X"), Written(id="B"), *PAGES[:2])
    counted = Bank()
    counted.take(content)
    assert counted.calls == 11, "two files opened, three batches, three commits before and after"
    for call in range(1, counted.calls + 1):
        bank = Bank()
        bank.files["k"] = content
        bank.dies_after = call
        with pytest.raises(Killed):
            bank.work("k")
        bank.put()
        take_bank_file(bank.desk, "k")
        bank.put()
        assert [one.id for one in bank.payments()] == [one.id for one in counted.payments()]
        assert [(one.id, one.state) for one in bank.statements()] == [(one.id, one.state) for one in counted.statements()]


def test_a_file_that_is_too_large_is_put_aside(bank: Bank) -> None:
    @contextmanager
    def refused(key: str) -> Iterator[BinaryIO]:
        if key:
            raise BankFileError("too_large")
        yield io.BytesIO()

    take_bank_file(replace(bank.desk, fetch=refused), "statements/long.xml")
    assert [(one.state, one.why, one.name) for one in bank.statements()] == [("aside", "too_large", "long.xml")]


def test_a_year_of_statements_in_one_file_is_read_as_often_as_one(bank: Bank) -> None:
    reads = 0

    def read(file: BinaryIO) -> Iterator[BankFileEvent]:
        nonlocal reads
        reads += 1
        return read_bank_file(file)

    bank.files["k"] = camt(*(Written((one("A", "1.00", ref=f"R{n}"),), id=str(n)) for n in range(30)))
    take_bank_file(replace(bank.desk, read=read), "k")
    assert len(bank.statements()) == 30
    assert reads == 3
