"""Amounts of an order and its invoices: discounts, freight and VAT categories, to the cent, by another way of reckoning."""

from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.bodies import NewFreight, NewLine
from chalicelib.domain.sale.command_spec import alone
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.from_bodies import freight_of, lines_of
from chalicelib.domain.sale.invoicing import Amounts, amounts_of, order_amounts
from chalicelib.domain.sale.lines import Freight, Line, Part
from chalicelib.domain.values.money import Vat
from chalicelib.domain.values.vat import VatCategory
from tests.builder.story import Story, line
from tests.samples.texts import both
from tests.unit.domain.sale.test_steps import july
from tests.unit.domain.values.test_money import half_up

RATES = st.sampled_from([Decimal(20), Decimal("20.0"), Decimal(10), Decimal("5.5"), Decimal("2.1")])
FREE: st.SearchStrategy[VatCategory] = st.sampled_from(["K", "AE", "G", "E"])
taxes: st.SearchStrategy[tuple[VatCategory, Decimal]] = st.one_of(
    RATES.map(lambda rate: ("S", rate)), FREE.map(lambda category: (category, Decimal(0)))
)
money = st.decimals(min_value=0, max_value=10_000, places=2)
percents = st.decimals(min_value=0, max_value=100, places=2)
discounts = percents | st.just(Decimal(0))
sold = st.tuples(taxes, st.decimals(min_value=0, max_value=10_000, places=4), st.integers(1, 500), discounts)
freights = st.none() | st.builds(lambda amount, tax: Freight(amount, tax[1], tax[0]), money, taxes)


def _lines(drawn: list[tuple[tuple[VatCategory, Decimal], Decimal, int, Decimal]]) -> tuple[Line, ...]:
    return tuple(
        Line(number, "A", both("a", "a"), quantity, price, rate, off, vat_category=category)
        for number, ((category, rate), price, quantity, off) in enumerate(drawn, 1)
    )


# Made of strategies that stay: Hypothesis looks long at one that is new, and a draw would make some for each line.
states = st.builds(Dossier, lines=st.lists(sold, min_size=1, max_size=6).map(_lines), freight=freights, discount=discounts)
"""An order of some lines, with or without freight and discount."""


@given(states)
def test_each_line_is_its_price_less_its_discount(state: Dossier) -> None:
    for ordered, amount in zip(state.lines, order_amounts(state).lines, strict=True):
        assert amount.line == ordered
        assert Fraction(amount.net) == half_up(
            ordered.quantity * Fraction(ordered.unit_price) * (100 - Fraction(ordered.discount)) / 100
        )
        assert Fraction(amount.net + amount.discount) == half_up(ordered.quantity * Fraction(ordered.unit_price))
        assert amount.discount >= 0


@given(states)
def test_the_discount_on_all_is_so_much_of_each_rate_s_lines_and_not_of_the_freight(state: Dossier) -> None:
    amounts = order_amounts(state)
    bases = _bases(amounts)
    assert {allowance.vat: allowance.base for allowance in amounts.allowances} == (bases if state.discount else {})
    for allowance in amounts.allowances:
        assert Fraction(allowance.amount) == half_up(Fraction(allowance.base) * Fraction(state.discount) / 100)
        assert 0 <= allowance.amount <= allowance.base


@given(states)
def test_the_totals_are_lines_less_allowances_with_freight_and_vat(state: Dossier) -> None:
    amounts = order_amounts(state)
    net = sum(a.net for a in amounts.lines) - sum(a.amount for a in amounts.allowances)
    carriage = state.freight.amount if state.freight else Decimal(0)
    assert amounts.totals.net == net + carriage == sum(base for base, _ in amounts.totals.vat.values())
    assert amounts.totals.gross == amounts.totals.net + sum(share.amount for share in amounts.shares)
    for vat, (base, tax) in amounts.totals.vat.items():
        assert Fraction(tax) == half_up(Fraction(base) * Fraction(vat.rate) / 100)
        assert tax == 0 or vat.category == "S"


@given(states)
def test_an_invoice_of_all_is_the_order(state: Dossier) -> None:
    parts = tuple(Part(line.id, line.quantity) for line in state.lines)
    assert amounts_of(state, parts, freight=True) == order_amounts(state)


@given(states)
def test_invoices_of_a_piece_each_differ_from_the_order_by_their_rounding_alone(state: Dossier) -> None:
    whole = order_amounts(state).totals
    apart = [amounts_of(state, (Part(line.id, line.quantity),), freight=line.id == 1).totals for line in state.lines]
    assert abs(sum((part.gross for part in apart), Decimal(0)) - whole.gross) <= Decimal("0.01") * 2 * (len(state.lines) + 1)


def _bases(amounts: Amounts) -> dict[Vat, Decimal]:
    bases: dict[Vat, Decimal] = {}
    for amount in amounts.lines:
        vat = Vat(amount.line.vat_category, amount.line.vat_rate.normalize() + 0)
        bases[vat] = bases.get(vat, Decimal(0)) + amount.net
    return bases


def test_the_discount_on_all_is_on_the_invoice_and_its_freight_comes_once() -> None:
    lines = [msgspec.to_builtins(new) for new in (line("A"), line("B", unit_price="50.00", vat_rate="5.5"))]
    freight, terms = {"amount": "18.50", "vat_rate": "20"}, {"valid_until": "2026-08-28"}
    story = Story(until=july(30)).does(july(16), "revise_offer", lines=lines, terms=terms, freight=freight, discount="10")
    story.does(july(17), "place_order")
    one = [{"line": 1, "quantity": 1}]
    story.does(july(20), "issue_invoice", number="F1", due="2026-08-30", parts=one)
    story.does(july(21), "issue_invoice", number="F2", due="2026-08-30")
    assert [(i.net, i.gross, i.freight) for i in story.state.invoices] == [
        (Decimal("108.50"), Decimal("130.20"), True),
        (Decimal("45.00"), Decimal("47.48"), False),
    ]


@pytest.mark.parametrize("category", ["K", "AE", "G", "E"])
def test_no_vat_is_charged_outside_the_standard_category(category: VatCategory) -> None:
    new = NewLine(sku="A", name=both("a", "a"), quantity=1, unit_price="1", vat_rate="20", vat_category=category)
    with pytest.raises(Invalid, match=f"no VAT is charged in category {category}") as refused:
        lines_of((line("B"), new), alone(july(16)))
    assert refused.value.field == "lines[1].vat_rate"
    with pytest.raises(Invalid) as refused:
        freight_of(NewFreight(amount="1", vat_rate="5.5", vat_category=category), july(16))
    assert refused.value.field == "freight.vat_rate"


def test_an_unknown_line_has_no_amount() -> None:
    with pytest.raises(Invalid, match="no such line: 9"):
        amounts_of(Story().state, (Part(9, 1),), freight=False)
