"""Lines as they are written out whole: what a body leaves out is the catalogue's, as of the day of the command."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.account.conditions import AgreedPrice, price_for
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.bodies import NewLine
from chalicelib.domain.sale.command_spec import Context
from chalicelib.domain.sale.vat_check import vat_case
from chalicelib.domain.sale.vat_default import Between
from chalicelib.domain.sale.vat_proposal import proposed
from chalicelib.domain.values.language import Text
from chalicelib.domain.values.units import UnitCode
from chalicelib.domain.values.vat import VatCategory

NONE = Decimal(0)


class WrittenLine(Struct, frozen=True, kw_only=True):
    """A line of which nothing is left to look up but the category of what is untaxed, which the addresses speak for."""

    sku: str
    name: Text
    quantity: int
    unit_price: Decimal
    vat_rate: Decimal
    discount: Decimal
    detail: Text | None
    lead_days: int | None
    goods: bool
    vat_category: VatCategory | None
    exemption: str | None
    unit: Text | None
    unit_code: UnitCode | None


def looked_up(new: Sequence[NewLine]) -> frozenset[str]:
    """Give the SKUs of lines that are not written out: those that the catalogue is asked for."""
    return frozenset(line.sku for line in new if not _whole(line))


def written_lines(new: Sequence[NewLine], context: Context, where: Between, field: str) -> tuple[WrittenLine, ...]:
    """Give the lines with all that they are sold by. Raises Invalid below `field` for what the catalogue does not tell."""
    return tuple(_written(line, context, where, f"{field}[{index}]") for index, line in enumerate(new))


def _whole(line: NewLine) -> bool:
    return None not in (line.name, line.unit_price, line.vat_rate)


def _written(line: NewLine, context: Context, where: Between, field: str) -> WrittenLine:
    if line.name is not None and line.unit_price is not None and line.vat_rate is not None:
        return WrittenLine(
            sku=line.sku, name=line.name, quantity=line.quantity, unit_price=Decimal(line.unit_price),
            vat_rate=Decimal(line.vat_rate), discount=Decimal(line.discount or 0), detail=line.detail, lead_days=line.lead_days,
            goods=line.goods is not False, vat_category=line.vat_category, exemption=line.exemption,
            unit=line.unit, unit_code=line.unit_code,
        )  # fmt: skip
    product = _sold(line, context, field)
    goods = product.goods if line.goods is None else line.goods
    rate, category = _vat(line, product, where, goods=goods)
    price = _price(line, product, context, field)
    discount = Decimal(line.discount) if line.discount is not None else price.discount or NONE
    return WrittenLine(
        sku=line.sku, name=product.name if line.name is None else line.name, quantity=line.quantity,
        unit_price=price.amount, vat_rate=rate, discount=discount,
        detail=product.detail if line.detail is None else line.detail,
        lead_days=product.lead_days if line.lead_days is None else line.lead_days,
        goods=goods, vat_category=category,
        exemption=line.exemption or (product.exemption if category == "E" else None),
        unit=product.unit if line.unit is None else line.unit,
        unit_code=product.unit_code if line.unit is None else line.unit_code,
    )  # fmt: skip


def _sold(line: NewLine, context: Context, field: str) -> Product:
    """Give the product of a line. Raises Invalid for one that is not offered on the day."""
    product = context.products.get(line.sku)
    if product is None:
        raise Invalid(
            "the catalogue does not know %(sku)s: correct it, or write the line's name, unit_price and vat_rate",
            field=f"{field}.sku", sku=line.sku,
        )  # fmt: skip
    if product.is_sold_on(context.day):
        return product
    if product.replaced_by:
        raise Invalid(
            "%(sku)s is withdrawn since %(day)s: take %(other)s, or write the line's name, unit_price and vat_rate",
            field=f"{field}.sku", sku=line.sku, day=product.withdrawn, other=product.replaced_by,
        )  # fmt: skip
    raise Invalid(
        "%(sku)s is withdrawn since %(day)s: put it back, or write the line's name, unit_price and vat_rate",
        field=f"{field}.sku", sku=line.sku, day=product.withdrawn,
    )  # fmt: skip


def _price(line: NewLine, product: Product, context: Context, field: str) -> AgreedPrice:
    """Give the price that is written, else what the product costs this customer on the day."""
    if line.unit_price is not None:
        return AgreedPrice(Decimal(line.unit_price))
    price = price_for(context.conditions, product, context.day)
    if price is None:
        raise Invalid(
            "%(sku)s has no price on %(day)s: write one, or set the product's", field=f"{field}.unit_price", sku=line.sku,
            day=context.day,
        )  # fmt: skip
    return price


def _vat(line: NewLine, product: Product, where: Between, *, goods: bool) -> tuple[Decimal, VatCategory | None]:
    """Give rate and category: what is written, else the product's where VAT is charged on it between these addresses."""
    if line.vat_rate is not None:
        return Decimal(line.vat_rate), line.vat_category
    category = line.vat_category or product.vat_category
    if line.vat_category is None and category == "S" and where.billing is not None:
        category = proposed(vat_case(*where, goods=goods)).category
    return (product.vat_rate if category == "S" else NONE), category
