"""What a product is for a customer: its price, what is there of it, and when so many pieces could leave."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.commit import Account
from chalicelib.application.staff.accounts import LONGEST_ID
from chalicelib.application.staff.products import LONGEST_SKU
from chalicelib.domain.account.conditions import NO_CONDITIONS, Conditions, price_for
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.calendar import working_days_between
from chalicelib.domain.values.language import Text


class NextArrival(Struct, frozen=True):
    """Pieces that are expected by a day and that nobody holds."""

    on: date
    quantity: int


class ProductOffer(Struct, frozen=True):
    """A product for a customer on a day; prices are net a unit, null where none holds.

    list_price: the catalogue's. unit_price, discount: what it costs this customer, the discount in percent; agreed: whether that
    price is theirs alone. available: pieces that somebody may have, next_arrival: the first expected ones; null where it is not
    counted, or where none are. lead_days: the catalogue's. leaves_in: working days until so many pieces can leave, null: unknown.
    """

    sku: str
    name: Text
    goods: bool
    list_price: Decimal | None
    unit_price: Decimal | None
    discount: Decimal
    agreed: bool
    vat_rate: Decimal
    available: int | None
    next_arrival: NextArrival | None
    lead_days: int | None
    leaves_in: int | None
    withdrawn: date | None
    replaced_by: str | None


class ProductReads(Protocol):
    """What is read for it."""

    def account(self, account: str) -> Account | None:
        """Give the account."""

    def products(self, skus: frozenset[str]) -> Mapping[str, Product]:
        """Give products by SKU."""

    def stock(self, skus: frozenset[str], *, consistent: bool = True) -> Mapping[str, StockItem]:
        """Give what is there by SKU."""


class ProductQuestion(NamedTuple):
    """Who asks for which product, for which account (none: a new customer's), how many pieces, on which day; today."""

    caller: Caller
    sku: str
    account: str | None
    quantity: int
    on: date
    today: date


def product_for(store: ProductReads, asked: ProductQuestion) -> ProductOffer:
    """Give the product as it is offered to a customer. Raises Forbidden, or NotFound for what the catalogue does not know."""
    staff_only(asked.caller)
    skus = frozenset({asked.sku}) if len(asked.sku) <= LONGEST_SKU else frozenset[str]()
    product = store.products(skus).get(asked.sku) if skus else None
    if product is None:
        raise NotFound
    account = store.account(asked.account) if asked.account and len(asked.account) <= LONGEST_ID else None
    item = store.stock(skus, consistent=False).get(asked.sku)
    return offered_to(product, account.conditions if account else NO_CONDITIONS, item, asked)


def offered_to(product: Product, conditions: Conditions, item: StockItem | None, asked: ProductQuestion) -> ProductOffer:
    """Give the same of what was read."""
    price = price_for(conditions, product, asked.on)
    return ProductOffer(
        sku=product.sku,
        name=product.name,
        goods=product.goods,
        list_price=product.price_on(asked.on),
        unit_price=price.amount if price else None,
        discount=price.discount if price else Decimal(0),
        agreed=any(one.since <= asked.on for one in conditions.prices.get(product.sku, ())),
        vat_rate=product.vat_rate,
        available=max(0, item.available) if item else None,
        next_arrival=next_arrival(item),
        lead_days=product.lead_days,
        leaves_in=leaves_in(item, asked.quantity, product.lead_days, asked.today),
        withdrawn=product.withdrawn,
        replaced_by=product.replaced_by,
    )


def next_arrival(item: StockItem | None) -> NextArrival | None:
    """Give the first expected pieces that nobody holds, None where none are."""
    free = (NextArrival(one.on, one.free) for one in item.free_arrivals if one.free > 0) if item else iter(())
    return next(iter(free), None)


def leaves_in(item: StockItem | None, quantity: int, lead_days: int | None, today: date) -> int | None:
    """Give the working days until so many pieces can leave: of what is there, else of what is expected, else as is supplied."""
    if item is None:
        return lead_days
    there = max(0, item.available)
    if there >= quantity:
        return 0
    for arrival in item.free_arrivals:
        there += max(0, arrival.free)
        if there >= quantity:
            return working_days_between(today, arrival.on)
    return lead_days
