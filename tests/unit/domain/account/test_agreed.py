"""What carriage and products cost a customer follows from what was agreed, else from the seller's rules and list."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.account.conditions import AgreedPrice, Conditions, price_for
from chalicelib.domain.account.freight_rules import FreightRule, carriage
from chalicelib.domain.catalogue.product import Price, Product

SELLER = {"FR": FreightRule(Decimal("18.00"), Decimal(500)), "RE": FreightRule(), "*": FreightRule(None, Decimal(2000))}
NINE = {"FR": FreightRule(Decimal(9))}
SKU = "44-0322"
MARCH, JUNE = date(2026, 3, 1), date(2026, 6, 1)
PRODUCT = Product(
    sku=SKU, name={"fr": "Billes"}, kind="consumable", goods=True, vat_rate=Decimal(20),
    prices=(Price(MARCH, Decimal(120)), Price(JUNE, Decimal(130))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("to", "goods", "kind", "amount"),
    [
        ("FR", "499.99", "charged", Decimal("18.00")),
        ("FR", "500.00", "free", Decimal(0)),
        ("ES", "1999.99", "asked", None),
        ("ES", "2000.00", "free", Decimal(0)),
        ("RE", "9000.00", "asked", None),
    ],
)
def test_carriage_is_free_from_an_amount_else_a_rate_or_asked(to: str, goods: str, kind: str, amount: Decimal | None) -> None:
    due = carriage((SELLER,), to, Decimal(goods))
    assert (due.kind, due.amount) == (kind, amount)


def test_the_customers_rule_of_a_country_goes_before_the_sellers_and_without_any_it_is_asked() -> None:
    assert carriage((NINE, SELLER), "FR", Decimal(900)).amount == Decimal(9)
    assert carriage((NINE, SELLER), "ES", Decimal(2000)).kind == "free"
    assert carriage((NINE,), "ES", Decimal(9000)).kind == "asked"
    assert carriage(({"FR": FreightRule(Decimal(0))},), "FR", Decimal(1)).kind == "free"


@given(st.decimals(0, 9000, places=2), st.decimals(0, 9000, places=2))
def test_who_orders_more_never_pays_more_carriage(one: Decimal, other: Decimal) -> None:
    less, more = (carriage((SELLER,), "FR", goods).amount for goods in sorted((one, other)))
    assert less is not None and more is not None and more <= less


def test_a_price_of_the_customers_own_holds_from_its_day_and_takes_no_discount() -> None:
    agreed = Conditions(prices={SKU: (Price(JUNE, Decimal(99)),)}, discount=Decimal(5))
    assert price_for(agreed, PRODUCT, date(2026, 5, 31)) == AgreedPrice(Decimal(120), Decimal(5))
    assert price_for(agreed, PRODUCT, JUNE) == AgreedPrice(Decimal(99))
    assert price_for(Conditions(), PRODUCT, JUNE) == AgreedPrice(Decimal(130))
    assert price_for(agreed, PRODUCT, date(2026, 2, 28)) is None
