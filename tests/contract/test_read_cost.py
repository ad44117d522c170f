"""What pages of lists cost in read units: staff's lists read heads of a second ago for half, a contact's own as they are."""

from datetime import UTC, date, datetime, timedelta
from math import ceil
from typing import Any

import pytest

from chalicelib.adapters.codec import encode
from chalicelib.adapters.dynamodb import DynamoEffects, DynamoLists, DynamoParking, DynamoStock, DynamoStore
from chalicelib.application.customer.affairs import COUNTED, Folder, Policies
from chalicelib.application.customer.visitor import Visitor
from chalicelib.application.ports.commit import Account
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.lists import DossierPage
from chalicelib.application.staff.parked import PAGE as PARKED
from chalicelib.application.staff.parked import read_parked
from chalicelib.application.staff.pieces_to_order import StockDesk, order_list
from chalicelib.application.staff.search import search, typed
from chalicelib.application.staff.work import WorkQuery, work
from chalicelib.application.staff.work_counts import Counted, work_counts
from chalicelib.domain.access.grants import AffairsGrant
from chalicelib.domain.access.level import LinkPolicy
from chalicelib.domain.sale.waiting import POLICY
from chalicelib.domain.stock.stock_item import StockItem
from tests.builder.dossiers import StoreBuilder
from tests.builder.eyes import EYES
from tests.builder.stock import put_stock
from tests.contract.products import makes
from tests.fakes.dynamodb import MemoryDynamo
from tests.samples.callers import MANAGER
from tests.samples.commands import TERMS, offer
from tests.samples.products import product

NOW = datetime(2026, 8, 6, 7, 0, tzinfo=UTC)
POLICIES = Policies(LinkPolicy(365, 365), POLICY)
DOSSIERS = 50


class Metered(MemoryDynamo):
    """Counts the read units of BatchGetItem: one for each 4 KB of an item, half of that where it may be of a second ago."""

    units = 0.0

    def batch_get_item(self, *, RequestItems: Any) -> Any:
        """Count and answer."""
        answer = super().batch_get_item(RequestItems=RequestItems)
        for table, items in answer["Responses"].items():
            each = 1.0 if RequestItems[table]["ConsistentRead"] else 0.5
            self.units += sum(ceil(len(encode(item)) / 4096) * each for item in items)
        return answer

    queried = 0.0
    """The units of queries of indexes, which read their items together, a second ago at best."""

    def query(self, **asked: Any) -> Any:
        """Count and answer."""
        answer = super().query(**asked)
        if "IndexName" in asked:
            self.queried += ceil(sum(len(encode(item)) for item in answer["Items"]) / 4096) * 0.5
        return answer


@pytest.fixture(scope="module")
def client() -> Any:
    metered: Any = Metered()
    store = DynamoStore(metered, "t")
    for number in range(DOSSIERS):
        StoreBuilder(store, lambda: NOW, MANAGER).open(offer(), f"45MR{number:02}G00A")
    return metered


@pytest.fixture
def store(client: Any) -> DynamoStore:
    client.units = 0.0
    return DynamoStore(client, "t")


def test_a_page_of_the_work_list_costs_half(client: Any, store: DynamoStore) -> None:
    page = work(store, DynamoLists(client, "t"), MANAGER, WorkQuery("customer", limit=DOSSIERS), EYES)
    assert (len(page.dossiers), client.units) == (DOSSIERS, DOSSIERS / 2)


def test_all_that_waits_is_counted_without_a_head(client: Any, store: DynamoStore) -> None:
    """A dossier is some 150 bytes of an index: six hundred, on both sides, are some twelve units."""
    client.queried = 0.0
    counted = Counted(DynamoLists(client, "t"), DynamoParking(client, "t"), POLICY)
    counts = work_counts(counted, MANAGER, None, NOW)
    assert (counts.sides["customer"].count, set(counts.owners["customer"])) == (DOSSIERS, {"claire"})
    assert client.units == 0 and client.queried <= DOSSIERS * 12 / 600 + 1


def test_what_to_order_costs_half_for_each_product_that_names_a_level_and_nothing_for_the_others(
    client: Any, store: DynamoStore
) -> None:
    for number in range(2 * DOSSIERS):
        store.commit(makes(product(f"P-{number:03}", reorder_below=2 if number % 2 else None)))
    put_stock(client, "t", *(StockItem(f"P-{number:03}", 5) for number in range(2 * DOSSIERS)))
    lists = DynamoLists(client, "t")
    client.units = 0.0
    assert order_list(StockDesk(DynamoStock(client, "t"), lists, lists)).pieces == ()
    assert client.units == DOSSIERS / 2


def test_a_page_of_the_search_costs_half(client: Any, store: DynamoStore) -> None:
    page = search(store, DynamoLists(client, "t"), MANAGER, typed("bigcorp"), None, NOW, POLICY)
    assert (len(page.dossiers), client.units) == (DOSSIERS, DOSSIERS / 2)


def test_a_page_of_parked_effects_costs_half(client: Any, store: DynamoStore) -> None:
    effects = DynamoEffects(client, "t")
    todos = [Effect("45MR00G00A", number, "note", "c1") for number in range(1, PARKED + 1)]
    effects.plan(todos, "parked", NOW)
    for todo in todos:
        lease = effects.lease(todo, "me", NOW, NOW)
        assert lease is not None
        effects.park(lease, NOW, "ValueError")
    page = read_parked(DynamoParking(client, "t"), MANAGER, None)
    assert (len(page.effects), client.units) == (PARKED, PARKED / 2)


def test_a_contact_s_own_list_reads_heads_as_they_are(client: Any, store: DynamoStore) -> None:
    head = store.load("45MR00G00A")
    assert head is not None
    visitor = Visitor(Account(head.people, 1), head.people.contacts["c1"], AffairsGrant(whole=True))
    folder = Folder(DynamoLists(client, "t"), store, POLICIES, visitor, NOW.date())
    assert (len(folder.open(None).page), client.units) == (DOSSIERS, DOSSIERS)


def test_closed_affairs_are_counted_without_their_heads(client: Any, store: DynamoStore, monkeypatch: pytest.MonkeyPatch) -> None:
    head = store.load("45MR00G00A")
    assert head is not None
    visitor = Visitor(Account(head.people, 1), head.people.contacts["c1"], AffairsGrant(whole=True))
    later = TERMS.valid_until + timedelta(days=1)
    folder = Folder(Few(client, "t"), store, POLICIES, visitor, later)
    listed = len(folder.closed(None).page)
    monkeypatch.setattr("chalicelib.adapters.codec.decode_head", None)
    assert (folder.closed_count(), listed) == (COUNTED, COUNTED)


class Few(DynamoLists):
    """No more closed affairs than are counted."""

    def closed_affairs(self, account: str, contact: str | None, today: date, limit: int, cursor: str | None) -> DossierPage:
        """The first of them."""
        return DossierPage(super().closed_affairs(account, contact, today, COUNTED, cursor).references, None)


def test_heads_may_be_asked_for_either_way(store: DynamoStore) -> None:
    assert store.load_all(["45MR00G00A"]) == store.load_all(["45MR00G00A"], consistent=False)


def _no_pause(attempt: int) -> None:
    raise AssertionError("nobody else is there to wait for")
