"""Rates of French VAT where data enter: what is charged today, what was charged, and what a category charges."""

from datetime import date
from decimal import Decimal

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.vat import VatCategory
from chalicelib.domain.values.vat_rates import check_rate
from tests.refusals import refusal

DAY = date(2026, 8, 6)


@pytest.mark.parametrize("rate", ["20", "20.00", "10", "5.5", "5.50", "2.1", "8.5", "13", "1.75", "1.05", "0.9"])
def test_todays_rates_are_charged(rate: str) -> None:
    assert refusal(lambda: check_rate("S", Decimal(rate), DAY, "vat_rate")) is None


@pytest.mark.parametrize(
    ("category", "rate", "message"),
    [
        ("S", "0", "give its rate, or as vat_category the reason"),
        ("S", "0.00", "give its rate, or as vat_category the reason"),
        ("S", "21", "21 % is no rate of French VAT"),
        ("S", "19", "give one of 20, 10, 5.5"),
        ("S", "100", "100 % is no rate of French VAT"),
        ("S", "19.6", "the rate of 19.6 % ended on 2013-12-31"),
        ("S", "7.0", "the rate of 7 % ended on 2013-12-31"),
        ("S", "20.6", "the rate of 20.6 % ended on 2000-03-31"),
        ("K", "20", "no VAT is charged in category K"),
        ("E", "0.01", "no VAT is charged in category E"),
    ],
)
def test_what_is_no_rate_of_its_category_is_refused(category: VatCategory, rate: str, message: str) -> None:
    with pytest.raises(Invalid, match=message) as refused:
        check_rate(category, Decimal(rate), DAY, "lines[3].vat_rate")
    assert refused.value.field == "lines[3].vat_rate"


@pytest.mark.parametrize(("rate", "end"), [("19.6", date(2013, 12, 31)), ("7", date(2013, 12, 31)), ("20.6", date(2000, 3, 31))])
def test_an_old_order_has_the_rate_of_its_day(rate: str, end: date) -> None:
    assert refusal(lambda: check_rate("S", Decimal(rate), end, "vat_rate")) is None
