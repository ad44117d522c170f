"""An offer holds to the END of its last day in Paris, also on the two days a year that are longer or shorter."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.bodies import NewTerms
from chalicelib.domain.sale.commands import PlaceOrder
from chalicelib.domain.values.calendar import PARIS, paris_date, utc
from tests.builder.dossiers import StoreBuilder
from tests.fakes.store import MemoryStore
from tests.samples.callers import MANAGER
from tests.samples.commands import offer

SECOND = timedelta(seconds=1)
SUMMER, WINTER, SPRING, AUTUMN = date(2026, 8, 28), date(2026, 12, 31), date(2026, 3, 29), date(2026, 10, 25)


def midnight_after(day: date) -> datetime:
    """The first moment of the next day in Paris, in UTC."""
    after = day + timedelta(days=1)
    return datetime(after.year, after.month, after.day, tzinfo=PARIS).astimezone(UTC)


def lapse(last: date, moment: datetime) -> int:
    """Order from an offer that holds to a day, at a moment."""
    store, made = MemoryStore(), moment - timedelta(days=3)
    terms = NewTerms(valid_until=last)
    reference = StoreBuilder(store, lambda: made, MANAGER).open(offer(terms=terms)).reference
    return StoreBuilder(store, lambda: moment, MANAGER).apply(reference, PlaceOrder()).version


@pytest.mark.parametrize("last", [SUMMER, WINTER, SPRING, AUTUMN])
def test_the_last_second_of_the_last_day_still_orders(last: date) -> None:
    assert lapse(last, midnight_after(last) - SECOND) == 4


@pytest.mark.parametrize("last", [SUMMER, WINTER, SPRING, AUTUMN])
def test_the_next_second_does_not(last: date) -> None:
    with pytest.raises(NotAllowed, match="the quote ended on"):
        lapse(last, midnight_after(last))


def test_the_day_of_the_change_is_as_long_as_it_is() -> None:
    assert midnight_after(SPRING) - midnight_after(SPRING - timedelta(days=1)) == timedelta(hours=23)
    assert midnight_after(AUTUMN) - midnight_after(AUTUMN - timedelta(days=1)) == timedelta(hours=25)


@given(st.datetimes(datetime(2004, 1, 1), datetime(2040, 1, 1), timezones=st.timezones()))  # noqa: DTZ001 - drawn with a zone
def test_the_date_in_paris_does_not_depend_on_how_the_moment_is_written(moment: datetime) -> None:
    assert paris_date(moment) == paris_date(utc(moment))


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        utc(datetime(2026, 8, 6))  # noqa: DTZ001 - a moment without its zone is what is tried
