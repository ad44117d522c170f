"""What every store does with products of the catalogue, their history and what they are found by."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from chalicelib.application.ports.catalogue import PRODUCT, StoredProduct
from chalicelib.application.ports.commit import Commit, Conflict, Held, Record
from chalicelib.application.ports.lists import BadCursor
from chalicelib.application.projection.row_types import LevelRow, ProductTermRow
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.catalogue.product_fact import ProductFact
from tests.contract.commits import NOW, Stores
from tests.samples.products import product
from tests.samples.texts import both

NOZZLE = product()


def makes(after: Product, before: StoredProduct | None = None, key: str = "") -> Commit[StoredProduct, ProductFact]:
    """What makes a product so."""
    version = before.version + 1 if before else 1
    fact = ProductFact(version, "changed" if before else "created", ("name",), after, "m1", NOW)
    record = Record("staff:m1", key or f"{after.sku}.{version}", "print", 201, after.sku, version)
    return Commit(
        stream=PRODUCT, reference=after.sku, expected=version - 1, head=StoredProduct(after, version), before=before,
        record=record, at=NOW, entries=(fact,),
    )  # fmt: skip


class ProductContract:
    """Inherited by a class with a fixture `stores`."""

    def test_no_product_is_there_at_first(self, stores: Stores) -> None:
        assert stores.dossiers.head(PRODUCT, "42-1040") is None
        assert stores.dossiers.products(frozenset(("42-1040",))) == {}
        assert list(stores.dossiers.product_facts("42-1040", None, 10)) == []
        assert stores.lists.skus(10, None) == ([], None)
        assert stores.lists.find_products("nozzle", 10, None) == ([], None)

    def test_a_product_is_read_back_with_its_history(self, stores: Stores) -> None:
        store = stores.dossiers
        store.commit(makes(NOZZLE))
        first = store.head(PRODUCT, NOZZLE.sku)
        assert first == StoredProduct(NOZZLE, 1)
        dearer = replace(NOZZLE, lead_days=9, weight=120)
        store.commit(makes(dearer, first))
        assert store.head(PRODUCT, NOZZLE.sku) == StoredProduct(dearer, 2)
        assert store.products(frozenset((NOZZLE.sku, "other"))) == {NOZZLE.sku: dearer}
        assert [fact.product for fact in store.product_facts(NOZZLE.sku, None, 10)] == [dearer, NOZZLE]
        assert [fact.seq for fact in store.product_facts(NOZZLE.sku, 2, 10)] == [1]
        assert [fact.seq for fact in store.product_facts(NOZZLE.sku, None, 1)] == [2]

    def test_a_product_at_another_version_is_not_written(self, stores: Stores) -> None:
        store = stores.dossiers
        store.commit(makes(NOZZLE))
        with pytest.raises(Conflict):
            store.commit(makes(NOZZLE, key="again"))
        with pytest.raises(Conflict):
            store.commit(makes(NOZZLE, StoredProduct(NOZZLE, 2)))
        assert store.head(PRODUCT, NOZZLE.sku) == StoredProduct(NOZZLE, 1)

    def test_a_commit_that_rests_on_another_product_is_refused_once_that_one_moved_on(self, stores: Stores) -> None:
        store, other = stores.dossiers, product("42-1041")
        for each in (NOZZLE, other):
            store.commit(makes(each))
        held, after = (Held("product", other.sku, 1),), replace(NOZZLE, replaced_by=other.sku)
        store.commit(replace(makes(after, StoredProduct(NOZZLE, 1)), held=held))
        store.commit(makes(replace(other, weight=3), StoredProduct(other, 1)))
        with pytest.raises(Conflict):
            store.commit(replace(makes(replace(after, weight=3), StoredProduct(after, 2)), held=held))
        assert store.products(frozenset((NOZZLE.sku,))) == {NOZZLE.sku: after}

    def test_products_are_listed_by_sku_and_found_by_words_of_every_language(self, stores: Stores) -> None:
        beads = product("44-0322", name=both("Billes étalon", "Calibration beads"))
        for each in (beads, NOZZLE):
            stores.dossiers.commit(makes(each))
        skus, cursor = stores.lists.skus(1, None)
        assert list(skus) == [NOZZLE.sku] and cursor
        rest, _ = stores.lists.skus(9, cursor)
        assert list(rest) == [beads.sku]
        for beginning, wanted in (("bille", beads), ("calib", beads), ("440", beads), ("buse", NOZZLE), ("421040", NOZZLE)):
            rows, _ = stores.lists.find_products(beginning, 10, None)
            assert [row.sku for row in rows] == [wanted.sku], beginning
        with pytest.raises(BadCursor):
            stores.lists.skus(9, "?")

    def test_a_name_that_is_no_longer_the_products_finds_nothing(self, stores: Stores) -> None:
        stores.dossiers.commit(makes(NOZZLE))
        renamed = replace(NOZZLE, name=both("Buse", "Jet"))
        stores.dossiers.commit(makes(renamed, StoredProduct(NOZZLE, 1)))
        assert stores.lists.find_products("nozzle", 10, None) == ([], None)
        assert stores.lists.find_products("jet", 10, None) == ([ProductTermRow("jet", NOZZLE.sku)], None)

    def test_a_product_that_names_a_level_is_listed_until_it_names_none_or_is_offered_no_more(self, stores: Stores) -> None:
        level, ended = replace(NOZZLE, reorder_below=4), replace(NOZZLE, reorder_below=4, withdrawn=NOW.date())
        row = LevelRow(NOZZLE.sku, 4)
        for version, (after, listed) in enumerate(((NOZZLE, []), (level, [row]), (ended, []), (level, [row]))):
            stores.dossiers.commit(makes(after, stores.dossiers.head(PRODUCT, NOZZLE.sku) if version else None))
            assert stores.lists.levels(10, None) == (listed, None)
        with pytest.raises(BadCursor):
            stores.lists.levels(9, "?")

    def test_a_dossiers_search_finds_no_product(self, stores: Stores) -> None:
        stores.dossiers.commit(makes(replace(NOZZLE, prices=(), vat_rate=Decimal(10))))
        assert stores.lists.find("nozzle", 10, None) == ([], None)
