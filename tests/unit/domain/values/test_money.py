"""Money: half-up for each line, VAT for each rate on the sums, and never a float."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.values.money import Vat, cents, line_net, normalized_vat, totals
from chalicelib.domain.values.vat import VatCategory

prices = st.decimals(min_value=0, max_value=999_999, places=4)
percents = st.decimals(min_value=0, max_value=100, places=2)
quantities = st.integers(min_value=1, max_value=1_000_000)
categories: st.SearchStrategy[VatCategory] = st.sampled_from(["S", "K", "AE", "G", "E"])
vats = st.builds(normalized_vat, categories, percents)
nets = st.lists(st.tuples(vats, st.decimals(min_value=0, max_value=10**9, places=2)), max_size=30)


def half_up(exact: Fraction) -> Fraction:
    """The cent nearest to an amount that is not negative, the upper one of two."""
    return Fraction((exact * 200 + 1) // 2, 100)


def test_half_a_cent_goes_up() -> None:
    assert [str(cents(Decimal(text))) for text in ("0.005", "0.015", "0.0149", "2.675")] == ["0.01", "0.02", "0.01", "2.68"]


def test_the_old_rate_and_the_seeds_kind_of_sum() -> None:
    old, low = normalized_vat("S", Decimal("19.60")), normalized_vat("S", Decimal("5.5"))
    sums = totals([(old, Decimal("4959.00")), (low, Decimal("1.25")), (old, Decimal("18.50"))])
    assert sums.vat == {
        Vat("S", Decimal("19.6")): (Decimal("4977.50"), Decimal("975.59")),
        Vat("S", Decimal("5.5")): (Decimal("1.25"), Decimal("0.07")),
    }
    assert (sums.net, sums.gross) == (Decimal("4978.75"), Decimal("5954.41"))


def test_vat_is_of_the_sum_and_not_the_sum_of_vats() -> None:
    five = Vat("S", Decimal(5))
    assert totals([(five, Decimal("0.10"))] * 3).vat[five] == (Decimal("0.30"), Decimal("0.02"))


def test_a_rate_is_written_one_way() -> None:
    assert [str(normalized_vat("S", Decimal(text)).rate) for text in ("20", "20.0", "2E+1", "0.00", "5.50")] == [
        "20",
        "20",
        "20",
        "0",
        "5.5",
    ]


def test_categories_of_one_rate_are_not_added_together() -> None:
    sums = totals([(Vat("G", Decimal(0)), Decimal(3)), (Vat("E", Decimal(0)), Decimal(4)), (Vat("S", Decimal(20)), Decimal(5))])
    assert [f"{vat.category} {base}" for vat, (base, _) in sums.vat.items()] == ["S 5.00", "E 4.00", "G 3.00"]


@given(quantities, prices, percents)
def test_a_line_is_rounded_once_half_up(quantity: int, price: Decimal, discount: Decimal) -> None:
    net = line_net(quantity, price, discount)
    assert net.as_tuple().exponent == -2
    assert Fraction(net) == half_up(quantity * Fraction(price) * (100 - Fraction(discount)) / 100)


@given(nets)
def test_sums_add_up_for_each_category_and_rate(given_nets: list[tuple[Vat, Decimal]]) -> None:
    sums = totals(given_nets)
    assert sums.net == sum(net for _, net in given_nets) == sum(base for base, _ in sums.vat.values())
    assert sums.gross == sums.net + sum(tax for _, tax in sums.vat.values())
    for vat, (base, tax) in sums.vat.items():
        assert base == sum(net for v, net in given_nets if v == vat)
        assert Fraction(tax) == half_up(Fraction(base) * Fraction(vat.rate) / 100)


@given(nets)
def test_everything_is_a_decimal_written_without_exponent(given_nets: list[tuple[Vat, Decimal]]) -> None:
    sums = totals(given_nets)
    rates, shares = [vat.rate for vat in sums.vat], [number for share in sums.vat.values() for number in share]
    written = [sums.net, sums.gross, *rates, *shares]
    assert all(type(number) is Decimal for number in written)
    assert not any("E" in str(number) for number in written)


@given(nets)
def test_the_order_of_lines_does_not_matter(given_nets: list[tuple[Vat, Decimal]]) -> None:
    assert totals(given_nets) == totals(given_nets[::-1])
