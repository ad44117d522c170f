"""Working days are the seller's: Monday to Friday, without the public holidays of its country."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.values.calendar import (
    french_holidays,
    is_working_day,
    next_working_day,
    working_day_before,
    working_days_after,
)

DAYS = st.dates(date(2004, 1, 5), date(2045, 11, 1))


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (date(2026, 8, 6), 1, date(2026, 8, 7)),
        (date(2026, 8, 7), 1, date(2026, 8, 10)),
        (date(2026, 7, 13), 1, date(2026, 7, 15)),
        (date(2026, 5, 7), 1, date(2026, 5, 11)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 5, 13), 5, date(2026, 5, 21)),
        (date(2026, 5, 22), 1, date(2026, 5, 26)),
        (date(2026, 5, 14), 0, date(2026, 5, 14)),
    ],
)
def test_working_days_skip_week_ends_and_public_holidays(day: date, count: int, then: date) -> None:
    assert working_days_after(day, count) == then


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_working_days_add_up(day: date, first: int, second: int) -> None:
    assert working_days_after(working_days_after(day, first), second) == working_days_after(day, first + second)


@given(DAYS)
def test_the_next_and_the_last_working_day_have_none_between(day: date) -> None:
    before, after = working_day_before(day), next_working_day(day)
    assert before < day <= after and is_working_day(before) and is_working_day(after)
    assert working_days_after(before, 1) == after and (after == day) == is_working_day(day)


@pytest.mark.parametrize("year", [2003, 2046])
def test_a_year_outside_the_table_has_week_ends_alone(year: int) -> None:
    assert not french_holidays(year)
    assert is_working_day(date(year, 1, 1)) == (date(year, 1, 1).weekday() < 5)
