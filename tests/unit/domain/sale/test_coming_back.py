"""Goods that came back: where they are counted, and how they leave once more."""

from typing import Any

import pytest

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.announced import delivery_late, rest
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.owed import to_bill, to_credit
from chalicelib.domain.sale.promises import promises
from chalicelib.domain.sale.waiting import POLICY, waiting
from tests.builder.story import Story, line
from tests.unit.application.view.test_owed import places
from tests.unit.domain.sale.test_steps import july

TWO = [{"line": 1, "quantity": 2}]
LINES = (line("A", quantity=5), line("S", goods=False))


def delivered() -> Story:
    """Five pieces announced, delivered, invoiced and paid."""
    story = Story(lines=LINES).does(july(16), "announce_delivery", on="2026-07-19").does(july(18), "ship", carrier="Poste")
    story.does(july(19), "mark_received").does(july(19), "issue_invoice", number="F1", due="2026-08-30")
    return story.does(july(20), "mark_paid")


def returned(story: Story, number: str = "A1", **more: Any) -> Story:
    return story.does(july(22), "credit", **{"number": number, "invoice": "F1", "parts": TWO, "reason": "defective"} | more)


def waits(story: Story) -> list[tuple[str, str, Any]]:
    return [(wait.side, wait.reason, wait.since) for wait in waiting(story.state, POLICY)]


def test_goods_that_came_back_for_good_are_paid_back_and_wait_for_nothing_else() -> None:
    story = returned(delivered())
    assert waits(story) == [("us", "payment", july(22))]
    assert (story.state.shipped(1), story.state.with_customer(1), to_bill(story.state)) == (5, 3, ())
    assert waits(story.does(july(23), "refund", invoice="F1", amount="240.00")) == []


def test_goods_that_leave_once_more_wait_on_us_until_they_have_and_are_invoiced_again() -> None:
    story = returned(delivered(), deliver_again=True)
    assert (story.state.shipped(1), to_bill(story.state)) == (3, (Part(1, 2),))
    assert waits(story)[0] == ("us", "order", july(22)), "counted from the day they came back"
    story.does(july(23), "ship", carrier="Poste")
    assert story.state.parcels[-1].parts == (Part(1, 2),)
    story.does(july(24), "mark_received").does(july(24), "issue_invoice", number="F2", due="2026-08-30")
    assert waits(story) == [], "what F1 brought pays F2"
    assert places(story)[0] == "Commande livrée et payée."


def test_a_day_announced_before_they_came_back_is_no_day_of_theirs() -> None:
    story = returned(delivered(), deliver_again=True)
    assert rest(story.state).days == () and not delivery_late(story.state, july(30))
    assert [one.kept for one in promises(story.state, POLICY) if one.kind == "delivery"] == [july(19)]
    story.does(july(23), "announce_delivery", on="2026-07-28")
    assert rest(story.state) == ((july(28),), True, None)
    assert [(one.on, one.kept) for one in promises(story.state, POLICY) if one.kind == "delivery"] == [(july(28), None)]


def test_no_more_comes_back_than_is_there() -> None:
    story = returned(delivered())
    with pytest.raises(NotAllowed, match="3 left on the invoice"):
        returned(story, "A2", parts=[{"line": 1, "quantity": 4}])
    early = Story(lines=LINES).does(july(18), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1}])
    early.does(july(19), "issue_invoice", number="F1", due="2026-08-30")
    with pytest.raises(NotAllowed, match="1 with the customer"):
        returned(early)
    assert returned(early, reason="price").state.with_customer(1) == 1, "what never left does not come back"


def test_nothing_leaves_again_once_the_order_is_cancelled() -> None:
    story = Story(lines=LINES).does(july(18), "ship", carrier="Poste", parts=TWO)
    story.does(july(19), "issue_invoice", number="F1", due="2026-08-30").does(july(20), "cancel_order", comment="Enough.")
    with pytest.raises(NotAllowed, match="cancelled"):
        returned(story, deliver_again=True)


def test_what_is_cancelled_is_credited_without_what_came_back_before() -> None:
    story = Story(lines=LINES).does(july(18), "ship", carrier="Poste", parts=TWO)
    story.does(july(19), "issue_invoice", number="F1", due="2026-08-30")
    returned(story, parts=[{"line": 1, "quantity": 1}], reason="returned", invoice_again=False)
    story.does(july(23), "cancel_order", comment="Enough.")
    assert to_credit(story.state) == {"F1": 360}, "three that never left; one of two is kept, and the service"


def test_pieces_that_cost_nothing_are_not_credited_and_the_refusal_says_what_to_do() -> None:
    story = Story(lines=(line("A"), line("FREE", unit_price="0"))).does(july(18), "ship", carrier="Poste")
    story.does(july(19), "issue_invoice", number="F1", due="2026-08-30")
    with pytest.raises(NotAllowed, match="there is nothing to credit") as refused:
        returned(story, parts=[{"line": 2, "quantity": 1}], deliver_again=True)
    assert refused.value.field == "parts"
