"""Money: half-up for each line, VAT for each rate on the sums, and never a float."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.money import cents, line_net, totals

prices = st.decimals(min_value=0, max_value=999_999, places=4)
percents = st.decimals(min_value=0, max_value=100, places=2)
quantities = st.integers(min_value=1, max_value=1_000_000)
nets = st.lists(st.tuples(percents, st.decimals(min_value=0, max_value=10**9, places=2)), max_size=30)


def half_up(exact: Fraction) -> Fraction:
    """The cent nearest to an amount that is not negative, the upper one of two."""
    return Fraction((exact * 200 + 1) // 2, 100)


def test_half_a_cent_goes_up() -> None:
    assert [str(cents(Decimal(text))) for text in ("0.005", "0.015", "0.0149", "2.675")] == ["0.01", "0.02", "0.01", "2.68"]


def test_the_old_rate_and_the_seeds_kind_of_sum() -> None:
    sums = totals(
        [(Decimal("19.6"), Decimal("4959.00")), (Decimal("5.5"), Decimal("1.25")), (Decimal("19.60"), Decimal("18.50"))]
    )
    assert sums.vat == {Decimal("19.6"): Decimal("975.59"), Decimal("5.5"): Decimal("0.07")}
    assert (sums.net, sums.gross) == (Decimal("4978.75"), Decimal("5954.41"))


def test_vat_is_of_the_sum_and_not_the_sum_of_vats() -> None:
    tenth = (Decimal(5), Decimal("0.10"))
    assert totals([tenth] * 3).vat[Decimal(5)] == Decimal("0.02")


@given(quantities, prices, percents)
def test_a_line_is_rounded_once_half_up(quantity: int, price: Decimal, discount: Decimal) -> None:
    net = line_net(quantity, price, discount)
    assert net.as_tuple().exponent == -2
    assert Fraction(net) == half_up(quantity * Fraction(price) * (100 - Fraction(discount)) / 100)


@given(nets)
def test_sums_add_up_for_each_rate(given_nets: list[tuple[Decimal, Decimal]]) -> None:
    sums = totals(given_nets)
    assert sums.net == sum(net for _, net in given_nets)
    assert sums.gross == sums.net + sum(sums.vat.values())
    for rate, amount in sums.vat.items():
        assert Fraction(amount) == half_up(
            sum((Fraction(net) for r, net in given_nets if r == rate), Fraction(0)) * Fraction(rate) / 100
        )


@given(nets)
def test_everything_is_a_decimal_written_without_exponent(given_nets: list[tuple[Decimal, Decimal]]) -> None:
    sums = totals(given_nets)
    written = [sums.net, sums.gross, *sums.vat, *sums.vat.values()]
    assert all(type(number) is Decimal for number in written)
    assert not any("E" in str(number) for number in written)


@given(nets)
def test_the_order_of_lines_does_not_matter(given_nets: list[tuple[Decimal, Decimal]]) -> None:
    assert totals(given_nets) == totals(reversed(given_nets))
