"""A part of a reserved offer is ordered: what is not ordered stays reserved in the offer of the rest, and comes back with it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewLineChange, NewPart
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.stock.stock_commands import BeginCounting, ExpectGoods
from tests.builder.online_order import QUAY, online
from tests.builder.shelf import CELL, REFERENCE, Shelf
from tests.builder.story import line
from tests.samples.callers import CUSTOMER
from tests.samples.commands import offer
from tests.samples.products import product

OTHER = "42-1040"
LINES = (
    replace(line(CELL), quantity=3),
    replace(line(OTHER), quantity=4),
    replace(line(CELL), quantity=2),
    replace(line("VISIT"), quantity=1, goods=False),
)
"""Two lines are of one SKU."""


def shelf(pieces: int, expected: int = 0) -> Shelf:
    """An offer of two SKUs, of each of which so many pieces are there, and some are expected."""
    there = Shelf()
    for sku in (CELL, OTHER):
        there.know(product(sku=sku))
        there.say(BeginCounting(on_hand=pieces), sku)
        if expected:
            there.say(ExpectGoods(quantity=expected, on=(there.now + timedelta(days=4)).date()), sku)
    there.staff.open(offer(lines=LINES), REFERENCE)
    return there


def buy(there: Shelf, command: c.Command, reference: str = REFERENCE) -> None:
    """The customer acts on the page."""
    there.staff.apply(reference, command, caller=CUSTOMER)


def reserve(there: Shelf, *quantities: int, reference: str = REFERENCE) -> None:
    """Keep so many pieces of each line."""
    parts = tuple(NewPart(line=number, quantity=pieces) for number, pieces in enumerate(quantities, start=1) if pieces)
    buy(there, c.ReservePieces(name="Jean Bon", lines=parts, until=(there.now + timedelta(days=6)).date()), reference)


def reservation(there: Shelf, reference: str = REFERENCE) -> Reservation:
    kept = there.state(reference).reservation
    assert kept is not None
    return kept


def rest_of(there: Shelf, reference: str = REFERENCE) -> str:
    order = there.state(reference).order
    assert order is not None and order.online is not None and order.online.rest is not None
    return order.online.rest


def movements(there: Shelf) -> int:
    return there.check().movements


def test_what_is_not_ordered_stays_reserved_and_touches_no_stock() -> None:
    there = shelf(5)
    reserve(there, 3, 4)
    before, until = movements(there), reservation(there).until
    buy(there, online(1, 4))
    kept = reservation(there, rest_of(there))
    assert (dict(by_line(kept.parts)), kept.until, kept.left_by) == ({1: 2}, until, REFERENCE)
    assert there.state().reservation is None and movements(there) == before
    assert there.there() == (5, 3, 2) and there.check().adds_up


def test_the_rest_is_reserved_no_longer_than_the_whole_could_be() -> None:
    there = shelf(5)
    reserve(there, 3)
    made = reservation(there).made
    buy(there, c.ExtendReservation(name="Jean Bon"))
    there.now += timedelta(days=1)
    buy(there, online(1))
    rest = rest_of(there)
    assert (reservation(there, rest).made, reservation(there, rest).extended) == (made, True)
    with pytest.raises(NotAllowed, match="extended once"):
        buy(there, c.ExtendReservation(name="Jean Bon"), rest)


def test_days_that_the_quote_kept_pieces_before_count_for_the_rest() -> None:
    there = shelf(5)
    reserve(there, 3)
    buy(there, c.ReleaseReservation(name="Jean Bon"))
    kept = there.state().kept_days
    assert kept > 0
    buy(there, online(1))
    assert there.state(rest_of(there)).kept_days == kept


def test_an_order_taken_back_has_the_whole_reservation_again() -> None:
    there = shelf(5, expected=3)
    reserve(there, 3, 4, 2)
    before, moved = reservation(there), movements(there)
    buy(there, online(1, 2, 1, 1))
    rest = rest_of(there)
    buy(there, c.TakeOrderBack(name="Jean Bon"))
    assert reservation(there) == before and movements(there) == moved
    assert there.state(rest).reservation is None and there.check().adds_up


def test_pieces_that_were_reserved_for_another_line_of_their_product_serve_what_is_ordered() -> None:
    there = shelf(3)
    reserve(there, 3)
    buy(there, online(0, 0, 2))
    assert by_line(there.state().taken) == {3: 2}
    assert by_line(reservation(there, rest_of(there)).parts) == {1: 1}
    buy(there, c.TakeOrderBack(name="Jean Bon"))
    assert by_line(reservation(there).parts) == {1: 3} and there.there() == (3, 3, 0)


def test_what_the_customer_gave_back_of_the_rest_is_not_reserved_again() -> None:
    there = shelf(5)
    reserve(there, 3)
    buy(there, online(1))
    buy(there, c.ReleaseReservation(name="Jean Bon"), rest_of(there))
    buy(there, c.TakeOrderBack(name="Jean Bon"))
    assert by_line(reservation(there).parts) == {1: 1} and there.there() == (5, 1, 4)


def test_orders_of_the_rest_that_are_taken_back_too_lose_nothing() -> None:
    there = shelf(9)
    there.staff.choose = Random(1).choice
    reserve(there, 3, 4)
    before = reservation(there)
    buy(there, online(1, 1))
    rest = rest_of(there)
    buy(there, online(1, 1), rest)
    last = rest_of(there, rest)
    assert by_line(reservation(there, last).parts) == {1: 1, 2: 2} and reservation(there, last).made == before.made
    with pytest.raises(NotAllowed, match="was ordered or reserved since"):
        buy(there, c.TakeOrderBack(name="Jean Bon"))
    buy(there, c.TakeOrderBack(name="Jean Bon"), rest)
    buy(there, c.TakeOrderBack(name="Jean Bon"))
    assert reservation(there) == before and there.check().adds_up
    assert all(there.state(one).reservation is None for one in (rest, last))


def anew(there: Shelf, rest: str) -> None:
    buy(there, c.ReleaseReservation(name="Jean Bon"), rest)
    reserve(there, 1, reference=rest)


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda there, rest: buy(there, c.ExtendReservation(name="Jean Bon"), rest),
        lambda there, rest: buy(there, online(2, 4, 2, 1), rest),
        anew,
    ],
)
def test_taking_back_is_a_request_once_the_rest_was_acted_on(meanwhile: Callable[[Shelf, str], None]) -> None:
    there = shelf(5)
    reserve(there, 3)
    buy(there, online(1))
    meanwhile(there, rest_of(there))
    with pytest.raises(NotAllowed, match="was ordered or reserved since: ask for its cancellation"):
        buy(there, c.TakeOrderBack(name="Jean Bon"))


def test_an_order_that_changed_is_not_taken_back_whatever_its_rest_keeps() -> None:
    there = shelf(9)
    reserve(there, 3, 4)
    buy(there, online(1, 1))
    there.do(c.ChangeOrder(agreed_with="Jean Bon", change=(NewLineChange(line=1, quantity=3),)))
    with pytest.raises(NotAllowed, match="the order was changed since"):
        buy(there, c.TakeOrderBack(name="Jean Bon"))


def test_an_order_that_staff_placed_is_not_said_to_be_too_late_to_take_back() -> None:
    there = shelf(9)
    there.do(c.PlaceOrder())
    with pytest.raises(NotAllowed, match="did not come from the page"):
        buy(there, c.TakeOrderBack(name="Jean Bon"))


def test_an_order_that_staff_confirm_leaves_the_rest_reserved_and_keeps_all_until_then() -> None:
    there = shelf(5)
    reserve(there, 3)
    before = reservation(there)
    buy(there, online(1, deliver_to=QUAY))
    assert reservation(there) == before and there.there() == (5, 3, 2)
    there.do(c.ConfirmOrder())
    assert by_line(reservation(there, rest_of(there)).parts) == {1: 2} and there.there() == (5, 3, 2)


def test_a_reservation_whose_time_is_over_leaves_none() -> None:
    there = shelf(5)
    reserve(there, 3)
    there.now = reservation(there).until
    buy(there, online(1))
    assert there.state(rest_of(there)).reservation is None and there.there() == (5, 1, 4)


def quantities(most: tuple[int, ...]) -> st.SearchStrategy[tuple[int, ...]]:
    return st.tuples(*(st.integers(0, pieces) for pieces in most))


def uses(there: Shelf, *references: str) -> Iterator[int]:
    """Pieces that dossiers keep of both SKUs, expected ones too."""
    for reference in references:
        yield sum(there.state(reference).stock_use.kept.values())


@settings(max_examples=25, deadline=None)
@given(
    pieces=st.integers(0, 6), expected=st.integers(0, 4), kept=quantities((3, 4, 2)), ordered=quantities((3, 4, 2, 1)),
)  # fmt: skip
def test_no_reserved_piece_is_lost_nor_won(pieces: int, expected: int, kept: tuple[int, ...], ordered: tuple[int, ...]) -> None:
    if not any(kept) or not any(ordered) or ordered == (3, 4, 2, 1):
        return
    there = shelf(pieces, expected)
    try:
        reserve(there, *kept)
    except NotAllowed:
        return
    before, use = reservation(there), next(uses(there, REFERENCE))
    there_before = {sku: there.there(sku) for sku in (CELL, OTHER)}
    buy(there, online(*ordered))
    rest = rest_of(there)
    assert sum(uses(there, REFERENCE, rest)) >= use, "nothing that was reserved goes to others"
    assert there.check().adds_up
    left = there.state(rest).reservation
    for one, reserved in by_line(left.parts if left else ()).items():
        assert reserved <= there.state(rest).line(one).quantity
    buy(there, c.TakeOrderBack(name="Jean Bon"))
    assert reservation(there) == before and there.check().adds_up
    assert {sku: there.there(sku) for sku in (CELL, OTHER)} == there_before
