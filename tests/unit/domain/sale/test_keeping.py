"""Which pieces can be kept, until when, and what is left of them once the offer is revised: pure, and by properties."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed, OutOfPieces
from chalicelib.domain.sale.bodies import NewPart
from chalicelib.domain.sale.command_spec import alone
from chalicelib.domain.sale.commands import KeepPieces
from chalicelib.domain.sale.decide import decide
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.events import PiecesReserved
from chalicelib.domain.sale.keeping import kept_of, live_reservation
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.offer_policy import OfferPolicy
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.sale.timers import timers
from chalicelib.domain.stock.stock_item import Arrival, StockItem
from chalicelib.domain.values.calendar import PARIS, paris_date, utc, working_days_after
from tests.builder.story import Story, line

DAY, END = date(2026, 8, 3), date(2026, 8, 28)
MORNING = datetime.combine(DAY, time(8), UTC)
COMING = (Arrival("1", date(2026, 8, 14), 4, 2), Arrival("2", date(2026, 9, 1), 9, 9))
COUNTED = {"A": StockItem("A", 3, 1), "B": StockItem("B", 0, 0, COMING)}
LINES = (line("A", quantity=2), line("B", quantity=3), line("A", quantity=1), line("C"))


def offered(until: date = END) -> Story:
    """An offer of two cells, three others, one cell more, and what nobody counts."""
    story = Story(DAY, until, lines=LINES)
    story.stock = COUNTED
    return story


def keep(state: Dossier, until: date, *lines: tuple[int, int], now: datetime = MORNING) -> PiecesReserved:
    """Reserve pieces of lines at a moment."""
    context = replace(alone(paris_date(now)), stock=COUNTED, now=now)
    wanted = KeepPieces(lines=tuple(NewPart(line=each, quantity=n) for each, n in lines) or None, until=until)
    (event,) = decide(state, wanted, context.day, context)
    assert isinstance(event, PiecesReserved)
    return event


def test_what_is_there_is_kept_then_what_arrives_before_the_offer_ends() -> None:
    event = keep(offered().state, date(2026, 8, 10))
    assert [(part.line, part.quantity, part.arrival) for part in event.parts] == [(1, 2, None), (2, 2, "1")]
    assert event.until == datetime(2026, 8, 10, 16, tzinfo=UTC), "18 h in Paris, in summer"


@pytest.mark.parametrize(
    ("lines", "evidence"),
    [
        (((1, 2), (3, 1)), "of A 0 are left"),
        (((2, 3),), "of B 2 are left, the next arrives on 2026-09-01"),
        (((4, 1),), "C is kept in no stock"),
        (((1, 2), (2, 3), (4, 1)), "of B 2 are left, the next arrives on 2026-09-01, C is kept in no stock"),
    ],
)
def test_who_asks_for_more_is_told_what_is_there_of_each_line(lines: tuple[tuple[int, int], ...], evidence: str) -> None:
    with pytest.raises(OutOfPieces, match=re.escape(f"not all of it can be held: {evidence}")):
        keep(offered().state, date(2026, 8, 10), *lines)


@pytest.mark.parametrize(("last", "pieces"), [(date(2026, 8, 14), 0), (date(2026, 8, 15), 2)])
def test_what_arrives_on_the_offers_last_day_is_too_late_for_it(last: date, pieces: int) -> None:
    event = keep(offered(last).state, date(2026, 8, 10))
    assert sum(part.quantity for part in event.parts if part.arrival) == pieces
    if not pieces:
        with pytest.raises(OutOfPieces, match="of B 0 are left, the next arrives on 2026-08-14"):
            keep(offered(last).state, date(2026, 8, 10), (2, 1))


@pytest.mark.parametrize("lines", [((1, 3),), ((9, 1),), ((1, 1), (1, 1))])
def test_no_more_than_was_offered_and_each_line_once(lines: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(Invalid):
        keep(offered().state, date(2026, 8, 10), *lines)


@given(st.dates(DAY - timedelta(days=3), date(2026, 10, 1)), st.dates(DAY, date(2026, 9, 30)), st.times())
def test_pieces_are_kept_to_a_moment_to_come_within_the_policy_and_the_offer(until: date, end: date, at: time) -> None:
    now = utc(datetime.combine(DAY, at, PARIS))
    policy = OfferPolicy()
    allowed = DAY <= until <= min(end, working_days_after(DAY, policy.reserve_days)) and policy.kept_until(until) > now
    try:
        event = keep(offered(end).state, until, (1, 1), now=now)
    except (Invalid, NotAllowed):
        assert not allowed
    else:
        assert allowed and now < event.until and paris_date(event.until) == until <= end


@pytest.mark.parametrize("last", [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28)])
def test_on_the_last_day_at_23_59_nothing_can_be_kept_any_more_and_a_day_before_it_can(last: date) -> None:
    made = last - timedelta(days=20)
    state = Story(made, last, lines=LINES, recorded=datetime.combine(made, time(9), UTC)).state if made < DAY else None
    state = state or offered(last).state
    with pytest.raises(NotAllowed, match=r"nothing can be kept any more|ended on"):
        keep(state, last, (1, 1), now=utc(datetime.combine(last, time(23, 59), PARIS)))
    event = keep(state, last, (1, 1), now=utc(datetime.combine(last - timedelta(days=1), time(23, 59), PARIS)))
    assert event.until.astimezone(PARIS) == datetime.combine(last, time(18), PARIS)


@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.integers(1, 5)), min_size=1, max_size=5),
    st.integers(0, 6), st.integers(0, 8), st.integers(0, 4),
)  # fmt: skip
def test_no_piece_is_kept_twice(wanted: list[tuple[str, int]], on_hand: int, held: int, free: int) -> None:
    lines = [(offered_line(number, sku, n), n) for number, (sku, n) in enumerate(wanted, 1)]
    item = StockItem("A", on_hand, held, (Arrival("1", END - timedelta(days=1), free, free),))
    kept = list(kept_of(lines, {"A": item}, END))
    assert sum(part.quantity for part in kept if part.arrival is None) <= max(0, on_hand - held)
    assert sum(part.quantity for part in kept if part.arrival == "1") <= free
    pieces = by_line(kept)
    assert all(pieces.get(each.id, 0) <= (n if each.sku == "A" else 0) for each, n in lines)
    short = sum(n for each, n in lines if each.sku == "A") - sum(pieces.values())
    there = max(0, on_hand + free - held)
    assert sum(pieces.values()) <= there, "what lacks in the house is made up for by what arrives"
    assert short == 0 or sum(pieces.values()) == there, "whatever is there is kept"


def offered_line(number: int, sku: str, quantity: int) -> Line:
    """A line of an offer."""
    return replace(offered().state.lines[0], id=number, sku=sku, quantity=quantity)


@pytest.fixture
def reserved() -> Story:
    """Two cells, and two of the others that arrive, are kept until the twelfth."""
    story = offered()
    story.now = MORNING + timedelta(hours=1)
    return story.does(DAY, "keep_pieces", until="2026-08-12")


def test_it_is_extended_once_and_never_past_the_offer(reserved: Story) -> None:
    reserved.does(DAY, "extend_reservation", name="Jean Bon")
    assert reserved.state.reservation is not None
    assert paris_date(reserved.state.reservation.until) == working_days_after(date(2026, 8, 12), 10) <= END
    with pytest.raises(NotAllowed, match="once already"):
        reserved.does(DAY, "extend_reservation", name="Jean Bon")


def test_what_ends_with_the_offer_is_not_extended() -> None:
    story = offered(date(2026, 8, 12))
    story.does(DAY, "keep_pieces", until="2026-08-12")
    with pytest.raises(NotAllowed, match="kept no longer"):
        story.does(DAY, "extend_reservation", name="Jean Bon")


@pytest.mark.parametrize(
    ("act", "fields"), [("place_order", {}), ("void_offer", {"comment": "No."}), ("release_pieces", {"comment": "No."})]
)
def test_an_order_a_withdrawal_and_a_release_end_it(reserved: Story, act: str, fields: dict[str, str]) -> None:
    reserved.does(DAY, act, **fields)
    assert reserved.state.reservation is None
    assert {timer.what for timer in timers(reserved.state)} <= {"offer_reminder"}


def test_a_revision_keeps_what_still_fits_and_ends_no_later_than_the_new_offer(reserved: Story) -> None:
    new = [{"sku": sku, "name": {"fr": sku, "en": sku}, "quantity": n, "unit_price": "90.00", "vat_rate": "20"} for sku, n in
           (("C", 1), ("B", 1), ("A", 9))]  # fmt: skip
    reserved.does(DAY, "revise_offer", lines=new, terms={"valid_until": "2026-08-10"})
    left = reserved.state.reservation
    assert left is not None
    assert [(part.line, part.quantity, part.arrival) for part in left.parts] == [(2, 1, "1"), (3, 2, None)]
    assert left.until == datetime(2026, 8, 10, 16, tzinfo=UTC)
    reserved.does(DAY, "revise_offer", lines=new[:1], terms={"valid_until": "2026-08-10"})
    assert reserved.state.reservation is None


def test_one_whose_time_is_over_is_live_for_nobody(reserved: Story) -> None:
    until = reserved.state.reservation.until if reserved.state.reservation else MORNING
    assert live_reservation(reserved.state, until - timedelta(seconds=1)) == reserved.state.reservation
    assert live_reservation(reserved.state, until) is None
    assert [timer.at for timer in timers(reserved.state) if timer.what == "reservation_lapse"] == [until]


@given(st.integers(0, 25), st.integers(0, 25))
def test_who_reserves_is_reminded_the_working_day_before_but_of_no_day_that_is_so_near(days: int, ahead: int) -> None:
    until = min(DAY + timedelta(days=ahead), working_days_after(DAY, 10))
    end = max(DAY + timedelta(days=days), until)
    story = offered(end)
    story.now = MORNING
    story.does(DAY, "keep_pieces", until=until.isoformat())
    by_kind = {timer.what: timer for timer in timers(story.state)}
    reminder = by_kind.get("reservation_reminder")
    if reminder:
        day = paris_date(reminder.at)
        assert DAY < day < until and working_days_after(day, 1) >= until
        assert reminder.until == by_kind["reservation_lapse"].at
        assert end != until or "offer_reminder" not in by_kind, "one mail says both"
    else:
        assert working_days_after(DAY, 1) >= until
