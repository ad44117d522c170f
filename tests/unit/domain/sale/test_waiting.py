"""Whom a dossier waits for, since when and until when, told beside the seven steps."""

from datetime import date, timedelta

import pytest

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.model import evolve
from chalicelib.domain.sale.wait import Wait
from chalicelib.domain.sale.waiting import NewsPolicy, disclosed_wait, last_day_open, waiting
from tests.builder.dossiers import entry_of
from tests.builder.story import Story, line
from tests.unit.domain.sale.test_steps import august, july, partial

POLICY = NewsPolicy(answer_days=1, news_days=5)
FRIDAY, MONDAY, TUESDAY = july(17), july(20), july(21)


def waits(story: Story) -> list[tuple[object, ...]]:
    """What is waited for, as tuples."""
    return [tuple(wait) for wait in waiting(story.state, POLICY)]


def test_an_offer_waits_for_the_customer_until_its_last_day() -> None:
    story = Story(until=august(28))
    assert waits(story) == [("customer", "order", july(15), august(28))]
    assert last_day_open(story.state, POLICY) == august(28)


def test_an_order_waits_on_us_for_each_step_in_turn() -> None:
    story = Story(begun=MONDAY, lines=(line("A"), line("B")))
    assert waits(story) == [("us", "order", MONDAY, july(27))]
    story.does(TUESDAY, "allocate_stock", lines=[1]).does(july(22), "order_supply", lines=[2])
    assert waits(story) == [("us", "supply", july(22), july(29))]
    story.does(july(23), "receive_supply", lines=[2])
    assert waits(story) == [("us", "shipment", july(23), july(30))]
    story.does(july(24), "ship", carrier="Poste", expected="2026-07-27")
    assert waits(story) == [("us", "invoice", july(24), july(31)), ("customer", "reception", july(24), july(27))]
    story.does(july(27), "issue_invoice", number="F26-0001", due="2026-08-27")
    assert waits(story) == [("customer", "payment", july(27), august(27))]
    story.does(july(28), "mark_paid")
    assert waits(story) == [("customer", "reception", july(24), july(27))]
    story.does(july(28), "mark_received")
    assert waits(story) == []
    assert last_day_open(story.state, POLICY) == july(27)


def test_the_partial_order_waits_on_both_sides() -> None:
    ours, theirs = waiting(partial().state, POLICY)
    assert ours == Wait("us", "supply", july(21), august(10))
    assert theirs == Wait("customer", "payment", august(3), date(2026, 9, 2))
    assert last_day_open(partial().state, POLICY) is None


def test_a_question_comes_before_the_goods_and_is_answered_within_a_working_day() -> None:
    story = Story(begun=july(15)).does(FRIDAY, "record_question", comment="When?", actor={"kind": "contact"})
    assert waits(story) == [("us", "answer", FRIDAY, MONDAY)]
    story.does(MONDAY, "answer_question", comment="Soon.")
    assert waits(story) == [("us", "order", july(15), july(27))]


def test_the_promised_day_is_the_next_news_date_until_the_customer_hears_of_us() -> None:
    story = Story(begun=july(15)).does(july(16), "promise_news", on="2026-08-20")
    assert waits(story) == [("us", "order", july(15), august(20))]
    story.does(FRIDAY, "add_note", comment="Only we read this.")
    assert waits(story)[0][3] == august(20)
    story.does(MONDAY, "announce_delivery", on="2026-08-11")
    assert waits(story)[0][3] == july(27), "the promise is kept: the seller's days count again"


def test_an_act_may_promise_the_next_news() -> None:
    story = Story(begun=july(15)).does(july(16), "order_supply", next_news="2026-08-13")
    assert waits(story) == [("us", "supply", july(16), august(13))]


WORDS_AFTER = (("add_note", {"comment": "The maker has it in hand.", "visible": True}), ("void_offer", {"comment": "Gone."}))


@pytest.mark.parametrize("command", WORDS_AFTER)
def test_a_word_that_was_promised_waits_on_us_where_nothing_else_does(command: tuple[str, dict[str, object]]) -> None:
    story = Story(until=august(28)).does(FRIDAY, "promise_news", on="2026-07-24")
    assert waits(story) == [("us", "news", FRIDAY, july(24)), ("customer", "order", july(15), august(28))]
    assert last_day_open(story.state, POLICY) is None, "we owe a word still when it lapses"
    type_, more = command
    assert [wait[0] for wait in waits(story.does(MONDAY, type_, **more))] in ([], ["customer"])


