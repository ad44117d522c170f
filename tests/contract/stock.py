"""What every store does of stock: counters held to conditions, a movement in the same transaction."""

from datetime import date

import pytest

from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.dynamodb.stock_items import movement_of
from chalicelib.application.ports.commit import Conflict, OutOfStock
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.stock.stock_change import StockChange
from chalicelib.domain.stock.stock_item import Arrival, StockItem
from tests.builder.stock import put_stock
from tests.contract.commits import NOW, REFERENCE, Stores, commit

CELL = StockItem("41-2250", 10, 4, (Arrival("1", date(2026, 8, 13), 6, 5),), 1, 1)


def moves(*changes: StockChange) -> Movement:
    """A movement of the order."""
    return Movement(at=NOW, by="m1", why="ship", id=f"{REFERENCE}#2", changes=changes, dossier=REFERENCE)


class StockContract:
    """Inherited by a class with a fixture `stores`."""

    def test_what_is_there_is_read_back_whole(self, stores: Stores) -> None:
        put_stock(*stores.raw, CELL)
        assert stores.dossiers.stock(frozenset({CELL.sku, "MR-110"})) == {CELL.sku: CELL}
        assert stores.dossiers.stock(frozenset()) == {}

    def test_a_commit_moves_the_stock_and_leaves_its_movement(self, stores: Stores) -> None:
        put_stock(*stores.raw, CELL)
        moved = moves(StockChange(CELL.sku, -3, -1, (("1", 2),)))
        stores.dossiers.commit(commit(moves=moved))
        (after,) = stores.dossiers.stock(frozenset({CELL.sku})).values()
        assert (after.on_hand, after.held, after.available, after.version) == (7, 3, 4, 2)
        assert after.arrivals == (Arrival("1", date(2026, 8, 13), 6, 3),)
        client, table = stores.raw
        item = client.get_item(TableName=table, Key=keys.movement(NOW, moved.id))["Item"]
        assert movement_of(item) == moved
        assert item["skus"] == {"SS": [CELL.sku]}

    def test_more_than_is_available_is_refused_with_what_is(self, stores: Stores) -> None:
        put_stock(*stores.raw, CELL)
        with pytest.raises(OutOfStock) as refused:
            stores.dossiers.commit(commit(moves=moves(StockChange(CELL.sku, held=7))))
        assert (refused.value.sku, refused.value.there, refused.value.arrival) == (CELL.sku, 6, None)
        self._unmoved(stores)
        stores.dossiers.commit(commit(moves=moves(StockChange(CELL.sku, held=6))))
        assert stores.dossiers.stock(frozenset({CELL.sku}))[CELL.sku].available == 0

    def test_more_than_an_arrival_has_free_is_refused(self, stores: Stores) -> None:
        put_stock(*stores.raw, CELL)
        with pytest.raises(OutOfStock) as refused:
            stores.dossiers.commit(commit(moves=moves(StockChange(CELL.sku, arrivals=(("1", 6),)))))
        assert (refused.value.there, refused.value.arrival) == (5, "1")
        self._unmoved(stores)

    def test_pieces_are_given_back_where_fewer_are_there_than_are_held(self, stores: Stores) -> None:
        put_stock(*stores.raw, StockItem(CELL.sku, 1, 4))
        stores.dossiers.commit(commit(moves=moves(StockChange(CELL.sku, held=-2))))
        assert stores.dossiers.stock(frozenset({CELL.sku}))[CELL.sku].available == -1

    def test_an_arrival_that_came_meanwhile_is_decided_again(self, stores: Stores) -> None:
        put_stock(*stores.raw, StockItem(CELL.sku, 10, 4, (), 1, 1))
        with pytest.raises(Conflict):
            stores.dossiers.commit(commit(moves=moves(StockChange(CELL.sku, arrivals=(("1", -1),)))))
        stores.dossiers.commit(commit(moves=moves(StockChange(CELL.sku, held=-1, gone=("1",)))))
        put_stock(*stores.raw, CELL)
        with pytest.raises(Conflict):
            stores.dossiers.commit(commit(key="k2", reference="45KL89G00F", moves=moves(StockChange(CELL.sku, gone=("1",)))))

    def test_a_sku_that_nobody_counts_has_nothing(self, stores: Stores) -> None:
        with pytest.raises(OutOfStock) as refused:
            stores.dossiers.commit(commit(moves=moves(StockChange("MR-110", held=1))))
        assert refused.value.there == 0
        assert stores.dossiers.load(REFERENCE) is None

    def test_a_change_of_eighty_skus_is_one_transaction_and_of_too_many_is_refused_in_words(self, stores: Stores) -> None:
        put_stock(*stores.raw, *(StockItem(f"SKU-{number:03}", 1) for number in range(80)))
        with pytest.raises(NotAllowed, match="200 products of the stock at once") as refused:
            stores.dossiers.commit(commit(moves=moves(*(StockChange(f"SKU-{number:03}", held=1) for number in range(200)))))
        assert int(refused.value.evidence["room"]) >= 80  # type: ignore[call-overload]
        stores.dossiers.commit(commit(moves=moves(*(StockChange(f"SKU-{number:03}", held=1) for number in range(80)))))
        stock = stores.dossiers.stock(frozenset(f"SKU-{number:03}" for number in range(80)))
        assert {item.available for item in stock.values()} == {0}

    def _unmoved(self, stores: Stores) -> None:
        assert stores.dossiers.load(REFERENCE) is None
        assert stores.dossiers.stock(frozenset({CELL.sku})) == {CELL.sku: CELL}
