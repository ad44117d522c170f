"""Lines that name a SKU alone: the rest is the catalogue's of the day, and is the line's own from then on."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.account.conditions import Conditions
from chalicelib.domain.account.people import Address
from chalicelib.domain.catalogue.product import Price, Product
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.bodies import NewLine
from chalicelib.domain.sale.command_spec import Context, alone
from chalicelib.domain.sale.from_bodies import lines_of
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.vat_default import Between
from chalicelib.domain.sale.written_lines import looked_up
from tests.samples.products import NAME, product
from tests.samples.texts import both

TODAY = date(2026, 8, 6)
TOMORROW = TODAY + timedelta(days=1)
GRENOBLE = Address(("BigCorp",), "38000", "Grenoble", "FR")
BERLIN = Address(("BigCorp",), "10115", "Berlin", "DE", vat="DE136695976")
ZURICH = Address(("BigCorp",), "8001", "Zürich", "CH")
NOZZLE = product(detail=both("pour GL-300", "for GL-300"))


def context(*products: Product, day: date = TODAY) -> Context:
    """A command of a day, with these in the catalogue."""
    return replace(alone(day), products={one.sku: one for one in products})


def only(line: NewLine, at: Context, where: Address = GRENOBLE) -> Line:
    """The one line of an offer."""
    (made,) = lines_of((line,), at, Between(where, where))
    return made


def bare(**more: Any) -> NewLine:
    """A line that names the nozzle."""
    return NewLine(**{"sku": NOZZLE.sku, "quantity": 2, **more})


def test_a_sku_alone_is_a_whole_line() -> None:
    assert only(bare(), context(NOZZLE)) == Line(
        id=1, sku="42-1040", name=NAME, quantity=2, unit_price=Decimal("165.00"), vat_rate=Decimal(20),
        detail=both("pour GL-300", "for GL-300"), lead_days=5,
    )  # fmt: skip


def test_what_is_written_holds_and_the_rest_is_the_catalogues() -> None:
    other = both("Buse", "Nozzle")
    line = only(bare(name=other, unit_price="150", discount="5", lead_days=0), context(NOZZLE))
    assert (line.name, line.unit_price, line.discount, line.lead_days) == (other, Decimal(150), Decimal(5), 0)
    assert (line.vat_rate, line.detail) == (Decimal(20), NOZZLE.detail)


def test_the_unit_is_the_products_of_the_day_unless_the_line_writes_one_with_its_code() -> None:
    bottle, box = both("flacon", "bottle"), both("boîte", "box")
    sold = context(replace(NOZZLE, unit=bottle, unit_code="XBO"))
    assert (only(bare(), sold).unit, only(bare(), sold).unit_code) == (bottle, "XBO")
    written = only(bare(unit=box), sold)
    assert (written.unit, written.unit_code) == (box, None), "the code of another unit is none of its"
    whole = bare(name=NAME, unit_price="150", vat_rate="10", unit=box, unit_code="XBX")
    assert (only(whole, context()).unit, only(whole, context()).unit_code) == (box, "XBX")
    with pytest.raises(Invalid) as refused:
        only(bare(unit_code="KGM"), sold)
    assert refused.value.field == "lines[0].unit_code"


def test_a_line_written_out_asks_the_catalogue_for_nothing() -> None:
    whole = bare(name=NAME, unit_price="150", vat_rate="10")
    assert looked_up((whole, bare(sku="B"), bare(sku="C", name=NAME, unit_price="1"))) == {"B", "C"}
    assert only(whole, context()) == only(whole, context(NOZZLE))
    assert only(whole, context(NOZZLE)).lead_days is None


def test_the_price_is_that_of_the_day() -> None:
    dearer = replace(NOZZLE, prices=(*NOZZLE.prices, Price(TOMORROW, Decimal(180))))
    assert only(bare(), context(dearer)).unit_price == Decimal(165)
    assert only(bare(), context(dearer, day=TOMORROW)).unit_price == Decimal(180)


@pytest.mark.parametrize(
    ("products", "day", "field"),
    [
        ((), TODAY, "lines[0].sku"),
        ((replace(NOZZLE, withdrawn=TODAY),), TODAY, "lines[0].sku"),
        ((replace(NOZZLE, withdrawn=TODAY, replaced_by="42-1041"),), TODAY, "lines[0].sku"),
        ((NOZZLE,), date(2025, 12, 31), "lines[0].unit_price"),
        ((replace(NOZZLE, vat_rate=Decimal("19.6")),), TODAY, "lines[0].vat_rate"),
    ],
)
def test_what_the_catalogue_does_not_tell_is_refused_with_what_to_do(
    products: tuple[Product, ...], day: date, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        only(bare(), context(*products, day=day))
    assert refused.value.field == field
    assert "42-1041" in str(refused.value) or not any(one.replaced_by for one in products)


def test_a_withdrawn_product_is_sold_until_its_day() -> None:
    going = replace(NOZZLE, withdrawn=TOMORROW)
    assert only(bare(), context(going)).unit_price == Decimal(165)
    with pytest.raises(Invalid):
        only(bare(), context(going, day=TOMORROW))


def test_abroad_the_addresses_say_the_category_and_no_vat_is_charged() -> None:
    of = {where.country: only(bare(), context(NOZZLE), where) for where in (GRENOBLE, BERLIN, ZURICH)}
    assert {code: (line.vat_category, line.vat_rate) for code, line in of.items()} == {
        "FR": ("S", Decimal(20)), "DE": ("K", Decimal(0)), "CH": ("G", Decimal(0)),
    }  # fmt: skip
    service = replace(NOZZLE, goods=False)
    assert only(bare(), context(service), BERLIN).vat_category == "AE"
    assert only(bare(goods=True), context(service), BERLIN).vat_category == "K"


def test_what_is_exempt_is_exempt_everywhere_by_its_reason() -> None:
    course = replace(NOZZLE, vat_category="E", vat_rate=Decimal(0), exemption="training", goods=False)
    for where in (GRENOBLE, BERLIN):
        line = only(bare(), context(course), where)
        assert (line.vat_category, line.vat_rate, line.exemption) == ("E", Decimal(0), "training")
    assert only(bare(vat_category="S", vat_rate="20"), context(course)).exemption is None


def test_a_customers_own_price_or_discount_is_the_lines() -> None:
    cheaper = Conditions(prices={NOZZLE.sku: (Price(TODAY, Decimal(140)),)}, discount=Decimal(10))
    agreed = only(bare(), replace(context(NOZZLE), conditions=cheaper))
    assert (agreed.unit_price, agreed.discount) == (Decimal(140), Decimal(0))
    before = only(bare(), replace(context(NOZZLE, day=TODAY - timedelta(days=1)), conditions=cheaper))
    assert (before.unit_price, before.discount) == (Decimal("165.00"), Decimal(10))
    assert only(bare(discount="0"), replace(context(NOZZLE), conditions=Conditions(discount=Decimal(10)))).discount == 0
    written = only(bare(unit_price="150"), replace(context(NOZZLE), conditions=cheaper))
    assert (written.unit_price, written.discount) == (Decimal(150), Decimal(0))


def test_a_category_that_is_written_goes_before_the_products() -> None:
    line = only(bare(vat_category="G"), context(NOZZLE))
    assert (line.vat_category, line.vat_rate) == ("G", Decimal(0))
    assert only(bare(vat_rate="5.5"), context(NOZZLE)).vat_rate == Decimal("5.5")
