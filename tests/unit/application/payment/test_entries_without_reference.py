"""Entries to which a bank gives no reference: equal ones are counted by door, and a reversal takes back what alone is like it."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples.bank_files import Entry, Part, Written, camt, one
from tests.unit.application.payment.test_take_bank_file import NOW, Bank

TODAY = NOW.date()


@given(st.lists(st.integers(0, 3), max_size=3), st.lists(st.integers(0, 3), max_size=3), st.randoms())
@settings(max_examples=40, deadline=None)
def test_equal_entries_are_as_many_payments_as_the_door_that_tells_of_most(
    stated: list[int], notified: list[int], random: Random
) -> None:
    """Statements and notifications of a day, in whatever order and more than once, of entries without the bank's reference."""
    equal = one("A", "100.00", end_to_end="E1")
    files = [
        camt(Written((equal,) * times, id=f"{message}-{n}", number=n), message=message)
        for message, counts in (("053", stated), ("054", notified))
        for n, times in enumerate(counts, start=1)
    ]
    bank, again = Bank(), [*files, *files]
    random.shuffle(again)
    bank.take(*again)
    assert len(bank.payments()) == max(sum(stated), sum(notified))


def back(end_to_end: str = "E1", amount: str = "100.00", day: date = TODAY, *, credit: bool = False) -> Entry:
    """A reversal to which the bank gives no reference of its own."""
    part = Part(Decimal(amount), "A", end_to_end=end_to_end)
    return Entry(Decimal(amount), (part,), credit=credit, reversal=True, booked=day, value=day)


def stated(n: int, *entries: Entry, message: str = "053") -> bytes:
    """One of the statements of a day."""
    return camt(Written(entries, id=f"S{n}", number=n), message=message)


@pytest.mark.parametrize("later", [0, 1, 60])
@pytest.mark.parametrize("message", ["053", "054"])
def test_a_reversal_without_the_banks_reference_takes_back_the_one_that_is_like_it(later: int, message: str) -> None:
    bank = Bank()
    entries = one("A", "100.00", end_to_end="E1"), one("B", "100.00", end_to_end="E2"), one("C", "99.00", end_to_end="E1")
    file = stated(2, back(day=NOW.date() + timedelta(later)), message=message)
    bank.take(stated(1, *entries), file, file, stated(3, back(day=NOW.date() + timedelta(later)), message="054"))
    assert [(one.payer.name, one.status) for one in bank.payments()] == [("C", "received"), ("A", "returned"), ("B", "received")]


@pytest.mark.parametrize(
    ("entries", "reversal"),
    [
        ((one("A", "100.00", end_to_end="E1"), one("A", "100.00", end_to_end="E1")), back()),
        ((one("A", "100.00", end_to_end="E1"),), back("E2")),
        ((one("A", "100.00", end_to_end="E1"),), back("NOTPROVIDED")),
        ((one("A", "100.00", end_to_end="NOTPROVIDED"),), back("NOTPROVIDED")),
        ((one("A", "100.00", end_to_end="E1"),), back(amount="100.01")),
        ((one("A", "100.00", end_to_end="E1"),), back(credit=True)),
        ((one("A", "100.00", end_to_end="E1"),), back(day=NOW.date() - timedelta(1))),
        ((one("A", "100.00", end_to_end="E1"),), back(day=NOW.date() + timedelta(61))),
    ],
    ids=["two", "other reference", "none named", "none at all", "other amount", "other way", "before it", "long after"],
)
def test_a_reversal_that_may_be_of_several_or_of_none_is_put_aside(entries: tuple[Entry, ...], reversal: Entry) -> None:
    bank = Bank()
    bank.take(stated(1, *entries), stated(2, reversal))
    assert {one.status for one in bank.payments()} == {"received"}
    (aside,) = [one for one in bank.payments() if one.aside]
    assert (aside.aside and aside.aside.why, aside.left) == ("reversal", Decimal(0))
    assert len(bank.left()) == len(entries)
