"""A line that says no VAT category has what its rate and the addresses speak for."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.bodies import NewAddress, NewFreight
from tests.builder.deal import FRENCH, GERMAN, SWISS, Deal, line


def categories(buyer: NewAddress, rate: str, **more: Any) -> tuple[str, str | None]:
    """The category of a line of goods, or of a service, and that of the carriage."""
    state = Deal(line(rate=rate, **more), buyer=buyer, freight=NewFreight(amount="18.50", vat_rate=rate)).state
    assert state.freight is not None
    return state.lines[0].vat_category, state.freight.vat_category


@pytest.mark.parametrize(
    ("buyer", "rate", "goods", "category"),
    [
        (FRENCH, "20", True, "S"),
        (GERMAN, "20", True, "S"),
        (GERMAN, "0", True, "K"),
        (GERMAN, "0", False, "AE"),
        (SWISS, "0", True, "G"),
        (SWISS, "0", False, "O"),
    ],
)
def test_it_is_what_the_addresses_speak_for(buyer: NewAddress, rate: str, goods: bool, category: str) -> None:
    assert categories(buyer, rate, goods=goods) == (category, category)


def test_what_is_said_stands() -> None:
    assert categories(GERMAN, "0", vat_category="E")[0] == "E"


def test_carriage_is_part_of_the_goods_where_there_are_any() -> None:
    lines = (line(rate="0", goods=False), line(rate="0"))
    state = Deal(*lines, buyer=GERMAN, freight=NewFreight(amount="18.50", vat_rate="0")).state
    assert state.freight is not None
    assert [one.vat_category for one in state.lines] + [state.freight.vat_category] == ["AE", "K", "K"]


@pytest.mark.parametrize("buyer", [FRENCH, replace(GERMAN, vat=None)])
def test_where_vat_is_due_no_rate_of_nought_is_taken(buyer: NewAddress) -> None:
    with pytest.raises(Invalid) as error:
        categories(buyer, "0")
    assert error.value.field == "lines[0].vat_rate"
