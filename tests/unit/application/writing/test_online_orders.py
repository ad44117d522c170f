"""An order from the page in the store: stock, the offer of what is left, and both in one transaction."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewContact, NewPart
from chalicelib.domain.stock.stock_item import StockItem
from tests.builder.online_order import QUAY, online, reviewed_in
from tests.builder.shelf import CELL, REFERENCE, Shelf
from tests.builder.story import line
from tests.samples.callers import CUSTOMER
from tests.samples.commands import JEAN, LINES, TERMS, offer

BOB = NewContact(name="Bob Sleigh", email="bob@bigcorp.example", language="en")


def shelf(*items: StockItem, **changes: object) -> Shelf:
    """An offer on a shelf: two of CELL, ten of another, a service."""
    there = Shelf(*items)
    there.staff.open(offer(**changes), REFERENCE)
    return there


def buy(there: Shelf, command: c.Command, reference: str = REFERENCE) -> None:
    """The customer acts on the page."""
    there.staff.apply(reference, command, caller=CUSTOMER)


def rest_of(there: Shelf) -> str:
    order = there.state().order
    assert order is not None and order.online is not None and order.online.rest is not None
    return order.online.rest


def test_an_order_takes_what_is_there_and_the_work_list_says_what_is_not() -> None:
    there = shelf(StockItem(CELL, 1))
    buy(there, online(2, 10, 1))
    assert there.there() == (1, 1, 0)
    assert {supply.line for supply in there.state().supplies} == set()
    other = shelf(StockItem(CELL, 5))
    buy(other, online(2, 10, 1))
    assert other.there() == (5, 2, 3)
    assert [(supply.line, supply.state) for supply in other.state().supplies] == [(1, "stock")]


def test_a_revision_that_was_ordered_is_not_struck() -> None:
    """What the order took back of it would be left without the offer that it was of: two prices of one quote."""
    there = shelf(StockItem(CELL, 5))
    there.do(c.ReviseOffer(lines=(replace(LINES[0], unit_price="2700"), *LINES[1:]), terms=TERMS))
    revised = there.state().version
    buy(there, online(1))
    buy(there, c.TakeOrderBack(name="Jean Bon"))
    with pytest.raises(NotAllowed, match="the order is of revision 2 of the quote"):
        there.do(c.StrikeEntry(entry=revised))
    assert [str(one.unit_price) for one in there.state().lines][:1] == ["2700"]


def test_an_order_taken_back_gives_back_what_it_took() -> None:
    there = shelf(StockItem(CELL, 5))
    buy(there, online(1, 10, 1))
    rest = rest_of(there)
    buy(there, c.TakeOrderBack(name="Jean Bon"))
    assert there.there() == (5, 0, 5)
    state = there.state()
    assert state.order is None and [one.quantity for one in state.lines] == [2, 10, 1]
    voided = there.state(rest).offer
    assert voided is not None and voided.voided is not None


def test_what_is_left_is_for_all_who_had_a_link_and_nobody_is_mailed_of_it_alone() -> None:
    there = shelf(contacts=(JEAN, BOB))
    there.do(c.InviteContact(contact="c2"))
    buy(there, online(1))
    rest = rest_of(there)
    assert [link.contact for link in there.state(rest).links] == ["c1", "c2"]
    due = [effect for effect in there.store.due(there.now + timedelta(minutes=1), 100) if effect.reference == rest]
    assert not due, "its mails: readers hear of it in the order's"
    kinds = {(effect.kind, effect.contact) for effect in there.store.due(there.now + timedelta(minutes=1), 100)}
    assert {("order", "c1"), ("order", "c2")} <= kinds, "who ordered keeps it in writing too"


def test_what_is_left_is_found_in_the_lists_as_any_offer_is() -> None:
    there = shelf()
    buy(there, online(1))
    today = there.now.date()
    assert set(there.store.lists.open_affairs("bigcorp", "c1", today, 10, None).references) == {REFERENCE, rest_of(there)}
    waits = there.store.lists.at_step("customer", "order", 10, None).references
    assert rest_of(there) in waits and REFERENCE not in waits


def test_an_order_is_taken_back_until_its_hour_and_not_once_something_was_done() -> None:
    there = shelf(StockItem(CELL, 5))
    buy(there, online(2, 10, 1))
    order = there.state().order
    assert order is not None and order.online is not None
    late = shelf(StockItem(CELL, 5))
    buy(late, online(2, 10, 1))
    late.now = order.online.until
    with pytest.raises(NotAllowed, match="is past: ask for its cancellation"):
        buy(late, c.TakeOrderBack(name="Jean Bon"))
    there.do(c.OrderSupply(lines=(2,)))
    with pytest.raises(NotAllowed, match="supplies were ordered"):
        buy(there, c.TakeOrderBack(name="Jean Bon"))
    assert there.there() == (5, 2, 3)


def test_a_request_for_a_cancellation_ends_with_the_answer() -> None:
    there = shelf()
    buy(there, online(2, 10, 1))
    buy(there, c.AskOrderChange(name="Jean Bon", asked="cancellation", comment="We ordered twice."))
    assert [question.asked for question in there.state().questions] == ["cancellation"]
    there.do(c.CancelOrder(comment="As you wish."))
    assert not there.state().questions and there.state().cancelled is not None


def test_an_order_to_an_address_not_on_file_takes_nothing_until_staff_confirm_it() -> None:
    there = shelf(StockItem(CELL, 5))
    shown_before = reviewed_in(there.store, REFERENCE, online(2, 10, 1), there.now)
    buy(there, online(1, deliver_to=QUAY))
    state = there.state()
    assert state.order is None and state.requested is not None and there.there() == (5, 0, 5)
    for again in (online(1, deliver_to=QUAY), shown_before):
        with pytest.raises(NotAllowed, match="waits for our confirmation"):
            buy(there, again)
    with pytest.raises(NotAllowed, match="confirm_order"):
        there.do(c.VoidOffer(comment="Sold."))
    there.do(c.ConfirmOrder())
    state = there.state()
    assert state.order is not None and state.requested is None and there.there() == (5, 1, 4)
    head = there.store.load(REFERENCE)
    assert head is not None and head.people.addresses[state.delivery].lines == QUAY.lines
    assert [one.quantity for one in there.state(rest_of(there)).lines] == [1, 10, 1]


def test_an_order_that_staff_decline_leaves_the_offer() -> None:
    there = shelf(StockItem(CELL, 5))
    buy(there, online(1, deliver_to=QUAY))
    there.do(c.DeclineOrder(comment="We do not deliver to a quay."))
    assert there.state().requested is None and there.there() == (5, 0, 5)
    buy(there, online(2, 10, 1))
    assert there.state().order is not None


def test_an_order_in_time_is_confirmed_after_the_last_day_of_its_offer() -> None:
    there = shelf(StockItem(CELL, 5))
    buy(there, online(1, deliver_to=QUAY))
    there.now += timedelta(days=TERMS.valid_until.toordinal() - there.now.date().toordinal() + 1)
    there.do(c.ConfirmOrder())
    assert there.state().order is not None


@pytest.mark.parametrize(("many", "each"), [(80, 2), (60, 1)])
def test_an_order_of_many_products_is_one_transaction(many: int, each: int) -> None:
    """In whole, or a piece of each: then the offer of what is left is in it too."""
    there, skus = warehouse(many)
    buy(there, online(*(each for _ in skus)))
    assert there.there(skus[-1]) == (5, each, 5 - each)


def test_an_order_that_no_transaction_holds_is_refused_in_words_and_leaves_no_trace() -> None:
    there, skus = warehouse(100)
    before = len(there.store.history(REFERENCE))
    with pytest.raises(NotAllowed, match="do it in parts"):
        buy(there, online(*(1 for _ in skus)))
    assert len(there.store.history(REFERENCE)) == before and there.there(skus[0]) == (5, 0, 5)


def warehouse(many: int) -> tuple[Shelf, list[str]]:
    """An offer of two pieces of so many products, five of each on hand, for two readers."""
    skus = [f"S-{number:03}" for number in range(many)]
    lines = tuple(replace(line(sku), quantity=2) for sku in skus)
    there = shelf(*(StockItem(sku, 5) for sku in skus), lines=lines, contacts=(JEAN, BOB))
    there.do(c.InviteContact(contact="c2"))
    return there, skus


def test_a_customer_who_is_refused_leaves_no_trace() -> None:
    there = shelf(StockItem(CELL, 5))
    before = len(there.store.history(REFERENCE))
    with pytest.raises(NotAllowed, match="no longer what you were shown"):
        buy(there, online(1, figures="0" * 32))
    assert len(there.store.history(REFERENCE)) == before and there.there() == (5, 0, 5)
    assert not any(isinstance(entry.event, e.OrderCreated) for entry in there.store.history(REFERENCE))


def reserved(pieces: int, ordered: int) -> Shelf:
    """So many of three pieces were kept for the offer's two, then so many ordered."""
    there = shelf(StockItem(CELL, 3))
    until = (there.now + timedelta(days=3)).date()
    buy(there, c.ReservePieces(name="Jean Bon", lines=(NewPart(line=1, quantity=pieces),), until=until))
    assert there.there() == (3, pieces, 3 - pieces)
    buy(there, online(ordered, 10, 1))
    return there


@pytest.mark.parametrize(("pieces", "ordered", "held"), [(2, 2, 2), (1, 2, 2), (2, 1, 2)])
def test_an_order_takes_what_was_kept_for_it_and_keeps_no_reservation(pieces: int, ordered: int, held: int) -> None:
    there = reserved(pieces, ordered)
    assert there.state().reservation is None
    assert there.there() == (3, held, 3 - held)


@pytest.mark.parametrize(("pieces", "ordered", "kept"), [(2, 2, 2), (1, 2, 1), (2, 1, 2)])
def test_an_order_taken_back_leaves_its_reservation_to_run_on(pieces: int, ordered: int, kept: int) -> None:
    there = reserved(pieces, ordered)
    buy(there, c.TakeOrderBack(name="Jean Bon"))
    reservation = there.state().reservation
    assert reservation is not None and [part.quantity for part in reservation.parts] == [kept]
    assert there.there() == (3, kept, 3 - kept)
