"""What happens to a sale by itself: when it is due, until when it is of use, and what ends it before."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.commands import RemindOffer
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Part, ReservedPart, Terms
from chalicelib.domain.sale.offers import Offer, Requested, Reservation
from chalicelib.domain.sale.online import Online, Wanted
from chalicelib.domain.sale.timers import MORNING, due, timers
from chalicelib.domain.values.calendar import PARIS, paris_date, utc, working_day_before, working_days_after
from chalicelib.effects.queue.run import SYSTEM
from tests.builder.story import Story

FRIDAY, THURSDAY = date(2026, 8, 28), date(2026, 8, 27)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 1))
LAST_SECOND = timedelta(seconds=1)


def offer(made: date, until: date, entered: date | None = None) -> Dossier:
    """A dossier with an offer of a day, entered on that day or on another."""
    return Dossier(offer=Offer(1, made, Terms(until), entered=entered or made))


def offered() -> Story:
    """An offer of the third, entered on that day, that ends on a Friday."""
    story = Story(date(2026, 8, 3), FRIDAY)
    entered = datetime(2026, 8, 3, 9, tzinfo=UTC)
    story.history = [Entry(entry.seq, entry.event, entry.origin, entered) for entry in story.history]
    story.now = datetime.combine(THURSDAY, time(12), UTC)
    return story


@given(DAYS, st.integers(0, 60))
def test_an_offer_reminds_of_its_end_once_in_the_morning_of_the_working_day_before(made: date, days: int) -> None:
    until = made + timedelta(days=days)
    state = offer(made, until)
    for timer in timers(state):
        there = timer.at.astimezone(PARIS)
        assert (timer.what, there.time(), there.date()) == ("offer_reminder", MORNING, working_day_before(until))
        assert made < there.date() < until, "who got the offer that very day needs no reminder"
        assert working_days_after(there.date() - timedelta(days=1), 1) == there.date(), "a working day"
        assert timer.until is not None and paris_date(timer.until - LAST_SECOND) == until < paris_date(timer.until)
    assert bool(list(timers(state))) is (working_day_before(until) > made)


@pytest.mark.parametrize("last", [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)])
def test_the_days_on_which_the_clock_is_changed_end_at_their_own_midnight(last: date) -> None:
    (timer,) = timers(offer(last - timedelta(days=20), last))
    assert timer.until == datetime.combine(last + timedelta(days=1), time(), PARIS).astimezone(UTC)
    at_23_59 = utc(datetime.combine(last, time(23, 59), PARIS))
    assert due(offer(last - timedelta(days=20), last), "offer_reminder", at_23_59) == timer
    with pytest.raises(NotAllowed, match="not due"):
        due(offer(last - timedelta(days=20), last), "offer_reminder", at_23_59 + timedelta(minutes=1))


def test_it_is_due_at_its_moment_and_not_before() -> None:
    state = offer(date(2026, 8, 3), FRIDAY)
    (timer,) = timers(state)
    assert timer.at == datetime(2026, 8, 27, 6, tzinfo=UTC)
    assert due(state, "offer_reminder", timer.at) == timer
    with pytest.raises(NotAllowed, match="not due"):
        due(state, "offer_reminder", timer.at - timedelta(microseconds=1))


@pytest.mark.parametrize(
    ("act", "fields"),
    [("place_order", {}), ("void_offer", {"comment": "Sold out."}), ("revise_offer", {"terms": {"valid_until": "2026-09-30"}})],
)
def test_an_offer_that_was_ordered_withdrawn_or_revised_is_not_said_to_end(act: str, fields: dict[str, object]) -> None:
    story = offered()
    lines = [{"sku": "A", "name": {"fr": "A", "en": "A"}, "quantity": 1, "unit_price": "90.00", "vat_rate": "20"}]
    story.does(date(2026, 8, 4), act, **(fields | ({"lines": lines} if "terms" in fields else {})))
    assert [timer.at.date() for timer in timers(story.state)] == ([date(2026, 9, 29)] if "terms" in fields else [])


def test_one_reminder_is_all_and_an_offer_with_a_new_day_is_reminded_of_that() -> None:
    story = offered()
    story.apply(RemindOffer(), THURSDAY, SYSTEM)
    assert list(timers(story.state)) == []
    with pytest.raises(NotAllowed, match="not due"):
        story.apply(RemindOffer(), THURSDAY, SYSTEM)
    lines = [{"sku": "A", "name": {"fr": "A", "en": "A"}, "quantity": 1, "unit_price": "90.00", "vat_rate": "20"}]
    story.does(THURSDAY, "revise_offer", lines=lines, terms={"valid_until": "2026-09-30"})
    assert [timer.at.date() for timer in timers(story.state)] == [date(2026, 9, 29)]


def test_an_old_offer_that_is_carried_over_reminds_nobody() -> None:
    assert list(timers(offer(date(2026, 8, 3), FRIDAY, THURSDAY))) == []


def test_a_dossier_without_an_offer_has_no_timers() -> None:
    assert list(timers(Dossier())) == list(timers(Story().state)) == []


def test_who_ordered_and_waits_for_us_is_not_reminded_to_order_and_loses_no_pieces() -> None:
    kept = Reservation(date(2026, 8, 3), datetime(2026, 8, 20, 16, tzinfo=UTC), (ReservedPart(1, 1),))
    state = replace(offer(date(2026, 8, 3), FRIDAY), reservation=kept)
    assert {timer.what for timer in timers(state)} == {"reservation_lapse", "reservation_reminder", "offer_reminder"}
    online = Online("s1", "7e" * 32, 1, datetime(2026, 8, 4, 16, tzinfo=UTC))
    waits = replace(state, requested=Requested(3, date(2026, 8, 4), Wanted((Part(1, 1),), online)))
    assert not list(timers(waits))