def test_a_delivery_that_was_announced_is_missed_on_its_day_however_far_off_the_next_news_are() -> None:
    story = Story(begun=july(15), lines=(line("A"), line("B")))
    story.does(july(16), "announce_delivery", on="2026-07-24", lines=[1])
    story.does(july(16), "announce_delivery", on="2026-07-22", lines=[2], next_news="2026-08-20")
    assert waits(story) == [("us", "order", july(15), july(22))]
    assert disclosed_wait(story.state, POLICY) == Wait("us", "order", july(15), august(20)), "customers read what was promised"
    story.does(july(23), "add_note", comment="The maker is late.", visible=True, next_news="2026-08-20")
    assert waits(story) == [("us", "order", july(15), july(24))], "the other day is still to come"
    story.does(july(24), "add_note", comment="It comes in August.", visible=True, next_news="2026-08-20")
    assert waits(story) == [("us", "order", july(15), august(20))]


def test_an_order_that_ended_stays_open_until_the_word_promised_with_its_end_came() -> None:
    story = Story(begun=july(15)).does(FRIDAY, "cancel_order", comment="At their wish.", next_news="2026-07-24")
    assert waits(story) == [("us", "news", FRIDAY, july(24))]
    assert disclosed_wait(story.state, POLICY) is None, "its page says that nobody has to do anything"
    story.does(MONDAY, "strike_entry", entry=len(story.history))
    assert waits(story) == []


def test_a_promise_made_after_a_question_holds_for_the_answer_and_an_older_one_does_not() -> None:
    story = Story(begun=july(15)).does(july(16), "promise_news", on="2026-08-20")
    story.does(FRIDAY, "record_question", comment="When?", actor={"kind": "contact"})
    assert waits(story) == [("us", "answer", FRIDAY, MONDAY)]
    story.does(MONDAY, "promise_news", on="2026-07-24")
    assert waits(story) == [("us", "answer", FRIDAY, july(24))]


def test_an_order_that_was_cancelled_waits_for_what_left() -> None:
    story = Story(begun=july(15)).does(july(16), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1}])
    story.does(FRIDAY, "cancel_order", comment="At their wish.")
    assert waits(story) == [("us", "invoice", july(16), july(24)), ("customer", "reception", july(16), FRIDAY)]
    assert waits(Story(begun=july(15)).does(FRIDAY, "cancel_order", comment="At their wish.")) == []


def test_an_offer_that_was_withdrawn_waits_for_nobody() -> None:
    story = Story(until=august(28)).does(FRIDAY, "void_offer", comment="The maker gave it up.")
    assert waits(story) == []
    assert last_day_open(story.state, POLICY) == july(16)


def test_what_was_paid_too_much_waits_on_us() -> None:
    story = Story(begun=july(15), lines=(line("A", goods=False),))
    story.does(july(16), "issue_invoice", number="F26-0001", due="2026-08-16").does(FRIDAY, "mark_paid")
    assert waits(story) == []
    story.does(MONDAY, "credit", number="A26-0001", invoice="F26-0001", amount="12.00")
    assert [wait[:3] for wait in waits(story)] == [("us", "payment", MONDAY)], "since the credit, not since the payment"


def test_an_address_that_mails_do_not_reach_comes_first() -> None:
    story = Story(begun=july(15)).does(july(16), "record_question", comment="When?", actor={"kind": "contact"})
    state = evolve(story.state, entry_of(story.state, e.MailUndelivered("c1", "bounced")))
    (wait,) = waiting(state, POLICY)
    assert (wait.reason, wait.since, wait.due) == ("mail", august(6), august(7))


@pytest.mark.parametrize("days", [0, 1, 3])
def test_the_seller_says_how_many_working_days(days: int) -> None:
    (wait,) = waiting(Story(begun=FRIDAY).state, NewsPolicy(news_days=days))
    assert wait.due == FRIDAY + timedelta(days=days and days + 2)
