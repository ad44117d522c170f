"""Interest on what is late: the days, the rate of each half-year, and no sum where a rate was not looked up."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.seller import seller
from chalicelib.domain.sale.late_interest import LatePolicy, late_interest

D = Decimal
POLICY = LatePolicy(legal={"2025-2": D("2.76"), "2026-1": D("2.62"), "2026-2": D("2.75")}, central_bank={"2026-1": D("2.15")})
GROSS = D("2148.00")


def interest(due: date, today: date, *, public: bool = False) -> tuple[int, Decimal | None, Decimal, Decimal] | None:
    return late_interest(GROSS, due, today, POLICY, public=public)


def test_the_drawing_s_forty_three_days_at_three_times_the_rate() -> None:
    assert interest(date(2026, 8, 3), date(2026, 9, 15)) == (43, D("8.25"), D("20.88"), D(40))


def test_the_day_itself_is_not_late_and_the_next_one_is() -> None:
    assert interest(date(2026, 8, 3), date(2026, 8, 3)) is None
    late = interest(date(2026, 8, 3), date(2026, 8, 4))
    assert late and late[0] == 1 and late[2] == D("0.49")


def test_each_half_year_counts_at_its_own_rate() -> None:
    # 30 June itself is the last day at 7.86 %, 1 July the first at 8.25 %.
    late = interest(date(2026, 6, 29), date(2026, 7, 1))
    assert late == (2, None, D("0.95"), D(40))
    assert D("0.95") == (GROSS * D("7.86") / 36500 + GROSS * D("8.25") / 36500).quantize(D("0.01"))


def test_without_a_rate_for_one_of_the_days_there_is_no_sum() -> None:
    assert interest(date(2025, 6, 29), date(2025, 7, 5)) is None, "30 June 2025 has none"
    assert interest(date(2025, 6, 30), date(2025, 7, 5)) is not None
    assert interest(date(2026, 12, 30), date(2027, 1, 1)) is None


def test_a_public_body_owes_the_central_bank_s_rate_and_eight_points() -> None:
    late = interest(date(2026, 3, 1), date(2026, 3, 11), public=True)
    assert late and (late[1], late[2]) == (D("10.15"), (GROSS * D("10.15") * 10 / 36500).quantize(D("0.01")))
    assert interest(date(2026, 8, 1), date(2026, 8, 11), public=True) is None


def test_nothing_is_reckoned_on_nothing() -> None:
    assert late_interest(D(0), date(2026, 8, 3), date(2026, 9, 15), POLICY, public=False) is None


@given(st.dates(date(2025, 7, 1), date(2026, 12, 30)), st.integers(1, 500))
def test_the_days_of_all_halves_are_all_days(due: date, days: int) -> None:
    today = date.fromordinal(due.toordinal() + days)
    late = interest(due, today)
    if today > date(2026, 12, 31):
        assert late is None
    else:
        assert late and late[0] == days


@pytest.mark.parametrize(("half", "rate"), [("2024-2", "4.92"), ("2025-1", "3.71"), ("2025-2", "2.76"), ("2026-1", "2.62")])
def test_the_seller_s_file_has_the_rates_that_were_published(half: str, rate: str) -> None:
    assert seller().late.rate(half, public=False) == 3 * D(rate)
    assert seller().late.rate("2026-2", public=False) is None, "none was published when it was written"
    assert seller().late.recovery == 40
