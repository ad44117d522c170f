"""What a colleague is told to do of an order from the page, and of what was taken back."""

from datetime import UTC, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.account.people import Address
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.online import Online, Wanted
from chalicelib.effects.staff.acts import act
from tests.builder.deal import REFERENCE, Deal, line
from tests.builder.online_order import online
from tests.builder.shelf import Shelf
from tests.samples.callers import CUSTOMER
from tests.samples.commands import LINES, offer

ONLINE = Online(signer="s1", terms="7e" * 32, revision=1, until=datetime(2026, 8, 7, 15, tzinfo=UTC))


def answer(deal: Deal, online: Online | None = ONLINE) -> str | None:
    """The one pane of the desk that the mail of the order leads to, as it stands when it is written."""
    entry = next(entry for entry in deal.history if isinstance(entry.event, e.OrderCreated))
    order = entry.event
    assert isinstance(order, e.OrderCreated)
    answers = act(deal.reading(deal.history[-1]), replace(entry, event=replace(order, online=online))).answers
    assert len(answers) < 2
    return next((one.area for one in answers), None)


def test_an_order_from_the_page_is_acknowledged_already_and_its_goods_come_next() -> None:
    assert answer(Deal()) == f"{REFERENCE}/supply"
    assert answer(Deal(line(), line()).does("allocate_stock", lines=(1,))) == f"{REFERENCE}/supply"
    assert answer(Deal().does("allocate_stock", lines=(1,))) == f"{REFERENCE}/ship"


def test_an_order_that_was_not_acknowledged_is_to_be() -> None:
    assert answer(Deal(), None) == f"{REFERENCE}/acknowledge"


@pytest.mark.parametrize("online", [ONLINE, None])
def test_of_an_order_that_is_over_nothing_is_asked(online: Online | None) -> None:
    assert answer(Deal().does("cancel_order", comment="the budget is gone"), online) is None
    assert answer(Deal(line(goods=False)).does("cancel_order", comment="the budget is gone"), online) is None
    assert answer(Deal().does("ship", carrier="Poste")) is None


@pytest.mark.parametrize(("rest", "named"), [("45MR02G00A", True), (None, False)])
def test_an_order_that_was_taken_back_names_the_offer_that_went_with_it(rest: str | None, named: bool) -> None:
    deal = Deal(lang="en")
    entry = replace(deal.history[-1], event=e.OrderTakenBack("s1", rest))
    text = act(deal.reading(deal.history[-1]), entry).text
    assert "The quote stands again." in text
    assert ("Quote 45MR02G00A, of what the order left, is withdrawn" in text) is named


def test_an_order_that_is_paid_before_it_leaves_waits_for_its_money_first() -> None:
    deal = Deal()
    entry = next(entry for entry in deal.history if isinstance(entry.event, e.OrderCreated))
    reading = deal.reading(deal.history[-1])
    offer = reading.state.offer
    assert offer is not None and isinstance(entry.event, e.OrderCreated)
    terms = replace(offer.terms, pay=PaymentTerms(0, prepayment=True))
    prepaid = reading.of(replace(reading.state, offer=replace(offer, terms=terms)))
    answers = act(prepaid, replace(entry, event=replace(entry.event, online=ONLINE))).answers
    assert [pane.area for pane in answers] == [f"{REFERENCE}/deposit"]


def test_an_order_to_confirm_says_what_is_ordered_and_where_it_is_to_go() -> None:
    deal = Deal(line(quantity=3), lang="en")
    reading = deal.reading(deal.history[-1])
    reading.people = replace(reading.people, addresses={"a9": Address(("BigCorp", "Quai 3"), "1000", "Bruxelles", "BE")})
    wanted = Wanted((Part(1, 2),), replace(ONLINE, delivery="a9"))
    asked = act(reading, replace(deal.history[-1], event=e.OrderRequested(wanted)))
    assert [section.lines for section in asked.typed] == [
        ("2 × Wet dispersion cell (41-2250)",), ("BigCorp", "Quai 3", "1000 Bruxelles", "Belgium"),
    ]  # fmt: skip
    assert asked.answers == (
        ("Confirm the order", f"{REFERENCE}/confirm"), ("Decline the order", f"{REFERENCE}/decline"),
    )  # fmt: skip


@pytest.mark.parametrize(("done", "hour", "shown"), [(None, 15, True), ("ship", 15, False), (None, -12, False)])
def test_staff_read_until_when_an_order_can_be_taken_back_while_it_can(done: str | None, hour: int, shown: bool) -> None:
    there = Shelf()
    there.staff.open(offer(lines=LINES[:1]), REFERENCE)
    there.staff.apply(REFERENCE, online(LINES[0].quantity), caller=CUSTOMER)
    if done:
        there.do(c.Ship(carrier="Poste"), reference=REFERENCE)
    head = there.store.load(REFERENCE)
    entry = next(one for one in there.store.history(REFERENCE) if isinstance(one.event, e.OrderCreated))
    assert head is not None and isinstance(entry.event, e.OrderCreated) and entry.event.online is not None
    until = datetime.combine(there.now.date(), time(), UTC) + timedelta(hours=hour)
    placed = replace(entry.event, online=replace(entry.event.online, until=until))
    reading = Reading(REFERENCE, head.state, head.people, translations("en"), seller(), there.now.date())
    assert ("They can take it back until" in act(reading, replace(entry, event=placed)).text) is shown
