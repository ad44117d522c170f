"""What an order costs that goes elsewhere than its offer: carriage by the rules, VAT by the place, or the seller is called."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from chalicelib.domain.account.freight_rules import FreightRule
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.bodies import NewAddress, NewLine
from chalicelib.domain.sale.order_review import OrderReview, review_of
from tests.builder.online_order import OFFERS, QUAY, context_of, online
from tests.builder.shelf import REFERENCE, Shelf
from tests.builder.story import line
from tests.samples.commands import offer
from tests.samples.texts import both

BILBAO = NewAddress(lines=("BigCorp Europe", "Muelle 3"), postcode="48001", city="Bilbao", country="ES")
GOODS = line("A", quantity=2, unit_price="500.00", name=both("A", "A"))
RULES = {"ES": FreightRule(Decimal(38), Decimal(1000))}


def review(discount: str, to: NewAddress, rules: dict[str, FreightRule] = RULES, goods: NewLine = GOODS) -> OrderReview:
    """What an order of goods for 1,000 before a discount on all comes to, delivered somewhere."""
    there = Shelf()
    there.staff.open(offer(lines=(goods,), discount=discount), REFERENCE)
    head = there.store.load(REFERENCE)
    assert head is not None
    command = online(2, deliver_to=to)
    offers = replace(OFFERS, freight=rules)
    return review_of(head.state, command, context_of(head.state, head.people, command, there.now.date(), offers=offers))


@pytest.mark.parametrize(("discount", "carriage"), [("0", None), ("10", Decimal(38))])
def test_carriage_abroad_is_free_from_what_the_goods_cost_less_the_discount_on_all(
    discount: str, carriage: Decimal | None
) -> None:
    freight = review(discount, BILBAO).order.freight
    assert (freight.amount if freight else None) == carriage


@pytest.mark.parametrize(
    ("goods", "category", "rate"),
    [(replace(GOODS, vat_rate="5.5"), "S", 20), (replace(GOODS, vat_rate="0", vat_category="E"), "E", 0)],
)
def test_carriage_is_taxed_as_the_goods_are_and_at_the_rate_of_carriage(goods: NewLine, category: str, rate: int) -> None:
    freight = review("10", BILBAO, goods=goods).order.freight
    assert freight is not None
    assert freight.vat_category == category
    assert freight.vat_rate == rate


def test_where_no_rule_says_what_carriage_costs_the_seller_is_called() -> None:
    with pytest.raises(NotAllowed, match="no carriage to this address") as refused:
        review("0", BILBAO, {})
    assert refused.value.field == "deliver_to"
    assert review("0", QUAY, {}).order.freight is None, "in the same country the offer's own holds"
