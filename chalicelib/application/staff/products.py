"""The catalogue as staff keep it: products are read, created and changed, each change with who made it and when."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.caller import Caller, Outcome, Request, staff_only
from chalicelib.application.catalogue.product_successors import held_successors
from chalicelib.application.errors import Forbidden, NotFound, Stale
from chalicelib.application.ports.catalogue import PRODUCT, ProductStore, StoredProduct
from chalicelib.application.ports.commit import Commit, Held, Record
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.catalogue.product_bodies import (
    ChangeProduct,
    CreateProduct,
    DropPrice,
    ProductCommand,
    PutBackProduct,
    SetPrice,
    WithdrawProduct,
)
from chalicelib.domain.catalogue.product_fact import ProductDeed, ProductFact
from chalicelib.domain.catalogue.product_rules import changed, changed_fields, created
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.roles import Role

LONGEST_SKU = 40
"""Characters of a product's SKU; a longer text names none, and a key of the table could not hold any."""
FACTS = 20
"""Facts of a page of a product's history."""
WRITERS = frozenset[Role]({"manager"})
DEEDS: Mapping[type[ProductCommand], ProductDeed] = {
    ChangeProduct: "changed",
    SetPrice: "priced",
    DropPrice: "price_dropped",
    WithdrawProduct: "withdrawn",
    PutBackProduct: "put_back",
}


class StaffProduct(Struct, frozen=True):
    """A product as staff see it.

    price: the one that holds today, if any does. facts: its history, newest first. before: the cursor of older ones, or null.
    """

    version: int
    product: Product
    price: Decimal | None
    facts: tuple[ProductFact, ...]
    before: int | None


class ProductRequest(NamedTuple):
    """What is asked for of a product, with all that goes with it; exemptions: the reasons that the seller has."""

    sku: str
    command: CreateProduct | ProductCommand
    caller: Caller
    request: Request
    exemptions: frozenset[str]


def read_product(store: ProductStore, caller: Caller, sku: str, before: int | None, now: datetime) -> StaffProduct:
    """Give the product with its newest facts, or those before one. Raises Forbidden or NotFound."""
    staff_only(caller)
    stored = _load(store, sku)
    facts = tuple(store.product_facts(sku, before, FACTS))
    older = facts[-1].seq if facts and facts[-1].seq > 1 else None
    return StaffProduct(stored.version, stored.product, stored.product.price_on(paris_date(now)), facts, older)


def write_product(store: ProductStore, wanted: ProductRequest, now: datetime, pause: Callable[[int], None]) -> Outcome:
    """Carry out a command once. Raises Forbidden, NotFound, Stale, KeyReused, Busy or the domain's; then nothing was written."""
    if not wanted.caller.roles & WRITERS:
        raise Forbidden
    return idempotent(store, wanted.caller, wanted.request, lambda: _attempt(store, wanted, now), pause)


def _attempt(store: ProductStore, wanted: ProductRequest, now: datetime) -> Outcome:
    command, day = wanted.command, paris_date(now)
    what: ProductDeed
    if isinstance(command, CreateProduct):
        before = None
        if store.head(PRODUCT, command.sku):
            raise NotAllowed("the catalogue has %(sku)s already: change it", field="sku", sku=command.sku)
        product, what = created(command, day), "created"
    else:
        before = _load(store, wanted.sku)
        if wanted.request.if_match not in (None, before.version):
            raise Stale(before.version, "product")
        product, what = changed(before.product, command, day), DEEDS[type(command)]
    check_exemption(wanted.exemptions, product)
    held = held_successors(store, before.product if before else None, product)
    fields = changed_fields(before.product if before else None, product)
    if not fields:
        raise Invalid("nothing of %(sku)s would change", sku=product.sku)
    version = before.version + 1 if before else 1
    request = wanted.request
    record = Record(wanted.caller.principal, request.key, request.fingerprint, 201, product.sku, version)
    store.commit(product_commit(before, product, what, wanted.caller.subject, record, now, held))
    return Outcome(201, product.sku, version)


def product_commit(
    before: StoredProduct | None, after: Product, what: ProductDeed, by: str, record: Record, now: datetime,
    held: tuple[Held, ...] = (),
) -> Commit[StoredProduct, ProductFact]:  # fmt: skip
    """Give the commit by which somebody leaves a product so. held: what it rests on."""
    version = before.version + 1 if before else 1
    fact = ProductFact(version, what, changed_fields(before.product if before else None, after), after, by, now)
    return Commit(
        stream=PRODUCT,
        reference=after.sku,
        expected=version - 1,
        head=StoredProduct(after, version),
        before=before,
        record=record,
        at=now,
        entries=(fact,),
        held=held,
    )


def check_exemption(exemptions: frozenset[str], after: Product) -> None:
    """Hold to what the seller has the reason of exemption that a product names. Raises Invalid."""
    if after.exemption is not None and after.exemption not in exemptions:
        raise Invalid(
            "%(key)s is no reason of exemption: give one of %(keys)s", field="exemption", key=after.exemption,
            keys=", ".join(sorted(exemptions)),
        )  # fmt: skip


def _load(store: ProductStore, sku: str) -> StoredProduct:
    stored = store.head(PRODUCT, sku) if len(sku) <= LONGEST_SKU else None
    if stored is None:
        raise NotFound
    return stored
