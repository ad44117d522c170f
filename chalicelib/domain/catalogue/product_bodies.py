"""What staff ask for of a product: its body when it is new, and the commands that change it."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from chalicelib.domain.catalogue.product import Numbered, ProductKind
from chalicelib.domain.values.fields import Country, Day, Id, Percent, Sku, UnitPrice
from chalicelib.domain.values.new_text import NewText
from chalicelib.domain.values.units import UnitCode
from chalicelib.domain.values.vat import VatCategory

MOST_PRICES = 100
"""Prices that a product keeps; its history has those before them."""
LeadDays = Annotated[int, Meta(ge=0, le=730, description="working days until it can leave when it is not on stock")]
Fits = Annotated[tuple[Sku, ...], Meta(max_length=100, description="models that it fits, by their SKUs")]
CustomsCode = Annotated[str, Meta(pattern=r"^[0-9]{8}\Z", description="eight digits of the Combined Nomenclature")]
Weight = Annotated[int, Meta(ge=1, le=100_000_000, description="grams a unit")]
Pieces = Annotated[int, Meta(ge=1, le=1_000_000)]


class _Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body that knows all its fields."""


class NewPrice(_Body, frozen=True, kw_only=True):
    """A price a unit, net, in euros, and the day (Paris) from which it holds."""

    since: Day
    amount: UnitPrice


NewPrices = Annotated[tuple[NewPrice, ...], Meta(max_length=MOST_PRICES)]


class CreateProduct(_Body, frozen=True, kw_only=True):
    """A product that the catalogue does not have yet.

    goods: false for what is neither supplied nor shipped; if not given, false for a service and for software.
    exemption: why category E is exempt, by its key in seller.toml. prices: of any days.
    unit: what a quantity counts. unit_code: the same as bills say it (UN/ECE Recommendation 20), of a product with a unit.
    """

    sku: Sku
    name: NewText
    kind: ProductKind
    vat_rate: Percent
    vat_category: VatCategory = "S"
    exemption: Id | None = None
    goods: bool | None = None
    detail: NewText | None = None
    unit: NewText | None = None
    unit_code: UnitCode | None = None
    prices: NewPrices = ()
    lead_days: LeadDays | None = None
    fits: Fits = ()
    replaced_by: Sku | None = None
    numbered: Numbered | None = None
    customs_code: CustomsCode | None = None
    origin: Country | None = None
    weight: Weight | None = None
    reorder_below: Pieces | None = None


class _Command(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """A command on one product."""


class ChangeProduct(_Command, frozen=True, kw_only=True, tag="change_product"):
    """Change what is given and leave the rest; null takes away what a product may be without."""

    name: NewText | UnsetType = UNSET
    kind: ProductKind | UnsetType = UNSET
    vat_rate: Percent | UnsetType = UNSET
    vat_category: VatCategory | UnsetType = UNSET
    exemption: Id | UnsetType | None = UNSET
    goods: bool | UnsetType = UNSET
    detail: NewText | UnsetType | None = UNSET
    unit: NewText | UnsetType | None = UNSET
    unit_code: UnitCode | UnsetType | None = UNSET
    lead_days: LeadDays | UnsetType | None = UNSET
    fits: Fits | UnsetType = UNSET
    replaced_by: Sku | UnsetType | None = UNSET
    numbered: Numbered | UnsetType | None = UNSET
    customs_code: CustomsCode | UnsetType | None = UNSET
    origin: Country | UnsetType | None = UNSET
    weight: Weight | UnsetType | None = UNSET
    reorder_below: Pieces | UnsetType | None = UNSET


class SetPrice(_Command, frozen=True, kw_only=True, tag="set_price"):
    """Set the price from a day on: today, which is taken if none is given, or a later one, whose price it corrects."""

    amount: UnitPrice
    since: Day | None = None


class DropPrice(_Command, frozen=True, kw_only=True, tag="drop_price"):
    """Take away a price that does not hold yet."""

    since: Day


class WithdrawProduct(_Command, frozen=True, kw_only=True, tag="withdraw_product"):
    """Offer it no more from a day on: today, which is taken if none is given, or a later one."""

    since: Day | None = None


class PutBackProduct(_Command, frozen=True, kw_only=True, tag="put_back_product"):
    """Offer it again."""


ProductCommand = ChangeProduct | SetPrice | DropPrice | WithdrawProduct | PutBackProduct
