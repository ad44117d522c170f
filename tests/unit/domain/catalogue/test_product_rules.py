"""What a product becomes, day by day."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.catalogue.product import Price, Product
from chalicelib.domain.catalogue.product_bodies import (
    MOST_PRICES,
    ChangeProduct,
    CreateProduct,
    DropPrice,
    NewPrice,
    PutBackProduct,
    SetPrice,
    WithdrawProduct,
)
from chalicelib.domain.catalogue.product_rules import changed, changed_fields, check_replacement, created
from chalicelib.domain.errors import DomainError, Invalid, NotAllowed
from tests.samples.products import NAME, product
from tests.samples.texts import both

TODAY = date(2026, 8, 6)
DAY = timedelta(days=1)


def new(**changes: Any) -> CreateProduct:
    """The body of a product."""
    return CreateProduct(**{"sku": "42-1040", "name": NAME, "kind": "spare_part", "vat_rate": "20", **changes})


def test_a_product_has_what_its_body_says() -> None:
    prices = (NewPrice(since=TODAY + DAY, amount="170"), NewPrice(since=date(2020, 1, 1), amount="160.5"))
    made = created(new(prices=prices, weight=120, fits=("GL-300",)), TODAY)
    assert (made.sku, made.name, made.goods, made.vat_rate, made.fits) == ("42-1040", NAME, True, Decimal(20), ("GL-300",))
    assert made.prices == (Price(date(2020, 1, 1), Decimal("160.5")), Price(TODAY + DAY, Decimal(170)))


@pytest.mark.parametrize(("kind", "goods"), [("instrument", True), ("consumable", True), ("service", False), ("software", False)])
def test_what_is_no_goods_is_told_by_the_kind_unless_it_is_said(kind: str, goods: bool) -> None:
    assert created(new(kind=kind), TODAY).goods is goods
    assert created(new(kind=kind, goods=not goods), TODAY).goods is not goods


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"vat_rate": "19"}, "vat_rate"),
        ({"vat_rate": "0"}, "vat_rate"),
        ({"vat_category": "E"}, "vat_rate"),
        ({"exemption": "training"}, "exemption"),
        ({"prices": (NewPrice(since=TODAY, amount="1"), NewPrice(since=TODAY, amount="2"))}, "prices"),
    ],
)
def test_what_no_bill_has_is_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        created(new(**changes), TODAY)
    assert refused.value.field == field


def test_what_is_not_given_stays() -> None:
    after = changed(product(weight=120), ChangeProduct(lead_days=None, vat_rate="10"), TODAY)
    assert after == product(weight=120, lead_days=None, vat_rate=Decimal(10))
    assert changed_fields(product(weight=120), after) == ("vat_rate", "lead_days")


def test_the_code_of_a_unit_goes_with_it() -> None:
    boxed = changed(product(), ChangeProduct(unit=both("boîte", "box"), unit_code="XBX"), TODAY)
    assert boxed.unit_code == "XBX"
    assert changed(boxed, ChangeProduct(unit=None), TODAY).unit_code is None
    with pytest.raises(Invalid) as refused:
        changed(product(), ChangeProduct(unit_code="XBX"), TODAY)
    assert refused.value.field == "unit_code"


def test_the_reason_of_an_exemption_goes_with_it() -> None:
    exempt = product(vat_category="E", vat_rate=Decimal(0), exemption="training")
    assert changed(exempt, ChangeProduct(vat_category="S", vat_rate="20"), TODAY).exemption is None


def test_a_price_of_tomorrow_holds_tomorrow() -> None:
    dearer = changed(product(), SetPrice(amount="180", since=TODAY + DAY), TODAY)
    assert (dearer.price_on(TODAY), dearer.price_on(TODAY + DAY)) == (Decimal(165), Decimal(180))
    assert dearer.price_on(date(2025, 12, 31)) is None
    corrected = changed(dearer, SetPrice(amount="175", since=TODAY + DAY), TODAY)
    assert corrected.price_on(TODAY + DAY) == Decimal(175) and len(corrected.prices) == 2
    assert changed(corrected, DropPrice(since=TODAY + DAY), TODAY) == product()


@pytest.mark.parametrize(
    "command",
    [
        SetPrice(amount="1", since=TODAY - DAY),
        DropPrice(since=TODAY),
        DropPrice(since=TODAY + DAY),
        WithdrawProduct(since=TODAY - DAY),
    ],
)
def test_what_held_is_not_changed(command: SetPrice | DropPrice | WithdrawProduct) -> None:
    with pytest.raises(Invalid) as refused:
        changed(product(), command, TODAY)
    assert refused.value.field == "since"


def test_a_product_is_withdrawn_from_a_day_and_put_back() -> None:
    going = changed(product(), WithdrawProduct(since=TODAY + DAY), TODAY)
    assert going.is_sold_on(TODAY) and not going.is_sold_on(TODAY + DAY)
    gone = changed(going, WithdrawProduct(), TODAY)
    assert not gone.is_sold_on(TODAY)
    with pytest.raises(NotAllowed):
        changed(gone, WithdrawProduct(), TODAY)
    assert changed(gone, PutBackProduct(), TODAY) == product()
    with pytest.raises(NotAllowed):
        changed(product(), PutBackProduct(), TODAY)


def test_what_takes_its_place_is_there_and_never_itself() -> None:
    old = product("A", replaced_by="B")
    check_replacement(old, [product("B", replaced_by="C"), product("C")])
    for successors in ([None], [product("B", replaced_by="A")], [product("B", replaced_by="C"), product("C", replaced_by="A")]):
        with pytest.raises(Invalid) as refused:
            check_replacement(old, successors)
        assert refused.value.field == "replaced_by"
    with pytest.raises(Invalid):
        check_replacement(replace(old, replaced_by="A"), [old])


STEPS = st.lists(st.tuples(st.integers(0, 3), st.integers(-2, 6), st.integers(1, 900), st.booleans()), min_size=1, max_size=25)


@given(STEPS)
def test_a_day_that_is_over_keeps_its_price_whatever_is_set_later(steps: list[tuple[int, int, int, bool]]) -> None:
    """The price of a day is the one set last, of those that begin last by then; who looked it up on the day finds it again."""
    today, now = TODAY, product(prices=())
    seen: dict[date, Decimal | None] = {}
    model: dict[date, Decimal] = {}
    for later, offset, cents, drops in steps:
        for _ in range(later):
            seen[today] = now.price_on(today)
            today += DAY
        since, amount = today + offset * DAY, Decimal(cents) / 100
        try:
            now = changed(now, DropPrice(since=since) if drops else SetPrice(amount=str(amount), since=since), today)
        except DomainError:
            assert since < today or (drops and (since == today or since not in model))
            continue
        if drops:
            del model[since]
        else:
            model[since] = amount
        assert [price.since for price in now.prices] == sorted(model)
    for day, price in seen.items():
        assert day == today or now.price_on(day) == price
    for number in range(40):
        day = TODAY + number * DAY
        by_then = [since for since in model if since <= day]
        assert now.price_on(day) == (model[max(by_then)] if by_then else None)


def test_prices_that_are_too_many_leave_the_oldest_out() -> None:
    now: Product = product(prices=())
    for number in range(MOST_PRICES + 5):
        now = changed(now, SetPrice(amount=str(number + 1)), TODAY + number * DAY)
    assert len(now.prices) == MOST_PRICES and now.prices[-1].amount == MOST_PRICES + 5
