"""The work list says what to order: what lacks pieces below a product's level, and what dossiers keep more of than is there."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chalicelib.application.ports.catalogue import PRODUCT, StoredProduct
from chalicelib.application.staff.pieces_to_order import MOST, OrderList, PiecesToOrder, StockDesk, order_list
from chalicelib.application.staff.stock import all_stock
from chalicelib.application.staff.work import WorkPage, WorkQuery, with_stock, work
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.stock.stock_commands import BeginCounting, CountStock, ExpectGoods
from tests.builder.eyes import EYES
from tests.builder.shelf import CELL, REFERENCE, Shelf
from tests.contract.products import makes
from tests.samples.callers import MANAGER
from tests.samples.texts import both

AUGUST = date(2026, 8, 20)
NAME = both("Cellule", "Cell")


@pytest.fixture
def shelf() -> Shelf:
    """Ten cells that are counted, of a product that is ordered again below nine."""
    shelf = Shelf()
    catalogued(shelf, CELL, reorder_below=9)
    shelf.say(BeginCounting(on_hand=10))
    return shelf


def catalogued(shelf: Shelf, sku: str, **fields: Any) -> None:
    """Have the catalogue know a product as its own commit leaves it, rows of lists with it."""
    before: StoredProduct | None = shelf.store.head(PRODUCT, sku)
    product = Product(sku=sku, name=NAME, kind="instrument", goods=True, vat_rate=Decimal(20), **fields)
    shelf.store.commit(makes(product, before))


def listed(shelf: Shelf) -> OrderList:
    """What to order, which is what a walk through all that is counted says too."""
    desk = StockDesk(shelf.stock, shelf.store.lists, shelf.store.lists)
    found_by_rows = order_list(desk)
    walked = [(one.sku, one.to_order) for one in all_stock(shelf.stock) if one.to_order]
    assert [(one.sku, one.quantity) for one in found_by_rows.pieces] == walked[:MOST]
    assert len(found_by_rows.pieces) + found_by_rows.more == len(walked)
    return found_by_rows


def test_pieces_that_an_order_takes_below_the_level_are_to_be_ordered_until_they_are_expected(shelf: Shelf) -> None:
    assert listed(shelf) == OrderList((), 0)
    shelf.ordered()
    assert listed(shelf).pieces == (PiecesToOrder(CELL, NAME, 1, 8, 0, 9),)
    shelf.say(ExpectGoods(quantity=1, on=AUGUST))
    assert listed(shelf).pieces == ()


def test_what_dossiers_keep_and_is_not_there_is_to_be_ordered_without_a_level_too(shelf: Shelf) -> None:
    catalogued(shelf, CELL)
    shelf.ordered()
    shelf.say(CountStock(on_hand=1, reason="one was left"))
    assert listed(shelf).pieces == (PiecesToOrder(CELL, NAME, 1, -1, 0, None),)
    shelf.say(CountStock(on_hand=2, reason="it was found again"))
    assert listed(shelf).pieces == ()


def test_what_is_offered_no_more_is_not_ordered_again(shelf: Shelf) -> None:
    shelf.say(CountStock(on_hand=1, reason="counted"))
    assert [one.quantity for one in listed(shelf).pieces] == [8]
    catalogued(shelf, CELL, reorder_below=9, withdrawn=AUGUST)
    assert listed(shelf).pieces == ()


def test_of_very_many_the_rest_is_counted(shelf: Shelf) -> None:
    for number in range(MOST + 3):
        catalogued(shelf, f"P-{number:03}", reorder_below=1)
        shelf.say(BeginCounting(on_hand=0), f"P-{number:03}")
    assert (len(listed(shelf).pieces), listed(shelf).more) == (MOST, 3)


@pytest.mark.parametrize(
    ("query", "there"),
    [
        (WorkQuery(), True),
        (WorkQuery(order="since"), True),
        (WorkQuery("customer"), False),
        (WorkQuery(steps=frozenset({"supply"})), False),
    ],
)
def test_the_first_page_of_all_that_waits_on_us_says_it(shelf: Shelf, query: WorkQuery, there: bool) -> None:
    shelf.ordered()
    shelf.ordered("45KL89G00F")
    assert [one.sku for one in listed_work(shelf, query).to_order] == ([CELL] if there else [])


def test_later_pages_do_not_say_it_again(shelf: Shelf) -> None:
    shelf.ordered()
    shelf.ordered("45KL89G00F")
    first = listed_work(shelf, WorkQuery(limit=1))
    assert first.to_order and first.cursor and {one.reference for one in first.dossiers} <= {REFERENCE, "45KL89G00F"}
    assert listed_work(shelf, WorkQuery(limit=1, cursor=first.cursor)).to_order == ()


def listed_work(shelf: Shelf, query: WorkQuery) -> WorkPage:
    """A page of the work list."""
    page = work(shelf.store, shelf.store.lists, MANAGER, query, EYES)
    return with_stock(page, query, StockDesk(shelf.stock, shelf.store.lists, shelf.store.lists))
