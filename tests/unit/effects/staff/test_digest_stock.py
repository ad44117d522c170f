"""A morning's digest says what is to be ordered, and whose kept pieces are missing or come on another day than was said."""

from datetime import date, timedelta
from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import keys
from chalicelib.application.staff.stock import StockRequest, command_stock
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewPart
from chalicelib.domain.stock.stock_commands import (
    BeginCounting,
    CancelArrival,
    ChangeArrival,
    CountStock,
    ExpectGoods,
    StockCommand,
)
from chalicelib.domain.values.calendar import working_days_after
from chalicelib.effects.staff.digest_plan import Morning
from tests.builder.dossiers import never
from tests.fakes.store import TABLE
from tests.samples.callers import MANAGER, request
from tests.unit.application.staff.test_stock import PRODUCT
from tests.unit.effects_bench import Bench, opened_ago

SKU = "42-1000"
DOSSIER = "45MR61G00C"
CLAIRE_S, PAUL_S = "claire.vasseur@granuloshop.example", "paul.moulin@granuloshop.example"
RESERVE = c.ReservePieces(name="Jean B.", lines=(NewPart(line=1, quantity=1),), until=date(2026, 8, 20))


@pytest.fixture
def bench() -> Bench:
    """A Thursday, nine o'clock in Paris; nothing of a product is in the house, four pieces are expected, one is kept."""
    bench = Bench()
    _know(bench, level=3)
    bench.now -= timedelta(days=7)
    _say(bench, BeginCounting(on_hand=0), ExpectGoods(quantity=4, on=date(2026, 8, 14)))
    bench.now += timedelta(days=7)
    opened_ago(bench, DOSSIER, RESERVE)
    return bench


def _know(bench: Bench, *, level: int | None) -> None:
    product = replace(PRODUCT, sku=SKU, reorder_below=level)
    item = {**keys.key(keys.product(SKU)), "data": {"S": codec.encode(product)}}
    cast(Any, bench.fake.table).put_item(TableName=TABLE, Item=item)


def _say(bench: Bench, *commands: StockCommand) -> None:
    for command in commands:
        bench.now += timedelta(seconds=1)
        command_stock(bench.shelf, StockRequest(SKU, command, MANAGER, request()), bench.now, never)


def _tomorrow(bench: Bench) -> dict[str, str]:
    """What each colleague reads on the next working morning."""
    today = bench.now.date()
    bench.now += working_days_after(today, 1) - today
    bench.outbox.sent.clear()
    Morning(bench.store, bench.seller.staff)(bench.now)
    bench.sweep()
    return {mail.to: " ".join(mail.body.text.split()) for mail in bench.outbox.sent if mail.to in (CLAIRE_S, PAUL_S)}


def test_what_is_below_its_level_is_told_to_all_with_how_many(bench: Bench) -> None:
    assert _tomorrow(bench) == {}
    _know(bench, level=10)
    mailed = _tomorrow(bench)
    assert "1 produit est à commander." in mailed[CLAIRE_S] and "À commander (1)" in mailed[CLAIRE_S]
    assert "dossiers wait" not in mailed[PAUL_S] and "To order (1)" in mailed[PAUL_S]
    assert "42-1000: 7 to order (0 available, 3 expected, level 10)" in mailed[PAUL_S]
    _say(bench, ExpectGoods(quantity=7, on=date(2026, 8, 20)))
    assert _tomorrow(bench) == {}


def test_who_keeps_pieces_of_an_arrival_that_moved_is_told_once_and_nobody_else(bench: Bench) -> None:
    _say(bench, ChangeArrival(arrival="1", quantity=5))
    assert _tomorrow(bench) == {}
    _say(bench, ChangeArrival(arrival="1", on=date(2026, 8, 19)))
    mailed = _tomorrow(bench)
    assert set(mailed) == {CLAIRE_S}
    assert "45MR61G00C, BigCorp Europe : 1 de 42-1000 à garder, attendues désormais le" in mailed[CLAIRE_S]
    assert "19 août" in mailed[CLAIRE_S]
    assert _tomorrow(bench) == {}


def test_who_keeps_pieces_that_do_not_come_is_told_each_morning_until_they_are_there(bench: Bench) -> None:
    _know(bench, level=None)
    _say(bench, CancelArrival(arrival="1", reason="the maker has none"))
    for _ in range(2):
        mailed = _tomorrow(bench)
        assert "45MR61G00C, BigCorp Europe : 1 de 42-1000 à garder, il en manque 1 pour tous" in mailed[CLAIRE_S]
        assert "42-1000: 1 to order (-1 available, 0 expected, level 0)" in mailed[PAUL_S]
        assert "45MR61G00C" not in mailed[PAUL_S]
    _say(bench, CountStock(on_hand=1, reason="one was found"))
    assert _tomorrow(bench) == {}
