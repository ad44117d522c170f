"""The day of an offer's delivery follows from stock, arrivals, lead times and the seller's working days, or is not told."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.sale.delivery_estimate import DeliveryEstimate, Shipping, Wanted, delivery_estimate
from chalicelib.domain.sale.lines import Line, ReservedPart
from chalicelib.domain.sale.offer_policy import OfferPolicy
from chalicelib.domain.stock.stock_item import Arrival, StockItem
from chalicelib.domain.values.calendar import is_working_day
from chalicelib.domain.values.carriage import destination

TUESDAY = date(2026, 8, 11)
SHIPPING = Shipping(TUESDAY, 2)
AT = datetime(2026, 8, 11, 8, tzinfo=UTC)


def august(day: int) -> date:
    return date(2026, 8, day)


def line(number: int = 1, sku: str = "44-0322", lead: int | None = 0, *, goods: bool = True) -> Line:
    return Line(number, sku, {"fr": "Billes"}, 5, Decimal(120), Decimal(20), lead_days=lead, goods=goods)


def item(on_hand: int, *arrivals: tuple[date, int], held: int = 0, sku: str = "44-0322") -> StockItem:
    return StockItem(sku, on_hand, held, tuple(Arrival(f"A{n}", on, free, free) for n, (on, free) in enumerate(arrivals)))


def estimate(wanted: int, lead: int | None, counted: StockItem | None, *kept: ReservedPart) -> DeliveryEstimate:
    stock = {counted.sku: counted} if counted else {}
    return delivery_estimate([Wanted(line(lead=lead), wanted)], stock, kept, SHIPPING)


@pytest.mark.parametrize(
    ("wanted", "lead", "counted", "arrives", "ready"),
    [
        (2, 0, None, august(13), 2),
        (2, 5, None, august(20), 0),
        (2, None, None, None, 0),
        (2, 0, item(2), august(13), 2),
        (2, None, item(2), august(13), 2),
        (3, 0, item(2), None, 2),
        (3, 5, item(2), august(20), 2),
        (3, 0, item(4, held=2), None, 2),
        (3, 0, item(2, (august(13), 1)), august(18), 2),
        (3, 5, item(2, (august(13), 1)), august(18), 2),
        (3, 1, item(2, (august(13), 1)), august(14), 2),
        (4, 0, item(2, (august(13), 1)), None, 2),
        (4, 0, item(2, (august(19), 1), (august(13), 1)), august(24), 2),
        (3, 0, item(2, (august(10), 1)), None, 2),
        (1, 0, item(1, held=3), None, 0),
        (1, 0, item(1, (august(13), 2), held=3), None, 0),
        (1, 0, item(1, (august(13), 2), (august(19), 1), held=3), august(24), 0),
    ],
)
def test_a_line_arrives_when_its_last_piece_does(
    wanted: int, lead: int | None, counted: StockItem | None, arrives: date | None, ready: int
) -> None:
    estimated = estimate(wanted, lead, counted)
    assert (estimated.arrives, estimated.lines[0].ready) == (arrives, ready)


def test_what_the_offer_keeps_is_there_for_it_and_comes_with_its_arrival() -> None:
    assert estimate(2, 0, item(2, held=2), ReservedPart(1, 2)).arrives == august(13)
    assert estimate(2, 0, item(2, held=2), ReservedPart(2, 2)).arrives is None, "kept for another line"
    expected = item(0, (august(13), 0))
    assert estimate(2, 0, expected, ReservedPart(1, 2, "A0")).arrives == august(18)
    assert estimate(2, 0, item(2, held=2), ReservedPart(1, 2, "A0")).arrives == august(13), "its arrival came"
    assert estimate(2, 0, item(9, (august(10), 0)), ReservedPart(1, 2, "A0")).arrives is None, "its arrival is late"
    assert estimate(1, 0, item(0, (august(13), 0), held=1), ReservedPart(1, 1, "A0"), ReservedPart(1, 1)).arrives == august(13)


def test_two_lines_of_one_sku_take_its_pieces_in_their_order() -> None:
    both = delivery_estimate([Wanted(line(1), 2), Wanted(line(2), 2)], {"44-0322": item(3, (august(13), 1))}, (), SHIPPING)
    assert [each.arrives for each in both.lines] == [august(13), august(18)] and both.arrives == august(18)


def test_all_is_there_on_the_last_lines_day_and_a_line_that_tells_none_takes_it_away() -> None:
    stock = {"44-0322": item(9)}
    service = Wanted(line(2, "SERVICE", lead=3, goods=False), 1)
    assert delivery_estimate([Wanted(line(1), 2), service], stock, (), SHIPPING).arrives == august(13)
    assert delivery_estimate([service], stock, (), SHIPPING).arrives is None
    assert delivery_estimate([Wanted(line(1), 2), Wanted(line(2, "X", None), 1)], stock, (), SHIPPING).arrives is None
    slow = delivery_estimate([Wanted(line(1), 2), Wanted(line(2, "X", 10), 1)], stock, (), SHIPPING)
    assert [each.arrives for each in slow.lines] == [august(13), august(27)] and slow.arrives == august(27)
    assert delivery_estimate([Wanted(line(1), 2)], stock, (), Shipping(TUESDAY, None)).arrives is None


@pytest.mark.parametrize(
    ("ordered", "day"),
    [
        (datetime(2026, 8, 11, 12, 59, tzinfo=UTC), august(11)),
        (datetime(2026, 8, 11, 13, 0, tzinfo=UTC), august(12)),
        (datetime(2026, 8, 14, 13, 0, tzinfo=UTC), august(17)),
        (datetime(2026, 8, 15, 8, 0, tzinfo=UTC), august(17)),
        (datetime(2026, 8, 10, 22, 30, tzinfo=UTC), august(11)),
        (datetime(2026, 7, 13, 14, 0, tzinfo=UTC), date(2026, 7, 15)),
        (datetime(2026, 12, 11, 13, 59, tzinfo=UTC), date(2026, 12, 11)),
        (datetime(2026, 12, 11, 14, 0, tzinfo=UTC), date(2026, 12, 14)),
    ],
)
def test_what_is_ordered_after_the_sellers_hour_counts_from_the_next_working_day(ordered: datetime, day: date) -> None:
    assert OfferPolicy().counts_from(ordered) == day


def test_how_long_the_way_is_depends_on_where_it_goes() -> None:
    policy = OfferPolicy(shipping_to={"ES": 4})
    places = [("FR", "38000"), ("MC", "98000"), ("ES", "50016"), ("FR", "97400"), ("JP", "600-8411")]
    assert [policy.days_to(destination(*where)) for where in places] == [2, 2, 4, None, None]


NUMBERS = st.integers(0, 6)
COMING = st.lists(st.tuples(st.integers(-5, 30).map(lambda days: TUESDAY + timedelta(days=days)), NUMBERS), max_size=4)
LEADS = st.none() | st.integers(0, 20)
LINES = st.lists(st.tuples(st.integers(1, 6), LEADS), min_size=1, max_size=4)


def estimated(lines: list[tuple[int, int | None]], stock: StockItem, moment: datetime) -> DeliveryEstimate:
    wanted = [Wanted(line(n, lead=lead), quantity) for n, (quantity, lead) in enumerate(lines)]
    policy = OfferPolicy()
    return delivery_estimate(wanted, {stock.sku: stock}, (), Shipping(policy.counts_from(moment), policy.shipping_days))


@given(LINES, NUMBERS, COMING, st.integers(0, 24 * 400))
def test_no_day_is_before_today_and_all_are_working_days(
    lines: list[tuple[int, int | None]], there: int, coming: list[tuple[date, int]], hours: int
) -> None:
    moment = AT + timedelta(hours=hours)
    days = [day for one in estimated(lines, item(there, *coming), moment).lines for day in (one.leaves, one.arrives) if day]
    assert all(day >= moment.date() and is_working_day(day) for day in days)


@given(LINES, NUMBERS, NUMBERS, COMING, COMING)
def test_more_stock_is_never_later(
    lines: list[tuple[int, int | None]], there: int, more: int, coming: list[tuple[date, int]], besides: list[tuple[date, int]]
) -> None:
    less, richer = estimated(lines, item(there, *coming), AT), estimated(lines, item(there + more, *coming, *besides), AT)
    was, then = ([*(one.arrives for one in each.lines), each.arrives] for each in (less, richer))
    assert all(before is None or (after is not None and after <= before) for before, after in zip(was, then, strict=True))
