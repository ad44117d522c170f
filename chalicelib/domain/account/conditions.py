"""What was agreed with a customer, beside their contacts: it holds for what is offered and ordered from then on."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.account.freight_rules import NO_RULES, FreightRules
from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.account.people import Address
from chalicelib.domain.catalogue.product import Price, Product
from chalicelib.domain.values.money import ZERO

MOST_ADDRESSES = 100
MOST_PRICES = 500
PRICES_KEPT = 4
"""Of one SKU: that which holds, and those to come."""
CHANGES_KEPT = 50
"""The newest; a head has an end."""


class BookAddress(Struct, frozen=True):
    """An address of the customer's, under the name that they have for the place."""

    label: str
    address: Address


class Hold(Struct, frozen=True):
    """That nobody orders online for this customer: why (customers never read it), who of staff said so, and when (Paris)."""

    reason: str
    by: str
    on: date


class ConditionChange(Struct, frozen=True):
    """That staff changed something: the command's type, what of (an id, a SKU), who, and when (Paris)."""

    type: str
    of: str | None
    by: str
    on: date


class Conditions(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """addresses: the book, by ids that are never given twice; numbered: how many ids it gave.

    payment, freight: None, or no rule for a destination: the seller's own. discount: percent on what has no price of its own.
    prices: of single SKUs, by SKU, the oldest first. changes: the newest of them, the oldest first.
    """

    addresses: Mapping[str, BookAddress] = {}
    numbered: int = 0
    payment: PaymentTerms | None = None
    freight: FreightRules = NO_RULES
    hold: Hold | None = None
    prices: Mapping[str, tuple[Price, ...]] = {}
    discount: Decimal = ZERO
    changes: tuple[ConditionChange, ...] = ()


NO_CONDITIONS = Conditions()
"""Of a customer with whom nothing was agreed."""


class AgreedPrice(Struct, frozen=True):
    """What a product costs a customer: a net price a unit, and the discount on it, in percent."""

    amount: Decimal
    discount: Decimal = ZERO


def price_for(conditions: Conditions, product: Product, day: date) -> AgreedPrice | None:
    """Give what a product costs a customer on a day (Paris): the price agreed on, else the list's less the customer's discount.

    None where neither has a price that day.
    """
    agreed = next((price for price in reversed(conditions.prices.get(product.sku, ())) if price.since <= day), None)
    if agreed:
        return AgreedPrice(agreed.amount)
    listed = product.price_on(day)
    return AgreedPrice(listed, conditions.discount) if listed is not None else None
