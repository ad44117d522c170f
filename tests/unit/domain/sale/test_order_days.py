"""What follows from an order is of its day or later, in what is written down here and in what is carried over."""

from datetime import date
from typing import Any

import pytest

from chalicelib.domain.errors import Invalid
from tests.builder.story import Story
from tests.unit.domain.sale.test_documents import LINES, TERMS
from tests.unit.domain.sale.test_steps import august, july

PLACED = july(15)
FOLLOW: dict[str, dict[str, Any]] = {
    "allocate_stock": {},
    "order_supply": {},
    "receive_supply": {},
    "announce_delivery": {"on": "2026-08-20"},
    "create_delivery_note": {"number": "BL-1"},
    "ship": {"carrier": "Poste"},
    "issue_invoice": {"number": "F26-0412", "due": "2026-08-20"},
    "cancel_order": {"comment": "Reporté."},
}


@pytest.mark.parametrize("more", [{}, {"recorded": "2026-07-14T09:00:00Z"}])
@pytest.mark.parametrize("type_", FOLLOW)
def test_nothing_is_supplied_shipped_or_invoiced_before_its_order_was_placed(type_: str, more: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="the order was placed on 2026-07-15 only") as refused:
        Story(begun=PLACED).does(july(14), type_, **FOLLOW[type_], **more)
    assert refused.value.field == "effective"
    Story(begun=PLACED).does(PLACED, type_, **FOLLOW[type_], **more)


QUOTE_FOLLOWS: dict[str, dict[str, Any]] = {
    "place_order": {},
    "void_offer": {"comment": "Reporté."},
    "revise_offer": {"lines": LINES, "terms": TERMS},
}


@pytest.mark.parametrize("more", [{}, {"recorded": "2026-07-14T09:00:00Z"}])
@pytest.mark.parametrize("type_", QUOTE_FOLLOWS)
def test_nothing_is_ordered_revised_or_withdrawn_before_its_quote_was_made(type_: str, more: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="the quote is of 2026-07-15 only") as refused:
        Story(begun=PLACED, until=august(28)).does(july(14), type_, **QUOTE_FOLLOWS[type_], **more)
    assert refused.value.field == "effective"
    Story(begun=PLACED, until=august(28)).does(PLACED, type_, **QUOTE_FOLLOWS[type_], **more)


def test_a_document_of_a_day_before_today_is_made_where_its_order_is_older() -> None:
    story = Story(begun=date(2025, 12, 30)).does(date(2025, 12, 31), "issue_invoice", number="F25-0999", due="2026-01-30")
    assert story.state.invoices[0].issued == date(2025, 12, 31)
