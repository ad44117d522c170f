"""Entries to which a bank gives no reference: equal ones are counted by door, and a reversal takes back what alone is like it."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples.bank_files import Entry, Part, Written, camt, mt940, one
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


@given(st.lists(st.sampled_from([(60, 40), (50, 50), (100, 0)]), max_size=4), st.randoms())
@settings(max_examples=40, deadline=None)
def test_equal_batches_are_as_many_as_were_told_part_by_part_or_whole(batches: list[tuple[int, int]], random: Random) -> None:
    """Batches of 100.00 of one day, without any reference: a door may tell them whole, another in parts and another order."""

    def batch(amounts: tuple[int, int], *, whole: bool) -> Entry:
        parts = tuple(Part(Decimal(amount), "A", end_to_end="E1") for amount in amounts if amount)
        return Entry(Decimal(100), () if whole or len(parts) == 1 else parts)

    shuffled = random.sample(batches, len(batches))
    whole, parts = (tuple(batch(one, whole=whole) for one in of) for whole, of in ((True, batches), (False, batches)))
    again = tuple(batch(one, whole=False) for one in shuffled)
    files = [
        camt(Written(entries, id=message, number=1), message=message)
        for entries, message in ((random.choice((whole, parts)), "054"), (again, "053"))
    ]
    bank = Bank()
    bank.take(*random.sample(files, 2), *files)
    assert sum(one.left for one in bank.payments()) == 100 * len(batches)


@pytest.mark.parametrize("write", [camt, mt940])
@pytest.mark.parametrize("credit", [True, False])
@pytest.mark.parametrize("tied", [{"ref": "BANK7"}, {"end_to_end": "E1"}])
def test_a_reversal_of_either_direction_takes_back_what_it_reverses(
    *, write: Callable[..., bytes], credit: bool, tied: dict[str, str]
) -> None:
    def entry(*, credit: bool, reversal: bool = False) -> Entry:
        part = Part(Decimal("100.00"), "A", end_to_end=tied.get("end_to_end", ""))
        return Entry(Decimal("100.00"), (part,), ref=tied.get("ref", ""), credit=credit, reversal=reversal)

    bank = Bank()
    bank.take(
        write(Written((entry(credit=credit),), id="S1", number=1)),
        write(Written((entry(credit=not credit, reversal=True),), id="S2", number=2)),
    )
    (payment,) = bank.payments()
    assert (payment.direction, payment.status) == ("in" if credit else "out", "returned")
