"""What a product becomes by a command of a day, and what is refused."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec import UNSET
from msgspec.structs import asdict, replace

from chalicelib.domain.catalogue.product import Price, Product, ProductKind
from chalicelib.domain.catalogue.product_bodies import (
    MOST_PRICES,
    ChangeProduct,
    CreateProduct,
    DropPrice,
    NewPrice,
    ProductCommand,
    PutBackProduct,
    SetPrice,
    WithdrawProduct,
)
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.values.vat_rates import check_rate

NO_GOODS = frozenset[ProductKind]({"service", "software"})


def created(body: CreateProduct, day: date) -> Product:
    """Give a new product. Raises Invalid for VAT that no bill has, and for two prices of one day."""
    since = [price.since for price in body.prices]
    if len(set(since)) < len(since):
        raise Invalid("two prices hold from the same day: keep one of them", field="prices")
    given = {name: getattr(body, name) for name in body.__struct_fields__}
    prices = tuple(sorted((_price(price) for price in body.prices), key=lambda price: price.since))
    goods = body.kind not in NO_GOODS if body.goods is None else body.goods
    product = Product(**given | {"vat_rate": Decimal(body.vat_rate), "goods": goods, "prices": prices})
    _check(product, day)
    return product


def changed(product: Product, command: ProductCommand, day: date) -> Product:
    """Give the product after a command of a day, Paris. Raises Invalid or NotAllowed."""
    match command:
        case ChangeProduct():
            return _with(product, command, day)
        case SetPrice():
            return priced(product, command.since or day, Decimal(command.amount), day)
        case DropPrice():
            return _without_price(product, command.since, day)
        case WithdrawProduct():
            return withdrawn(product, command.since or day, day)
        case PutBackProduct():
            if product.withdrawn is None:
                raise NotAllowed("%(sku)s is not withdrawn", sku=product.sku)
            return replace(product, withdrawn=None)


def priced(product: Product, since: date, amount: Decimal, day: date) -> Product:
    """Give the product with a price from a day on, in the place of one that begins on that very day.

    What held on days that are over stays: an offer of such a day was made with it.
    """
    if since < day:
        raise Invalid("a price holds from today, %(day)s, or from a later day", field="since", day=day)
    others = (price for price in product.prices if price.since != since)
    prices = sorted((*others, Price(since, amount)), key=lambda price: price.since)
    return replace(product, prices=tuple(prices[-MOST_PRICES:]))


def withdrawn(product: Product, since: date, day: date) -> Product:
    """Give the product as it is offered no more from a day on."""
    if since < day:
        raise Invalid("a product is withdrawn from today, %(day)s, or from a later day", field="since", day=day)
    if product.withdrawn is not None and product.withdrawn <= day:
        raise NotAllowed("%(sku)s is withdrawn since %(day)s", sku=product.sku, day=product.withdrawn)
    return replace(product, withdrawn=since)


def changed_fields(before: Product | None, after: Product) -> tuple[str, ...]:
    """Give the fields that differ, in their order; of a new product those that say something."""
    old = asdict(before) if before else {}
    return tuple(name for name, value in asdict(after).items() if (value != old.get(name) if old else value not in (None, ())))


def check_replacement(product: Product, successors: Iterable[Product | None]) -> None:
    """Refuse what takes a product's place if it is not there, or comes back to the product. Raises Invalid.

    successors: what takes its place, what takes the place of that, and so on, to the first that is unknown, or has none.
    """
    for number, successor in enumerate(successors):
        if successor is None and number == 0:
            raise Invalid("the catalogue does not know %(sku)s: create it first", field="replaced_by", sku=product.replaced_by)
        if successor is not None and product.sku in (successor.sku, successor.replaced_by):
            raise Invalid(
                "%(sku)s would take its own place, by way of %(other)s", field="replaced_by", sku=product.sku,
                other=successor.sku,
            )  # fmt: skip


def _with(product: Product, command: ChangeProduct, day: date) -> Product:
    given = {name: value for name in command.__struct_fields__ if (value := getattr(command, name)) is not UNSET}
    if "vat_rate" in given:
        given["vat_rate"] = Decimal(given["vat_rate"])
    if given.get("vat_category", "E") != "E":
        given.setdefault("exemption", None)
    if given.get("unit", product.unit) is None:
        given.setdefault("unit_code", None)
    after = replace(product, **given)
    _check(after, day)
    return after


def _without_price(product: Product, since: date, day: date) -> Product:
    if since <= day:
        raise Invalid("a price that held is not taken away: set another one", field="since")
    prices = tuple(price for price in product.prices if price.since != since)
    if prices == product.prices:
        raise Invalid("there is no price from %(day)s", field="since", day=since)
    return replace(product, prices=prices)


def _price(new: NewPrice) -> Price:
    return Price(new.since, Decimal(new.amount))


def _check(product: Product, day: date) -> None:
    check_rate(product.vat_category, product.vat_rate, day, "vat_rate")
    if product.exemption and product.vat_category != "E":
        raise Invalid("a reason of exemption is of category E alone", field="exemption")
    if product.unit_code and not product.unit:
        raise Invalid("the unit that bills name has no name of its own: write it in unit", field="unit_code")
