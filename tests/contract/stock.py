"""What every store does of stock: counters held to conditions, a movement in the same transaction."""

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.dynamodb.stock_items import movement_of
from chalicelib.application.ports.commit import AlreadyDone, Conflict, OutOfStock, Record
from chalicelib.application.ports.lists import BadCursor
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.stock.stock_change import StockChange, resolved
from chalicelib.domain.stock.stock_item import Arrival, StockItem
from tests.builder.stock import put_stock
from tests.contract.commits import NOW, REFERENCE, Stores, commit

CELL = StockItem("41-2250", 10, 4, (Arrival("1", date(2026, 8, 13), 6, 5),), 1, 1)


def moves(*changes: StockChange) -> Movement:
    """A movement of the order."""
    return Movement(at=NOW, by="m1", why="ship", id=f"{REFERENCE}#2", changes=changes, dossier=REFERENCE)


def _received(at: datetime, sku: str, pieces: int, movement_id: str = "A#2") -> Movement:
    return Movement(at=at, by="m1", why="receive_goods", id=movement_id, changes=(StockChange(sku, pieces),))


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

    def test_pieces_of_an_arrival_that_make_up_for_what_lacks_are_kept_for_nobody_else(self, stores: Stores) -> None:
        lacking = StockItem(CELL.sku, 2, 4, (Arrival("1", date(2026, 8, 13), 1, 1), Arrival("2", date(2026, 8, 20), 4, 4)), 1, 2)
        put_stock(*stores.raw, lacking)
        takes = resolved(StockChange(CELL.sku, arrivals=(("2", 2),)), lacking)
        stores.dossiers.commit(commit(moves=moves(takes)))
        again = commit(key="k2", reference="45KL89G00F", moves=replace(moves(takes), id="45KL89G00F#2"))
        with pytest.raises(OutOfStock) as refused:
            stores.dossiers.commit(again)
        assert (refused.value.there, refused.value.arrival) == (1, "2")
        rest = replace(takes, arrivals=(("2", 1),))
        stores.dossiers.commit(replace(again, moves=replace(moves(rest), id="45KL89G00F#2")))
        after = stores.dossiers.stock(frozenset({CELL.sku}))[CELL.sku]
        assert [one.free for one in after.arrivals] == [1, 1] and after.available == -2

    @pytest.mark.parametrize(
        "meanwhile",
        [
            StockItem(CELL.sku, 1, 4, (Arrival("1", date(2026, 8, 13), 1, 1), Arrival("2", date(2026, 8, 20), 4, 4)), 2, 2),
            StockItem(CELL.sku, 2, 4, (Arrival("1", date(2026, 8, 13), 1, 0), Arrival("2", date(2026, 8, 20), 4, 4)), 2, 2),
            StockItem(CELL.sku, 3, 4, (Arrival("2", date(2026, 8, 20), 4, 4),), 2, 2),
        ],
        ids=["fewer were counted", "an earlier arrival was kept", "an earlier arrival came"],
    )
    def test_what_is_taken_of_an_arrival_rests_on_what_lacked(self, stores: Stores, meanwhile: StockItem) -> None:
        read = StockItem(CELL.sku, 2, 4, (Arrival("1", date(2026, 8, 13), 1, 1), Arrival("2", date(2026, 8, 20), 4, 4)), 1, 2)
        put_stock(*stores.raw, meanwhile)
        with pytest.raises(Conflict):
            stores.dossiers.commit(commit(moves=moves(resolved(StockChange(CELL.sku, arrivals=(("2", 2),)), read))))
        assert stores.dossiers.stock(frozenset({CELL.sku})) == {CELL.sku: meanwhile}

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
        assert int(refused.value.evidence["room"]) >= 80  # type: ignore[call-overload]  # evidence is of any type
        stores.dossiers.commit(commit(moves=moves(*(StockChange(f"SKU-{number:03}", held=1) for number in range(80)))))
        stock = stores.dossiers.stock(frozenset(f"SKU-{number:03}" for number in range(80)))
        assert {item.available for item in stock.values()} == {0}

    def test_staff_write_items_at_the_versions_that_they_saw(self, stores: Stores) -> None:
        begun = self._begin(stores, "A", 5)
        assert stores.dossiers.stock(frozenset({"A"})) == {"A": replace(begun, version=1)}
        with pytest.raises(AlreadyDone):
            self._begin(stores, "A", 7)
        with pytest.raises(Conflict):
            self._begin(stores, "A", 7, key="k2")
        after = replace(begun, on_hand=6, version=1)
        stores.shelf.write_stock((after,), _received(NOW, "A", 1), Record("staff:m1", "k3", "print", 201, "A", 2))
        assert stores.dossiers.stock(frozenset({"A"}))["A"].on_hand == 6
        with pytest.raises(Conflict):
            stores.shelf.write_stock((after,), _received(NOW, "A", 1, "A#3"), Record("staff:m1", "k4", "print", 201, "A", 2))

    def test_what_is_counted_is_listed_in_its_order_page_by_page(self, stores: Stores) -> None:
        for sku in ("C", "A", "B"):
            self._begin(stores, sku, 1, key=sku)
        skus, cursor = stores.shelf.counted(2, None)
        assert skus == ["A", "B"]
        assert cursor is not None
        assert stores.shelf.counted(2, cursor) == (["C"], None)
        with pytest.raises(BadCursor):
            stores.shelf.counted(2, "nonsense")

    def test_movements_of_a_sku_are_told_newest_first_over_months(self, stores: Stores) -> None:
        begun = NOW - timedelta(days=70)
        self._begin(stores, "A", 1, at=begun)
        self._begin(stores, "B", 1, at=begun, key="b")
        moments = [begun + timedelta(days=days) for days in (10, 35, 36, 69)]
        for version, at in enumerate(moments, start=1):
            item = StockItem("A", 1 + version, version=version)
            record = Record("staff:m1", f"m{version}", "print", 201, "A", version + 1)
            stores.shelf.write_stock((item,), _received(at, "A", 1, f"A#{version + 1}"), record)
        page = stores.shelf.movements("A", 3, NOW, None)
        assert [movement.at for movement in page.movements] == moments[:0:-1]
        rest = stores.shelf.movements("A", 3, NOW, page.cursor)
        assert [movement.at for movement in rest.movements] == [moments[0], begun]
        assert rest.cursor is None
        assert stores.shelf.movements("Z", 3, NOW, None).movements == []
        with pytest.raises(BadCursor):
            stores.shelf.movements("A", 3, NOW, "nonsense")
        since = stores.shelf.moved_since(frozenset({"A"}), moments[1], NOW)
        assert [movement.at for movement in since] == moments[2:]
        assert [movement.why for movement in stores.shelf.every_movement(NOW)].count("begin_counting") == 2

    def _begin(self, stores: Stores, sku: str, pieces: int, *, key: str = "k1", at: datetime = NOW) -> StockItem:
        item = StockItem(sku, pieces)
        movement = Movement(at=at, by="m1", why="begin_counting", id=f"{sku}#1", changes=(StockChange(sku, pieces),))
        stores.shelf.write_stock((item,), movement, Record("staff:m1", key, "print", 201, sku, 1))
        return item

    def _unmoved(self, stores: Stores) -> None:
        assert stores.dossiers.load(REFERENCE) is None
        assert stores.dossiers.stock(frozenset({CELL.sku})) == {CELL.sku: CELL}
