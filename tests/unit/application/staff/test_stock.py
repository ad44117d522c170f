"""What staff say of stock: it moves, says so, and adds up."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from chalicelib.application.caller import Outcome, Request
from chalicelib.application.errors import Forbidden, NotFound, Stale
from chalicelib.application.staff.stock import ShownStock, all_stock, stock_detail, stock_movements, stock_page
from chalicelib.application.staff.stock_counts import Counts, CountsAnswer, count_all
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewPacked, NewPart
from chalicelib.domain.stock.stock_commands import (
    BeginCounting,
    CancelArrival,
    ChangeArrival,
    CountStock,
    ExpectGoods,
    ReceiveGoods,
    SystemCount,
)
from chalicelib.domain.stock.stock_item import Arrival, StockItem
from tests.builder.dossiers import NOW, never
from tests.builder.shelf import CELL, REFERENCE, Shelf
from tests.samples.callers import CUSTOMER, MANAGER, request
from tests.samples.commands import offer
from tests.samples.texts import both

PRODUCT = Product(sku=CELL, name=both("Cellule", "Cell"), kind="instrument", goods=True, vat_rate=Decimal(20), reorder_below=3)
AUGUST = date(2026, 8, 20)


@pytest.fixture
def shelf() -> Shelf:
    """Ten cells that are counted."""
    shelf = Shelf()
    shelf.know(PRODUCT)
    shelf.say(BeginCounting(on_hand=10))
    return shelf


def _to_order(shelf: Shelf) -> list[ShownStock]:
    return [one for one in all_stock(shelf.stock) if one.below]


def test_only_products_of_the_catalogue_are_counted_and_once(shelf: Shelf) -> None:
    with pytest.raises(NotAllowed, match="the catalogue does not know MR-110"):
        shelf.say(BeginCounting(on_hand=1), "MR-110")
    with pytest.raises(NotAllowed, match="is counted already"):
        shelf.say(BeginCounting(on_hand=1))
    with pytest.raises(NotAllowed, match="nobody counts MR-110 yet"):
        shelf.say(ReceiveGoods(quantity=1), "MR-110")
    assert shelf.there() == (10, 0, 10)


def test_customers_and_strangers_say_nothing_and_read_nothing(shelf: Shelf) -> None:
    with pytest.raises(Forbidden):
        shelf.say(ReceiveGoods(quantity=1), caller=CUSTOMER)
    for read in (
        lambda: stock_page(shelf.stock, CUSTOMER, None, below=False),
        lambda: stock_detail(shelf.stock, shelf.store.lists, CUSTOMER, CELL),
        lambda: stock_movements(shelf.stock, CUSTOMER, CELL, NOW, None),
    ):
        with pytest.raises(Forbidden):
            read()
    with pytest.raises(NotFound):
        stock_detail(shelf.stock, shelf.store.lists, MANAGER, "MR-110")


def test_a_request_is_carried_out_once_and_an_old_version_is_refused(shelf: Shelf) -> None:
    first = shelf.say(ReceiveGoods(quantity=5), key="once")
    assert shelf.say(ReceiveGoods(quantity=5), key="once") == Outcome(201, CELL, first.version, replayed=True)
    assert shelf.there() == (15, 0, 15)
    with pytest.raises(Stale):
        shelf.say(ReceiveGoods(quantity=5), seen=1)
    shelf.say(ReceiveGoods(quantity=5), seen=2)
    assert shelf.check().adds_up


def test_a_count_as_of_a_moment_keeps_on_top_what_moved_since(shelf: Shelf) -> None:
    shelf.ordered()
    counted_at = shelf.now = shelf.now + timedelta(hours=1)
    shelf.now += timedelta(hours=1)
    shelf.do(c.Ship(carrier="DHL", parts=(NewPacked(line=1, quantity=2),)))
    shelf.say(ReceiveGoods(quantity=4))
    shelf.now += timedelta(hours=1)
    shelf.say(CountStock(on_hand=9, reason="one is broken", as_of=counted_at))
    assert shelf.there() == (11, 0, 11)
    newest = stock_movements(shelf.stock, MANAGER, CELL, shelf.now, None).movements[0]
    assert (newest.changes[0].on_hand, newest.reason, newest.as_of) == (-1, "one is broken", counted_at)
    shelf.say(CountStock(on_hand=9, reason="again", as_of=counted_at))
    assert shelf.there() == (11, 0, 11)
    with pytest.raises(NotAllowed, match="counted later than that already"):
        shelf.say(CountStock(on_hand=1, reason="an older list", as_of=counted_at - timedelta(minutes=1)))
    with pytest.raises(Invalid, match="in the future"):
        shelf.say(CountStock(on_hand=1, reason="x", as_of=shelf.now + timedelta(minutes=1)))
    with pytest.raises(Invalid, match="older than 31 days"):
        shelf.say(CountStock(on_hand=1, reason="x", as_of=shelf.now - timedelta(days=32)))
    assert shelf.check().adds_up


def test_a_count_of_now_is_a_count_too_and_no_older_one_is_added_to_it(shelf: Shelf) -> None:
    earlier = shelf.now = shelf.now + timedelta(hours=1)
    shelf.now += timedelta(hours=1)
    shelf.say(CountStock(on_hand=8, reason="two are broken"))
    for late in (earlier, shelf.now - timedelta(hours=3)):
        with pytest.raises(NotAllowed, match="counted later than that already"):
            shelf.say(CountStock(on_hand=8, reason="the list of this morning", as_of=late))
    assert shelf.there() == (8, 0, 8)


def test_a_count_below_what_is_kept_leaves_a_lack_that_is_to_be_ordered(shelf: Shelf) -> None:
    shelf.ordered()
    shelf.say(CountStock(on_hand=1, reason="the rest is gone"))
    assert shelf.there() == (1, 2, -1)
    (line,) = _to_order(shelf)
    assert (line.sku, line.reorder_below, line.below) == (CELL, 3, True)
    shelf.ordered("45KL89G00F")
    with pytest.raises(NotAllowed, match="0 are available"):
        shelf.do(c.AllocateStock(lines=(1,)), reference="45KL89G00F")
    assert shelf.check().adds_up


def test_what_is_available_and_expected_is_held_against_the_level_of_the_product(shelf: Shelf) -> None:
    assert _to_order(shelf) == []
    shelf.say(CountStock(on_hand=2, reason="counted"))
    assert [line.sku for line in _to_order(shelf)] == [CELL]
    page = stock_page(shelf.stock, MANAGER, None, below=True)
    assert [line.sku for line in page.items] == [CELL]
    shelf.say(ExpectGoods(quantity=1, on=AUGUST))
    assert _to_order(shelf) == []
    assert stock_page(shelf.stock, MANAGER, None, below=True).items == ()


def test_expected_goods_change_are_cancelled_and_come(shelf: Shelf) -> None:
    shelf.say(ExpectGoods(quantity=4, on=AUGUST))
    shelf.say(ExpectGoods(quantity=1, on=date(2026, 8, 10)))
    assert [one.id for one in shelf.item().arrivals] == ["2", "1"]
    shelf.say(ChangeArrival(arrival="1", quantity=6, on=date(2026, 8, 9)))
    assert shelf.item().arrivals[0] == Arrival("1", date(2026, 8, 9), 6, 6)
    shelf.say(CancelArrival(arrival="2", reason="the supplier has none"))
    shelf.say(ReceiveGoods(quantity=4, arrival="1", rest_on=AUGUST))
    assert shelf.there() == (14, 0, 14)
    assert shelf.item().arrivals == (Arrival("3", AUGUST, 2, 2),)
    for wrong in (
        CancelArrival(arrival="1", reason="twice"),
        ReceiveGoods(quantity=1, rest_on=AUGUST),
        ReceiveGoods(quantity=2, arrival="3", rest_on=AUGUST),
        ExpectGoods(quantity=1, on=date(2026, 8, 5)),
        ChangeArrival(arrival="3"),
    ):
        with pytest.raises(Invalid):
            shelf.say(wrong)
    assert shelf.check().adds_up


def test_the_rest_of_what_came_in_part_is_for_those_who_were_promised_it() -> None:
    shelf = Shelf(StockItem(CELL, 0, 0, (Arrival("1", date(2026, 8, 9), 4, 1),), version=1))
    shelf.say(ReceiveGoods(quantity=1, arrival="1", rest_on=AUGUST))
    assert shelf.there() == (1, 3, -2)
    assert [one.free for one in shelf.item().free_arrivals] == [1], "two of the three to come are kept for others already"


def test_a_count_of_a_moment_before_that_of_another_one_is_refused_and_adds_nothing_to_it(shelf: Shelf) -> None:
    with pytest.raises(NotAllowed, match="counted later than that already"):
        shelf.say(CountStock(on_hand=9, reason="before we began", as_of=NOW - timedelta(minutes=1)))
    counted_at = shelf.now = shelf.now + timedelta(hours=1)
    shelf.now += timedelta(hours=1)
    shelf.say(CountStock(on_hand=8, reason="counted just now"))
    for command in (CountStock(on_hand=9, reason="late", as_of=counted_at), SystemCount(on_hand=9, as_of=counted_at)):
        with pytest.raises(NotAllowed, match="counted later than that already"):
            shelf.say(command)
    assert shelf.there() == (8, 0, 8)
    with pytest.raises(NotAllowed, match="counted later than that already"):
        _file(shelf, f"sku;on_hand\n{CELL};9\n", ago=60)
    assert _file(shelf, f"sku;on_hand\n{CELL};9\n").counted == 1
    assert shelf.there() == (9, 0, 9) and shelf.check().adds_up


def test_who_keeps_pieces_is_told_until_they_left(shelf: Shelf) -> None:
    shelf.ordered()
    detail = stock_detail(shelf.stock, shelf.store.lists, MANAGER, CELL)
    assert [(one.reference, one.quantity, one.arrival) for one in detail.holders] == [(REFERENCE, 2, None)]
    assert (detail.item.on_hand, detail.item.available) == (10, 8)
    shelf.do(c.Ship(carrier="DHL"))
    assert stock_detail(shelf.stock, shelf.store.lists, MANAGER, CELL).holders == ()
    page = stock_movements(shelf.stock, MANAGER, CELL, shelf.now, None)
    assert [(one.why, one.dossier) for one in page.movements][-1] == ("begin_counting", None)
    assert ("ship", REFERENCE) in [(one.why, one.dossier) for one in page.movements]


def test_the_check_finds_a_movement_that_was_lost(shelf: Shelf) -> None:
    shelf.ordered()
    assert shelf.check().adds_up
    items = shelf.store.table.items["V#2026-08"]
    lost = next(sk for sk in items if REFERENCE in sk)
    shelf.store.table._delete("V#2026-08", lost)
    assert [(one.what, one.there, one.sum) for one in shelf.check().wrong] == [("held", 2, 0), ("movements", 2, 1)]


def _file(shelf: Shelf, text: str, *, dry_run: bool = False, ago: int = 0, key: str | None = None) -> CountsAnswer:
    asked: Request = request(key)
    counts = Counts(text, shelf.now - timedelta(minutes=ago), MANAGER, asked)
    return count_all(shelf.stock, counts, shelf.now, never, dry_run=dry_run)


def test_a_file_of_counts_is_read_dry_and_then_written_and_again_without_harm(shelf: Shelf) -> None:
    skus = [f"SKU-{number:03}" for number in range(200)]
    for sku in skus:
        shelf.know(Product(sku=sku, name=both("a", "a"), kind="consumable", goods=True, vat_rate=Decimal(20)))
        shelf.say(BeginCounting(on_hand=1), sku)
    shelf.now += timedelta(hours=2)
    text = "sku;on_hand\n" + "".join(f"{sku};{number}\n" for number, sku in enumerate(skus))
    dry = _file(shelf, text, dry_run=True, ago=30)
    assert (dry.counted, len(dry.differences), dry.differences["SKU-000"], dry.bad) == (200, 199, -1, ())
    assert shelf.there("SKU-000") == (1, 0, 1)
    assert _file(shelf, text, ago=30, key="f").counted == 200
    assert [shelf.there(sku)[0] for sku in skus] == list(range(200))
    _file(shelf, text, ago=30, key="f")
    assert _file(shelf, text, dry_run=True, ago=30).differences == {}
    assert shelf.check().adds_up


def test_counts_are_read_as_a_spreadsheet_writes_them(shelf: Shelf) -> None:
    answer = _file(shelf, f"\ufeffsku;on_hand;;\r\n{CELL};1\u202f200;;\r\n;;;\r\n", dry_run=True)
    assert (answer.bad, answer.differences) == ((), {CELL: 1190})


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("", 1, ""),
        ("sku;pieces\n", 1, ""),
        ("sku,on_hand\n", 2, ""),
        ("sku,on_hand\n41-2250,-1\n", 2, "on_hand"),
        ("sku,on_hand\n41-2250,1.5\n", 2, "on_hand"),
        ("sku,on_hand\n41-2250,1\n41-2250,1\n", 3, "sku"),
        ("sku,on_hand\nMR-110,1\n", 2, "sku"),
        ("sku,on_hand\n41-2250\n", 2, "sku"),
        ("sku,on_hand\n" + "41-2250,1\n" * 5001, 5002, ""),
    ],
)
def test_a_file_with_a_wrong_row_is_told_and_writes_nothing(shelf: Shelf, text: str, row: int, column: str) -> None:
    answer = _file(shelf, text)
    assert [(bad.row, bad.column) for bad in answer.bad] == [(row, column)]
    assert answer.counted == 0
    assert shelf.there() == (10, 0, 10)


def test_a_movement_says_by_which_day_an_arrival_is_expected_from_then_on(shelf: Shelf) -> None:
    shelf.say(ExpectGoods(quantity=4, on=AUGUST))
    shelf.say(ChangeArrival(arrival="1", quantity=5))
    shelf.say(ChangeArrival(arrival="1", on=date(2026, 8, 27)))
    shelf.say(ReceiveGoods(arrival="1", quantity=3, rest_on=date(2026, 9, 3)))
    warned = [movement.changes[0].days for movement in stock_movements(shelf.stock, MANAGER, CELL, shelf.now, None).movements]
    assert warned == [(("2", date(2026, 9, 3)),), (("1", date(2026, 8, 27)),), (), (("1", AUGUST),), ()]
    assert shelf.check().adds_up


def test_pieces_of_an_arrival_that_came_are_told_as_those_of_the_house(shelf: Shelf) -> None:
    shelf.say(CountStock(on_hand=1, reason="counted"))
    shelf.say(ExpectGoods(quantity=4, on=date(2026, 8, 12)))
    shelf.staff.open(offer(), REFERENCE)
    shelf.do(c.KeepPieces(lines=(NewPart(line=1, quantity=2),)))

    def kept_of() -> set[tuple[int, str | None]]:
        return {(one.quantity, one.arrival) for one in stock_detail(shelf.stock, shelf.store.lists, MANAGER, CELL).holders}

    assert kept_of() == {(1, None), (1, "1")}
    shelf.say(ReceiveGoods(arrival="1", quantity=4))
    assert kept_of() == {(2, None)}


def test_rows_of_counts_that_are_wrong_are_told_in_their_order(shelf: Shelf) -> None:
    text = f"sku;on_hand\nNOPE;1\n{CELL};1,5\n"
    asked = Counts(text, shelf.now, MANAGER, request())
    assert [one.row for one in count_all(shelf.stock, asked, shelf.now, never, dry_run=True).bad] == [2, 3]
