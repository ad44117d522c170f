"""Rows of a file that say what takes whose place are written in any order, and close no circle."""

from chalicelib.application.catalogue.product_import import begin_import, carry_out, read_import
from chalicelib.application.ports.catalogue import PRODUCT, ProductImport
from tests.contract.products import makes
from tests.samples.callers import MANAGER, SYSTEM
from tests.samples.products import product
from tests.unit.application.catalogue.test_product_files import NOW, after, bring, file_of, having


def no_pause(attempt: int) -> None:
    """Wait for nobody."""


def test_a_file_turns_round_what_takes_whose_place_in_whatever_order_its_rows_come() -> None:
    for skus in (("A-1", "B-1"), ("B-1", "A-1")):
        first, second = skus
        store = having(product(first, replaced_by=second), product(second))
        done = bring(store, f"sku;replaced_by\r\n{first};\r\n{second};{first}\r\n")
        assert (done.refused, after(store, first).replaced_by, after(store, second).replaced_by) == ((), None, first)


def test_a_row_that_closes_a_circle_with_what_somebody_said_meanwhile_is_refused() -> None:
    store = having(product("A-1"), product("B-1"))
    begun = begin_import(store, file_of("sku;replaced_by\r\nA-1;B-1\r\n"), no_pause)
    assert isinstance(begun, ProductImport)
    store.commit(makes(product("B-1", replaced_by="A-1"), store.head(PRODUCT, "B-1")))
    carry_out(store, SYSTEM, begun.id, 1, NOW, no_pause)
    (refused,) = read_import(store, MANAGER, begun.id).refused
    assert refused.sku == "A-1" and "would take its own place" in refused.reason
    assert after(store, "A-1").replaced_by is None
