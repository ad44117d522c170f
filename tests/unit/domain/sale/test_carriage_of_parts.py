"""A part that is ordered of an offer, and what is left of it, pay carriage by the rule that the offer names."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from chalicelib.domain.account.freight_rules import FreightRule
from chalicelib.domain.sale.beside import beside
from chalicelib.domain.sale.facts.offer import OfferMade
from chalicelib.domain.sale.lines import Freight
from chalicelib.domain.sale.order_review import review_of
from tests.builder.online_order import context_of, online
from tests.builder.shelf import REFERENCE, Shelf
from tests.builder.story import line
from tests.samples.commands import offer
from tests.samples.texts import both

EIGHTEEN = Freight(Decimal(18), Decimal(20))
GOODS = line("A", quantity=10, unit_price="100.00", name=both("A", "A"))
WORK = replace(line("B", quantity=1, unit_price="900.00", name=both("B", "B")), goods=False)


def charged(rule: FreightRule | None, offered: Freight | None, pieces: int, work: int = 0) -> tuple[Freight | None, ...]:
    """The carriage of an order of so many pieces of ten for 100 each, and of what it leaves."""
    there = Shelf()
    there.staff.open(offer(lines=(GOODS, WORK)), REFERENCE)
    head = there.store.load(REFERENCE)
    assert head is not None and head.state.offer is not None
    terms = replace(head.state.offer.terms, carriage=rule)
    state = replace(head.state, offer=replace(head.state.offer, terms=terms), freight=offered)
    command = online(pieces, work)
    context = context_of(state, head.people, command, there.now.date())
    order = review_of(state, command, context).order
    made = (event for one in beside(REFERENCE, state, (order,), context) for event in one.events if isinstance(event, OfferMade))
    return (order.freight, *(event.freight for event in made))


@pytest.mark.parametrize(
    ("pieces", "work", "carriage"),
    [
        (10, 1, (None,)),
        (10, 0, (None, None)),
        (5, 0, (None, None)),
        (4, 1, (EIGHTEEN, None)),
        (8, 0, (None, EIGHTEEN)),
        (0, 1, (None, None)),
    ],
)
def test_each_pays_by_its_own_goods_what_the_offer_says_of_them(
    pieces: int, work: int, carriage: tuple[Freight | None, ...]
) -> None:
    assert charged(FreightRule(Decimal(18), Decimal(500)), None, pieces, work) == carriage


@pytest.mark.parametrize("rule", [None, FreightRule(None, Decimal(500))])
@pytest.mark.parametrize("offered", [None, EIGHTEEN])
def test_where_the_offer_has_no_rate_for_so_few_it_is_as_offered(rule: FreightRule | None, offered: Freight | None) -> None:
    assert charged(rule, offered, 4, 1)[0] == offered
