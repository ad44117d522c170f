"""The day by which an invoice is paid follows from the terms, and no term goes beyond the law."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.account.payment_terms import (
    MOST_DAYS,
    MOST_TO_END_OF_MONTH,
    EarlyDiscount,
    PaymentTerms,
    check_lawful,
    last_lawful_day,
)
from chalicelib.domain.errors import Invalid

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("terms", "invoiced", "due"),
    [
        (PaymentTerms(30), date(2026, 8, 6), date(2026, 9, 5)),
        (PaymentTerms(0), date(2026, 8, 6), date(2026, 8, 6)),
        (PaymentTerms(45, end_of_month=True), date(2026, 8, 6), date(2026, 9, 30)),
        (PaymentTerms(0, end_of_month=True), date(2026, 8, 31), date(2026, 8, 31)),
        (PaymentTerms(30, end_of_month=True), date(2028, 1, 30), date(2028, 2, 29)),
        (PaymentTerms(0, prepayment=True), date(2026, 8, 6), date(2026, 8, 6)),
    ],
)
def test_an_invoice_is_due_as_its_terms_say(terms: PaymentTerms, invoiced: date, due: date) -> None:
    assert terms.due(invoiced) == due


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (PaymentTerms(46, end_of_month=True), "payment.days"),
        (PaymentTerms(30, prepayment=True), "payment.days"),
        (PaymentTerms(0, end_of_month=True, prepayment=True), "payment.days"),
        (PaymentTerms(0, prepayment=True, discount=EarlyDiscount("2", 0)), "payment.discount"),
        (PaymentTerms(30, discount=EarlyDiscount("0", 10)), "payment.discount.percent"),
        (PaymentTerms(30, discount=EarlyDiscount("10.01", 10)), "payment.discount.percent"),
        (PaymentTerms(30, discount=EarlyDiscount("2", 31)), "payment.discount.days"),
    ],
)
def test_terms_beyond_the_law_or_against_themselves_are_refused(terms: PaymentTerms, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_lawful(terms, "payment")
    assert refused.value.field == field


@given(DAYS, st.integers(0, MOST_DAYS), st.booleans())
def test_lawful_terms_end_on_a_lawful_day(invoiced: date, days: int, end_of_month: bool) -> None:
    terms = PaymentTerms(min(days, MOST_TO_END_OF_MONTH) if end_of_month else days, end_of_month)
    check_lawful(terms, "payment")
    assert invoiced <= terms.due(invoiced) <= last_lawful_day(invoiced)


def test_a_discount_ends_with_its_last_day() -> None:
    check_lawful(PaymentTerms(30, discount=EarlyDiscount("2", 10)), "payment")
    assert EarlyDiscount("2", 10).until(date(2026, 8, 6)) == date(2026, 8, 16)


def test_the_law_counts_sixty_days_or_forty_five_to_the_end_of_the_month() -> None:
    assert last_lawful_day(date(2026, 8, 6)) == date(2026, 8, 6) + timedelta(days=60)
    assert last_lawful_day(date(2026, 8, 20)) == date(2026, 10, 31)
