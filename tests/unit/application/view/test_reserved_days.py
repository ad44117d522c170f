"""The days of a reservation, one a cell, and what happens on them by itself."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from chalicelib.application.view.reserved_days import ROOM, reserved_days
from tests.unit.application.view.test_offer_sheets import END, KEPT, TODAY, holding, reading


def at_nine(day: date) -> datetime:
    """A moment of a day."""
    return datetime(day.year, day.month, day.day, 7, tzinfo=UTC)


def test_each_day_is_a_cell_from_the_reservation_to_the_end_of_the_offer() -> None:
    day = date(2026, 8, 12)
    shown = reserved_days(holding(today=day, now=at_nine(day)))
    assert shown is not None
    assert [cell.state for cell in shown.days] == ["past"] * 6 + ["held"] * 9 + ["free"] * 8
    assert {cell.mark: cell.text.replace("\u00a0", " ") for cell in shown.days if cell.mark and cell.text} == {
        "made": "6 August", "today": "12 August", "end": "20 August, 18:00", "last": "28 August",
    }  # fmt: skip


@pytest.mark.parametrize("days", range(15))
def test_no_name_stands_over_another_and_the_end_is_always_said(days: int) -> None:
    day = TODAY + timedelta(days=days)
    shown = reserved_days(holding(today=day, now=at_nine(day)))
    assert shown is not None
    named = [(index, cell.mark) for index, cell in enumerate(shown.days) if cell.mark and not cell.beside]
    assert "end" in [mark for _, mark in named]
    room = len(shown.days) * ROOM
    spans = [(at + 1 - room, at + 1) if at > len(shown.days) - room else (at, at + room) for at, _ in named]
    assert all(before[1] <= behind[0] for before, behind in pairwise(spans))


def test_of_an_offer_that_holds_for_a_year_the_reservation_alone_is_drawn() -> None:
    state = holding().state
    assert state.offer is not None
    long = replace(state, offer=replace(state.offer, terms=replace(state.offer.terms, valid_until=date(2027, 8, 1))))
    shown = reserved_days(reading(long))
    assert shown is not None and len(shown.days) == 15
    assert shown.outlook[-1].when == "1\u00a0August 2027"


def test_what_happens_by_itself_is_said_with_its_days() -> None:
    shown = reserved_days(holding())
    assert shown is not None
    assert [(row.when.replace("\u00a0", " "), row.text.replace("\u00a0", " ")) for row in shown.outlook] == [
        ("19 August", "We write to you: the reservation ends on Thursday 20 August."),
        ("20 August, 18:00", "The pieces are for sale again. The quote and its prices stay."),
        ("28 August", "The quote ends at the end of this day."),
    ]


def test_a_reminder_that_was_sent_is_not_announced() -> None:
    shown = reserved_days(holding(replace(KEPT, reminded=True)))
    assert shown is not None and len(shown.outlook) == 2


def test_nothing_is_drawn_without_a_reservation_or_of_an_earlier_day() -> None:
    assert reserved_days(reading()) is None
    assert reserved_days(holding(today=END + timedelta(days=1), now=at_nine(END))) is None
