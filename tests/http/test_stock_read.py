"""The stock of an offer that can be ordered is read with it, one read, and makes the document anew when it moves."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.application.ports.dossiers import StockAndHold
from chalicelib.application.view import customer_document
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.stock.stock_item import StockItem
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE
from tests.http.conftest import Counting, Time
from tests.http.desk import Desk, Guest, offer, order
from tests.http.kinds import IN_PROCESS

pytestmark = IN_PROCESS
CELL = StockItem("41-2250", 5, 2)


class Watched:
    """What stock each document was made with, and which was asked of the store."""

    def __init__(self, store: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
        self.store = store
        self.made: list[Mapping[str, StockItem]] = []
        self.asked: list[frozenset[str]] = []
        stock, beside = store.stock, store.stock_and_hold

        def noting(make: Any) -> Any:
            def noted(reading: AnyReading, *more: Any) -> Any:
                self.made.append(dict(reading.stock))
                return make(reading, *more)

            return noted

        def counted(skus: frozenset[str], *, consistent: bool = True) -> Mapping[str, StockItem]:
            self.asked += [skus] if skus else []
            return stock(skus, consistent=consistent)

        def counted_beside(skus: frozenset[str], account: str) -> StockAndHold:
            self.asked.append(skus)
            return beside(skus, account)

        for made in ("_still", "masked_document"):
            monkeypatch.setattr(customer_document, made, noting(getattr(customer_document, made)))
        monkeypatch.setattr(store, "stock", counted)
        monkeypatch.setattr(store, "stock_and_hold", counted_beside)

    def there(self, *items: StockItem) -> None:
        put_stock(self.store.table, TABLE, *items)  # type: ignore[arg-type]  # stands in for the client


@pytest.fixture
def watched(store: Counting, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """The store of the API, watched."""
    return Watched(store, monkeypatch)


def test_an_offer_is_made_anew_when_its_stock_moved_and_not_otherwise(desk: Desk, watched: Watched) -> None:
    guest = Guest(desk.api, desk.open(offer()))
    watched.there(CELL)
    watched.asked.clear()
    guest.get()
    guest.get()
    assert [set(stock) for stock in watched.made] == [{"41-2250"}]
    assert watched.asked == [frozenset({"41-2250", "MR-110"})] * 2
    watched.there(StockItem("41-2250", 5, 3, version=2))
    guest.get()
    assert [stock["41-2250"].available for stock in watched.made] == [3, 2]


def test_an_order_and_an_earlier_day_show_no_stock(desk: Desk, watched: Watched) -> None:
    watched.there(CELL)
    ordered, offered = Guest(desk.api, desk.open(order())), Guest(desk.api, desk.open(offer()))
    watched.asked.clear()
    ordered.get()
    offered.get("?at=2")
    offered.get("/history")
    assert watched.made == [{}, {}]
    assert watched.asked == []


def test_an_offer_that_ended_or_was_withdrawn_shows_no_stock(desk: Desk, watched: Watched, time: Time) -> None:
    watched.there(CELL)
    withdrawn, ended = Guest(desk.api, desk.open(offer())), Guest(desk.api, desk.open(offer()))
    desk.do(withdrawn.reference, "void_offer", comment="an error")
    withdrawn.get()
    time.ahead = timedelta(days=25)
    ended.get()
    assert watched.made == [{}, {}]
