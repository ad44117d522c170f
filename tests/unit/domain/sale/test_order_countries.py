"""To which countries an order may be sent: those that the seller, or what was agreed with the customer, carries goods to."""

from decimal import Decimal

from chalicelib.domain.account.freight_rules import FreightRule
from chalicelib.domain.sale.offer_policy import OfferPolicy
from chalicelib.domain.sale.order_countries import order_countries
from chalicelib.domain.values.code_lists import COUNTRIES

PRICED, FREE, ASKED = FreightRule(Decimal(18)), FreightRule(None, Decimal(100)), FreightRule()
HOME = frozenset({"FR", "MC"})
"""Monaco is carried to, and taxed, as France."""


def test_wherever_carriage_has_a_price_or_days_are_told() -> None:
    policy = OfferPolicy(shipping_to={"ES": 4}, freight={"BE": PRICED, "CH": FREE, "US": ASKED})
    assert order_countries(policy, {}, ["FR"]) == HOME | {"BE", "CH", "ES"}


def test_what_was_agreed_with_the_customer_counts_and_where_the_offer_goes_already() -> None:
    assert order_countries(OfferPolicy(), {"JP": PRICED}, ["FR", "US"]) == HOME | {"JP", "US"}


def test_a_price_for_everywhere_else_is_one_for_all_countries() -> None:
    assert order_countries(OfferPolicy(freight={"*": PRICED}), {}, ["FR"]) == COUNTRIES
    assert order_countries(OfferPolicy(freight={"*": ASKED}), {}, ["FR"]) == HOME
    assert order_countries(OfferPolicy(), {}, ["DE"]) == {"DE"}
