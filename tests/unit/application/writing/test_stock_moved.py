"""Each command of a dossier moves the stock that it uses, by the difference, in its own transaction."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb.stock_items import movement_of
from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewLine, NewLineChange, NewPacked, NewPart
from chalicelib.domain.sale.lines import Part, ReservedPart
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.stock.stock_item import Arrival, StockItem
from tests.builder.dossiers import NOW, TODAY
from tests.builder.shelf import CELL, REFERENCE, Shelf
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE
from tests.samples.callers import ACCOUNTANT
from tests.samples.commands import LINES, TERMS, order
from tests.samples.texts import both


def moves(shelf: Shelf) -> list[tuple[str, int, int]]:
    """Why, on hand and held of all movements, in their order."""
    items = sorted(shelf.stock._month("2026-08", None, None, forward=True), key=lambda item: int(item["sk"]["S"].split("#")[2]))
    changes = [(movement_of(item).why, change) for item in items for change in movement_of(item).changes]
    return [(why, change.on_hand, change.held) for why, change in changes]


def test_an_order_takes_what_is_available_and_its_parcel_takes_it_out_of_the_house() -> None:
    shelf = Shelf(StockItem(CELL, 10))
    shelf.ordered()
    assert shelf.there() == (10, 2, 8)
    supply = shelf.state().supply(1)
    assert supply is not None
    assert supply.state == "stock"
    shelf.do(c.Ship(carrier="DHL", parts=(NewPacked(line=1, quantity=1),)))
    assert shelf.there() == (9, 1, 8)
    shelf.do(c.Ship(carrier="DHL"))
    assert shelf.there() == (8, 0, 8)
    assert moves(shelf) == [("create_dossier", 0, 2), ("ship", -1, -1), ("ship", -1, -1)]


def test_lines_of_one_sku_are_one_condition() -> None:
    shelf = Shelf(StockItem(CELL, 3))
    cell = NewLine(sku=CELL, name=both("Cellule", "Cell"), quantity=2, unit_price="2610", vat_rate="20")
    shelf.ordered(lines=(cell, cell))
    assert shelf.there() == (3, 3, 0)
    assert shelf.state().taken == (ReservedPart(1, 2), ReservedPart(2, 1))
    assert [supply.line for supply in shelf.state().supplies] == [1]


def test_a_sku_that_is_not_counted_works_as_before() -> None:
    shelf = Shelf()
    shelf.ordered()
    shelf.do(c.AllocateStock(), c.Ship(carrier="DHL"))
    assert shelf.state().taken == ()
    assert shelf.state().gone == ()
    assert moves(shelf) == []


@pytest.mark.parametrize(
    ("undoes", "there"),
    [
        (c.CancelOrder(comment="no longer wanted"), (10, 0, 10)),
        (c.ChangeOrder(agreed_with="Jean Bon", change=(NewLineChange(line=1, quantity=1),)), (10, 1, 9)),
        (c.ChangeOrder(agreed_with="Jean Bon", cancel=(1,)), (10, 0, 10)),
    ],
)
def test_what_an_order_needs_no_more_goes_back(undoes: c.Command, there: tuple[int, int, int]) -> None:
    shelf = Shelf(StockItem(CELL, 10))
    shelf.ordered()
    shelf.do(undoes)
    assert shelf.there() == there
    shelf.do(c.StrikeEntry(entry=shelf.state().version))
    assert shelf.there() == (10, 2, 8)


def test_a_stroke_that_would_take_what_is_gone_is_refused_with_what_is_available() -> None:
    shelf = Shelf(StockItem(CELL, 2))
    shelf.ordered()
    shelf.do(c.CancelOrder(comment="no longer wanted"))
    cancelled = shelf.state().version
    shelf.staff.open(order(lines=(replace(LINES[0], quantity=1),)), "45KL89G00F")
    with pytest.raises(NotAllowed, match="of 41-2250 1 are available"):
        shelf.do(c.StrikeEntry(entry=cancelled))
    assert shelf.there() == (2, 1, 1)
    assert shelf.state().version == cancelled


def test_a_shipment_that_is_struck_comes_back_and_is_kept_again() -> None:
    shelf = Shelf(StockItem(CELL, 10))
    shelf.ordered()
    shelf.do(c.Ship(carrier="DHL"))
    assert shelf.there() == (8, 0, 8)
    shelf.do(c.StrikeEntry(entry=shelf.state().version))
    assert shelf.there() == (10, 2, 8)


def test_an_order_takes_as_many_as_are_there_and_the_rest_is_supplied() -> None:
    shelf = Shelf(StockItem(CELL, 1))
    shelf.ordered()
    assert shelf.there() == (1, 1, 0)
    assert shelf.state().supply(1) is None
    with pytest.raises(NotAllowed, match="of 41-2250 0 are available, and line 1 lacks 1") as refused:
        shelf.do(c.AllocateStock(lines=(1,)))
    assert refused.value.field == "lines"
    with pytest.raises(NotAllowed, match="of 41-2250 0 are available"):
        shelf.do(c.Ship(carrier="DHL"))
    shelf.do(c.OrderSupply(lines=(1,)), c.ReceiveSupply())
    assert shelf.there() == (2, 2, 0)
    assert shelf.state().gone == (Part(1, -1),)
    shelf.do(c.Ship(carrier="DHL"))
    assert shelf.there() == (0, 0, 0)


def test_pieces_that_came_later_are_kept_by_allocating_them() -> None:
    shelf = Shelf(StockItem(CELL, 0))
    shelf.ordered()
    put_stock(cast(Any, shelf.store.table), TABLE, StockItem(CELL, 1, version=5))
    shelf.do(c.AllocateStock())
    assert shelf.there() == (1, 1, 0)
    supply, other = shelf.state().supply(1), shelf.state().supply(2)
    assert supply is None
    assert other is not None
    assert other.state == "stock"


@pytest.mark.parametrize(
    ("credit", "there"),
    [
        ({}, (9, 0, 9)),
        ({"restock": False}, (8, 0, 8)),
        ({"deliver_again": True}, (9, 1, 8)),
        ({"deliver_again": True, "restock": False}, (8, 0, 8)),
    ],
)
def test_what_comes_back_goes_on_the_shelf_unless_it_is_said_not_to(credit: dict[str, Any], there: tuple[int, int, int]) -> None:
    shelf = Shelf(StockItem(CELL, 10))
    shelf.ordered(lines=LINES[:1])
    shelf.do(c.Ship(carrier="DHL"), c.IssueInvoice(due=date(2026, 9, 8), number="F1"))
    back = c.Credit(invoice="F1", reason="returned", parts=(NewPart(line=1, quantity=1),), number="A1", **credit)
    shelf.staff.apply(REFERENCE, back, caller=ACCOUNTANT)
    assert shelf.there() == there
    if credit.get("deliver_again"):
        shelf.do(c.Ship(carrier="DHL"))
        assert shelf.there() == (there[0] - 1, 0, 8 - (not credit.get("restock", True)))


def test_what_is_carried_over_leaves_the_stock_as_it_was_counted() -> None:
    shelf = Shelf(StockItem(CELL, 10))
    moment = datetime(2026, 8, 1, 8, tzinfo=UTC)
    shelf.ordered(recorded=moment, effective=date(2026, 8, 1))
    shelf.do(c.AllocateStock(recorded=moment), c.Ship(carrier="DHL", recorded=moment))
    assert shelf.there() == (10, 0, 10)
    assert moves(shelf) == []


def _arrived(shelf: Shelf) -> None:
    """The four pieces of the arrival came, of which the order keeps one."""
    put_stock(cast(Any, shelf.store.table), TABLE, StockItem(CELL, 5, 2, (), 3, 1))


def _not_arrived(shelf: Shelf) -> None:
    pass


@pytest.mark.parametrize(("meanwhile", "there"), [(_not_arrived, (1, 0, 1)), (_arrived, (5, 0, 5))])
def test_pieces_kept_of_an_arrival_are_pieces_of_the_house_once_it_came(
    meanwhile: Callable[[Shelf], None], there: tuple[int, int, int]
) -> None:
    shelf = Shelf(StockItem(CELL, 1, 1, (Arrival("1", date(2026, 8, 13), 4, 3),), 1, 1))
    shelf.ordered(terms=TERMS, lines=LINES[:1])
    head = shelf.store.heads[REFERENCE]
    kept = Reservation(TODAY, NOW, (ReservedPart(1, 1), ReservedPart(1, 1, "1")))
    shelf.store.heads[REFERENCE] = Loaded(replace(head.state, reservation=kept), head.people)
    shelf.do(c.PlaceOrder())
    assert moves(shelf) == []
    assert shelf.there() == (1, 1, 0)
    assert shelf.store.stock(frozenset({CELL}))[CELL].arrivals[0].free == 3
    meanwhile(shelf)
    shelf.do(c.CancelOrder(comment="no longer wanted"))
    assert shelf.there() == there
    arrivals = shelf.store.stock(frozenset({CELL}))[CELL].arrivals
    assert [arrival.free for arrival in arrivals] == [4 for _ in arrivals]
