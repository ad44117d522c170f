"""What takes the place of a product, and of that one, and so on: read to its end, so that none takes its own place.

Whoever names one rests on all that were read: its commit holds them to their versions, so that of two commands that would close
a circle together one is decided again.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from chalicelib.application.ports.catalogue import PRODUCT, StoredProduct
from chalicelib.application.ports.commit import Held
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.catalogue.product_rules import check_replacement
from chalicelib.domain.errors import Invalid

MOST = 20
"""Products that take each other's place, one after the other: all are read, and held to what was read."""


class KnowsProducts(Protocol):
    """Where products are."""

    def products(self, skus: frozenset[str]) -> Mapping[str, Product]:
        """Give products by SKU, without those that are not there."""


class KnowsVersions(Protocol):
    """Where products are with their versions."""

    def stored_products(self, skus: frozenset[str]) -> Mapping[str, StoredProduct]:
        """Give products by SKU with their versions, without those that are not there."""


def check_successors(store: KnowsProducts, before: Product | None, after: Product) -> None:
    """Hold to what there is the product that newly takes a product's place. Raises Invalid."""
    if _names_another(before, after):
        check_replacement(after, _chain(lambda sku: store.products(frozenset((sku,))).get(sku), after.replaced_by))


def held_successors(store: KnowsVersions, before: Product | None, after: Product) -> tuple[Held, ...]:
    """Do the same, and give what a commit of the product rests on then. Raises Invalid."""
    read: dict[str, StoredProduct] = {}

    def product(sku: str) -> Product | None:
        read.update(store.stored_products(frozenset((sku,))))
        return read[sku].product if sku in read else None

    if _names_another(before, after):
        check_replacement(after, _chain(product, after.replaced_by))
    return tuple(Held(PRODUCT.name, sku, stored.version) for sku, stored in read.items())


def _names_another(before: Product | None, after: Product) -> bool:
    return after.replaced_by is not None and (before is None or before.replaced_by != after.replaced_by)


def _chain(read: Callable[[str], Product | None], sku: str | None) -> Iterator[Product | None]:
    """Yield what takes a product's place from a SKU on, to one that is unknown, or the last. Raises Invalid for too many."""
    for _ in range(MOST):
        if sku is None:
            return
        product = read(sku)
        yield product
        sku = product.replaced_by if product else None
    if sku is not None:
        raise Invalid(
            "more than %(most)s products take each other’s place: name the last of them", field="replaced_by", most=MOST
        )  # fmt: skip
