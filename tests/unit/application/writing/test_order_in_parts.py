"""An order in many small parts asks for a code where the whole order would, and ends after so many parts."""

from decimal import Decimal
from random import Random

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.by_phone import MOST_PARTS
from chalicelib.domain.sale.offer_policy import OfferPolicy
from chalicelib.domain.sale.order_review import OrderReview, review_of
from tests.builder.online_order import OFFERS, context_of, online
from tests.builder.shelf import REFERENCE, Shelf
from tests.samples.callers import CUSTOMER
from tests.samples.commands import LINES, TERMS, offer

PART = online(0, 2, 0, code=None)


def shown(there: Shelf, reference: str, command: c.OrderOnline, offers: OfferPolicy) -> OrderReview:
    """What the customer is shown of an order, by a policy."""
    head = there.store.load(reference)
    assert head is not None
    return review_of(head.state, command, context_of(head.state, head.people, command, there.now.date(), offers=offers))


def rest(there: Shelf, reference: str = REFERENCE) -> str:
    """The offer of what was left."""
    order = there.state(reference).order
    assert order is not None and order.online is not None
    return order.online.rest or ""


def above(amount: Decimal) -> OfferPolicy:
    """The policy that asks for a code above an amount."""
    return replace(OFFERS, code_above=amount)


def test_what_was_ordered_without_a_code_counts_with_what_is_ordered_next() -> None:
    there = Shelf()
    there.staff.open(offer(), REFERENCE)
    limit = shown(there, REFERENCE, PART, OFFERS).amounts.totals.gross
    assert not shown(there, REFERENCE, PART, above(limit)).code
    there.staff.apply(REFERENCE, PART, caller=CUSTOMER)
    small = online(0, 1, 0, code=None)
    assert shown(there, rest(there), small, above(limit)).amounts.totals.gross < limit
    assert shown(there, rest(there), small, above(limit)).code
    assert not shown(there, rest(there), small, above(2 * limit)).code


def test_so_many_parts_of_one_quote_are_ordered_from_the_page_and_the_rest_by_telephone() -> None:
    there = Shelf()
    there.staff.open(offer(lines=(replace(LINES[0], quantity=MOST_PARTS + 2, unit_price="1"),)), REFERENCE)
    there.staff.choose = Random(10).choice
    reference, piece, offers = REFERENCE, online(1), replace(OFFERS, phone="04 65 71 00 12")
    for _ in range(MOST_PARTS):
        shown(there, reference, piece, offers)
        there.staff.apply(reference, piece, caller=CUSTOMER)
        reference = rest(there, reference)
    with pytest.raises(NotAllowed, match="10 parts of this quote were ordered: call 04 65 71 00 12 to order the rest"):
        shown(there, reference, piece, offers)
    with pytest.raises(NotAllowed, match="10 parts of this quote were ordered"):
        there.staff.apply(reference, piece, caller=CUSTOMER)
    revised = c.ReviseOffer(lines=(replace(LINES[0], quantity=2, unit_price="1"),), terms=TERMS)
    there.staff.apply(reference, revised)
    shown(there, reference, piece, offers)
