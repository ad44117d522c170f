"""An order that waits for staff: its customer takes it back, or gives their number of it, and of two at once one is first."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from chalicelib.application.ports.commit import AnyCommit
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewPart
from chalicelib.domain.sale.by_phone import MOST_TAKEN_BACK
from chalicelib.domain.sale.keeping import ending_reservation, live_reservation
from chalicelib.domain.sale.search_terms import numbers
from chalicelib.domain.stock.stock_item import StockItem
from tests.builder.online_order import QUAY, online
from tests.builder.shelf import CELL, REFERENCE, Shelf
from tests.samples.callers import SYSTEM
from tests.samples.commands import JEAN
from tests.unit.application.writing.test_online_orders import BOB, buy
from tests.unit.application.writing.test_online_orders import shelf as offered

BACK = c.TakeOrderBack(name="Jean Bon")
NUMBER = c.GiveOrderNumber(name="Jean Bon", customer_reference="P-77")


def waiting(**fields: object) -> Shelf:
    """An order of one of two pieces to a quay waits for staff; one piece is reserved."""
    there = offered(StockItem(CELL, 5), contacts=(JEAN, BOB))
    there.do(c.InviteContact(contact="c2"), c.KeepPieces(lines=(NewPart(line=1, quantity=1),)))
    buy(there, online(1, deliver_to=QUAY, **fields))
    return there


def on_us(there: Shelf) -> bool:
    """Whether the work list of staff has it as an order to confirm."""
    return REFERENCE in there.store.lists.at_step("us", "confirmation", 10, None).references


def test_an_order_that_waits_is_taken_back_and_the_offer_stands_as_it_was() -> None:
    there = waiting(customer_reference="P-9")
    held = there.state().reservation
    assert on_us(there) and held
    buy(there, BACK)
    state = there.state()
    assert (state.requested, state.order, state.order_number, state.reservation) == (None, None, None, held)
    assert there.there() == (5, 1, 4) and [one.quantity for one in state.lines] == [2, 10, 1]
    assert not on_us(there), "nothing waits for staff any more"
    assert "p9" not in set(numbers(REFERENCE, state)), "the number went with it"
    due = there.store.due(there.now, 100)
    hear = {(effect.kind, effect.contact) for effect in due if effect.seq == state.version}
    assert {("taken_back", "c1"), ("taken_back", "c2"), ("staff_told", "claire")} <= hear
    buy(there, online(2, 10, 1))
    assert there.state().order is not None


def test_no_hour_ends_what_is_reserved_while_it_waits() -> None:
    there = waiting()
    kept = there.state().reservation
    assert kept and live_reservation(there.state(), there.now) == kept and ending_reservation(there.state(), there.now) is None
    buy(there, BACK)
    assert ending_reservation(there.state(), there.now) == kept


def test_what_was_taken_back_is_confirmed_no_more_nor_declined_nor_taken_back_again() -> None:
    there = waiting()
    buy(there, BACK)
    for answer in (c.ConfirmOrder(), c.DeclineOrder(comment="No quay.")):
        with pytest.raises(NotAllowed, match="no order waits for your confirmation"):
            there.do(answer)
    for act in (BACK, NUMBER):
        with pytest.raises(NotAllowed, match="there is no order yet"):
            buy(there, act)


def test_orders_that_were_taken_back_while_they_waited_count_as_those_that_were_firm() -> None:
    there = waiting()
    for _ in range(MOST_TAKEN_BACK - 1):
        buy(there, BACK)
        buy(there, online(1, deliver_to=QUAY))
    buy(there, BACK)
    with pytest.raises(NotAllowed, match="orders of this quote were taken back"):
        buy(there, online(1, deliver_to=QUAY))


def test_the_number_that_was_given_while_it_waited_is_that_of_the_order() -> None:
    there = waiting(customer_reference="P-9")
    buy(there, NUMBER)
    state = there.state()
    assert state.requested and (state.order_number, state.customer_reference) == ("P-77", None)
    assert "p77" in set(numbers(REFERENCE, state)), "staff find it by its number"
    with pytest.raises(NotAllowed, match="has this number already"):
        buy(there, NUMBER)
    there.do(c.ConfirmOrder())
    assert there.state().order and there.state().customer_reference == "P-77"


def test_a_change_of_what_waits_is_not_asked_for_but_ordered() -> None:
    with pytest.raises(NotAllowed, match="take it back, and order anew"):
        buy(waiting(), c.AskOrderChange(name="Jean Bon", asked="change", comment="Two, please."))


@pytest.mark.parametrize("confirms", [True, False])
def test_of_staff_who_confirm_and_a_customer_who_takes_back_at_once_the_first_is_heard(
    monkeypatch: pytest.MonkeyPatch, *, confirms: bool
) -> None:
    """The other one decides anew: what was confirmed meanwhile is taken back as a firm order, what was taken back is refused."""
    there = waiting()
    answer: tuple[Callable[[], None], Callable[[], None]] = (lambda: there.do(c.ConfirmOrder()), lambda: buy(there, BACK))
    first, second = answer if confirms else answer[::-1]
    commit = there.store.commit

    def overtaken(wanted: AnyCommit) -> None:
        monkeypatch.setattr(there.store, "commit", commit)
        first()
        commit(wanted)

    there.staff.pause = lambda attempt: None
    monkeypatch.setattr(there.store, "commit", overtaken)
    if confirms:
        second()
    else:
        with pytest.raises(NotAllowed, match="no order waits"):
            second()
    happened = [entry.event for entry in there.store.history(REFERENCE)]
    assert [event.waited for event in happened if isinstance(event, e.OrderTakenBack)] == [not confirms]
    assert sum(isinstance(event, e.OrderCreated) for event in happened) == confirms
    state = there.state()
    assert (state.requested, state.order) == (None, None) and there.there() == (5, 1, 4)


def test_what_was_taken_back_is_never_struck_and_holds_up_the_stroke_of_the_request() -> None:
    there = waiting()
    asked = there.state().version
    buy(there, BACK)
    for entry in (asked, asked + 1):
        with pytest.raises(NotAllowed):
            there.do(c.StrikeEntry(entry=entry))
    assert there.state().requested is None


@pytest.mark.parametrize("wished", [None, date(2026, 8, 16)])
def test_a_confirmed_order_arrives_on_the_day_that_one_from_the_page_would(wished: date | None) -> None:
    """That of the confirmation; the sixteenth is a Sunday, on which nobody delivers."""
    there, at_once = offered(StockItem(CELL, 5)), offered(StockItem(CELL, 5))
    buy(there, online(2, deliver_to=QUAY, wished=wished))
    there.now = at_once.now = there.now + timedelta(days=4)
    there.do(c.ConfirmOrder())
    buy(at_once, online(2, wished=wished))
    confirmed, placed = there.state(), at_once.state()
    assert confirmed.order and confirmed.order.online and confirmed.order.online.arrives
    assert [one.on for one in confirmed.announcements] == [one.on for one in placed.announcements] != []
    assert wished is None or confirmed.order.online.arrives == date(2026, 8, 17)


def test_a_confirmed_order_of_what_is_not_there_promises_no_day() -> None:
    there = offered(StockItem(CELL, 1))
    buy(there, online(2, deliver_to=QUAY))
    there.do(c.ConfirmOrder())
    order = there.state().order
    assert order and order.online and order.online.arrives is None and not there.state().announcements


def outlasted() -> Shelf:
    """One of two pieces was reserved and the other ordered, to a quay; the time of the first is over."""
    there = waiting()
    held = there.state().reservation
    assert held
    there.now = held.until + timedelta(days=1)
    return there


def lapse(there: Shelf) -> None:
    """The sweep comes by."""
    there.staff.apply(REFERENCE, c.LapseReservation(), caller=SYSTEM)


def test_reserved_pieces_are_held_until_staff_answered_and_go_back_then() -> None:
    there = outlasted()
    with pytest.raises(NotAllowed, match="not due"):
        lapse(there)
    with pytest.raises(NotAllowed, match="held until we answer"):
        buy(there, c.ExtendReservation(name="Jean Bon"))
    assert there.there() == (5, 1, 4)
    there.do(c.DeclineOrder(comment="No quay."))
    lapse(there)
    assert there.state().reservation is None and there.there() == (5, 0, 5)


def test_who_takes_the_order_back_too_late_for_their_reservation_has_none() -> None:
    there = outlasted()
    buy(there, BACK)
    lapse(there)
    assert there.there() == (5, 0, 5)


def test_a_customer_gives_pieces_back_that_are_held_beyond_their_time() -> None:
    there = outlasted()
    buy(there, c.ReleaseReservation(name="Jean Bon"))
    assert there.there() == (5, 0, 5) and there.state().requested is not None


@pytest.mark.parametrize("late", [True, False])
def test_the_order_takes_what_was_held_for_it_and_leaves_nothing_reserved_past_its_time(*, late: bool) -> None:
    there = offered(StockItem(CELL, 2))
    there.do(c.KeepPieces())
    buy(there, online(1, deliver_to=QUAY))
    held = there.state().reservation
    assert held and there.there() == (2, 2, 0)
    if late:
        there.now = held.until + timedelta(days=1)
    there.do(c.ConfirmOrder())
    order = there.state().order
    assert order and order.online and order.online.rest
    assert (there.state(order.online.rest).reservation is None) is late
    assert there.there() == ((2, 1, 1) if late else (2, 2, 0))
