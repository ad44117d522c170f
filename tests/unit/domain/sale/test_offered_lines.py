"""What an order from the page took the place of: the offer's lines stand again as they were, though no text is stored twice."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.adapters import codec
from chalicelib.application.ports.commit import Head
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.offered_lines import lines_offered, not_as_offered
from chalicelib.domain.sale.offers import Offered
from tests.builder.online_order import online
from tests.builder.shelf import REFERENCE, Shelf
from tests.samples.callers import CUSTOMER
from tests.samples.commands import offer

LINES = tuple(Line(n, f"S{n}", {"fr": "é", "en": "e"}, n + 1, Decimal(n), Decimal(20)) for n in range(1, 6))


@given(
    st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=5, max_size=5),
)  # fmt: skip
def test_the_lines_of_an_offer_follow_from_those_of_its_order_and_what_stands_beside(wanted: list[tuple[int, bool]]) -> None:
    ordered = tuple(
        replace(line, quantity=pieces, **({"vat_category": "K", "vat_rate": Decimal(0)} if abroad else {}))
        for line, (pieces, abroad) in zip(LINES, wanted, strict=True)
        if pieces
    )
    offered = Offered("a1", *not_as_offered(LINES, ordered))
    assert lines_offered(ordered, offered) == LINES
    assert {line.id for line in offered.unordered}.isdisjoint(line.id for line in ordered)


def test_a_head_has_each_text_of_an_order_in_part_once() -> None:
    there = Shelf()
    there.staff.open(offer(), REFERENCE)
    name = there.state().lines[0].name["fr"]
    there.staff.apply(REFERENCE, online(1), caller=CUSTOMER)
    head = there.store.load(REFERENCE)
    assert head is not None
    assert codec.encode_head(Head(head.state, head.people)).count(codec.encode(name)) == 1
    assert [line.quantity for line in head.state.order.offered.unordered] == [10, 1]
