"""An offer's last day and a price of tomorrow turn at midnight in Paris, also on the days on which the clock is changed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from chalicelib.domain.catalogue.product import Price
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.bodies import NewLine, NewTerms
from chalicelib.domain.values.calendar import PARIS
from tests.builder.online_order import online
from tests.builder.shelf import CELL, REFERENCE, Shelf
from tests.contract.products import makes
from tests.samples.callers import CUSTOMER
from tests.samples.commands import offer
from tests.samples.products import product

DAYS = [date(2027, 3, 28), date(2026, 10, 25), date(2026, 12, 31)]
"""The two on which the clock is changed, and one on which it is not."""
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def midnight_after(day: date) -> datetime:
    """The first moment of the next day in Paris, in UTC."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), PARIS).astimezone(UTC)


@pytest.mark.parametrize("last", DAYS)
def test_a_customer_orders_from_the_page_at_23_59_of_the_last_day_and_not_at_midnight(last: date) -> None:
    shelf = Shelf()
    shelf.now = midnight_after(last) - timedelta(days=5)
    shelf.staff.open(offer(terms=NewTerms(valid_until=last)), REFERENCE)
    shelf.now = midnight_after(last)
    with pytest.raises(NotAllowed, match=r"the quote ended on .*: it holds again once it is revised"):
        shelf.staff.apply(REFERENCE, online(1), caller=CUSTOMER)
    shelf.now = midnight_after(last) - MINUTE
    shelf.staff.apply(REFERENCE, online(1), caller=CUSTOMER)
    order = shelf.state().order
    assert order is not None and order.placed == last


@pytest.mark.parametrize("today", DAYS)
def test_an_offer_has_the_price_of_its_own_day_in_paris(today: date) -> None:
    tomorrow = today + timedelta(days=1)
    shelf = Shelf()
    prices = (Price(today - timedelta(days=9), Decimal("165.00")), Price(tomorrow, Decimal("180.00")))
    shelf.store.commit(makes(product(CELL, prices=prices)))
    terms = NewTerms(valid_until=tomorrow + timedelta(days=9))
    for moment, reference in ((midnight_after(today) - SECOND, "45MR61G00C"), (midnight_after(today), "45MR62G00C")):
        shelf.now = moment
        shelf.staff.open(offer(lines=(NewLine(sku=CELL, quantity=2),), terms=terms), reference)
    sold = [shelf.state(reference).lines[0].unit_price for reference in ("45MR61G00C", "45MR62G00C")]
    assert sold == [Decimal("165.00"), Decimal("180.00")]
    shelf.staff.apply("45MR61G00C", online(2), caller=CUSTOMER)
    assert shelf.state("45MR61G00C").lines[0].unit_price == Decimal("165.00"), "what was offered stays as it was"
