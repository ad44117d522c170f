"""What takes a product's place is there and comes back to none: of two commands that close a circle at once, one is refused."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.application.catalogue.product_successors import MOST
from chalicelib.application.ports.catalogue import PRODUCT
from chalicelib.application.ports.commit import AnyCommit
from chalicelib.application.staff.products import ProductRequest, write_product
from chalicelib.domain.catalogue.product_bodies import ChangeProduct
from chalicelib.domain.errors import Invalid
from tests.builder.dossiers import NOW
from tests.contract.products import makes
from tests.fakes.store import MemoryStore
from tests.samples.callers import MANAGER, request
from tests.samples.products import product


class Overtaken(MemoryStore):
    """A store in which somebody else comes first, just before a commit."""

    meanwhile: Callable[[], None] | None = None

    def commit(self, commit: AnyCommit) -> None:
        if self.meanwhile and commit.stream is PRODUCT:
            first, self.meanwhile = self.meanwhile, None
            first()
        super().commit(commit)


def having(*skus: str, **links: str) -> Overtaken:
    """A catalogue of these, and which of them takes whose place."""
    store = Overtaken()
    for sku in skus:
        store.commit(makes(product(sku, replaced_by=links.get(sku))))
    return store


def name(store: MemoryStore, sku: str, other: str | None) -> None:
    """Say what takes a product's place."""
    wanted = ProductRequest(sku, ChangeProduct(replaced_by=other), MANAGER, request(), frozenset())
    write_product(store, wanted, NOW, lambda attempt: None)


def named_by(store: MemoryStore, *skus: str) -> list[str | None]:
    """What takes the place of each."""
    return [store.products(frozenset((sku,)))[sku].replaced_by for sku in skus]


@pytest.mark.parametrize("links", [{}, {"B": "C"}])
def test_of_two_commands_that_close_a_circle_at_once_the_second_is_refused(links: dict[str, str]) -> None:
    store = having("A", "B", "C", **links)
    last = "C" if links else "B"
    store.meanwhile = lambda: name(store, last, "A")
    with pytest.raises(Invalid, match="A would take its own place"):
        name(store, "A", "B")
    assert named_by(store, "A", last) == [None, "A"]


def test_who_changes_something_else_of_what_takes_the_place_is_no_obstacle() -> None:
    store = having("A", "B")
    stored: Any = store.head(PRODUCT, "B")
    store.meanwhile = lambda: store.commit(makes(replace(stored.product, weight=3), stored))
    name(store, "A", "B")
    assert named_by(store, "A") == ["B"]


def test_a_row_of_products_that_take_each_other_s_place_has_an_end() -> None:
    skus = [f"P{number:02}" for number in range(MOST + 2)]
    store = having(*skus)
    for sku, following in pairwise(skus[1:]):
        name(store, sku, following)
    name(store, skus[2], None)
    name(store, skus[0], skus[1])
    name(store, skus[2], skus[3])
    name(store, skus[0], None)
    with pytest.raises(Invalid, match="more than 20 products"):
        name(store, skus[0], skus[1])
