"""A product of the catalogue: a fact of its own, which offers are made of and which nothing that was sold depends on."""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from chalicelib.domain.values.language import Text
from chalicelib.domain.values.units import UnitCode
from chalicelib.domain.values.vat import VatCategory

ProductKind = Literal["instrument", "spare_part", "consumable", "service", "software"]
Numbered = Literal["serial", "lot"]
"""Whether each piece, or each lot of pieces, bears a number."""


class Price(Struct, frozen=True, omit_defaults=True):
    """A price a unit, net, 4 decimals, in euros, and the day (Paris) from which it holds."""

    since: date
    amount: Decimal


class Product(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A product as it is known today.

    goods: False for what is neither supplied nor shipped. unit: what a quantity counts, a text in the seller's languages.
    unit_code: the same as bills say it (EN 16931 BT-130), None: one of it.
    prices: the oldest first. lead_days: working days until it can leave when it is not on stock, None unknown.
    fits: models that it fits, by SKU. replaced_by: the SKU that takes its place. weight: grams a unit.
    customs_code: of the Combined Nomenclature. origin: ISO 3166-1 alpha-2. withdrawn: since when it is offered no more.
    reorder_below: pieces available, or expected, below which staff are told what to order.
    """

    sku: str
    name: Text
    kind: ProductKind
    goods: bool
    vat_rate: Decimal
    vat_category: VatCategory = "S"
    exemption: str | None = None
    detail: Text | None = None
    unit: Text | None = None
    unit_code: UnitCode | None = None
    prices: tuple[Price, ...] = ()
    lead_days: int | None = None
    fits: tuple[str, ...] = ()
    replaced_by: str | None = None
    numbered: Numbered | None = None
    customs_code: str | None = None
    origin: str | None = None
    weight: int | None = None
    reorder_below: int | None = None
    withdrawn: date | None = None

    @property
    def order_level(self) -> int | None:
        """The level below which it is ordered again; none for what is, or is to be, offered no more."""
        return None if self.withdrawn else self.reorder_below

    def is_sold_on(self, day: date) -> bool:
        """Say whether it is offered on a day, Paris."""
        return self.withdrawn is None or day < self.withdrawn

    def price_on(self, day: date) -> Decimal | None:
        """Give the price that holds on a day, Paris; None before the first one holds."""
        return next((price.amount for price in reversed(self.prices) if price.since <= day), None)
