"""What was promised to the customer, and when it was kept."""

from datetime import date

from chalicelib.domain.sale.promise import Promise, Promised
from chalicelib.domain.sale.promises import kept_promises, promises
from chalicelib.domain.sale.waiting import POLICY, waiting
from tests.builder.story import Story, line
from tests.unit.domain.sale.test_steps import august, july

TWO = (line("A"), line("B"))


def made(story: Story, *kinds: Promised) -> tuple[Promise, ...]:
    """The promises of these kinds."""
    return tuple(promise for promise in promises(story.state, POLICY) if promise.kind in kinds)


def promises_of(story: Story, *kinds: Promised) -> tuple[Promise, ...]:
    """Those of these kinds that count as kept."""
    return tuple(promise for promise in kept_promises(story.state, POLICY) if promise.kind in kinds)


def ordered() -> Story:
    """Two lines ordered on 15 July, promised for 4 August; the second was moved to the 11th."""
    story = Story(begun=july(15), lines=TWO).does(july(16), "announce_delivery", on="2026-08-04")
    return story.does(july(31), "announce_delivery", on="2026-08-11", lines=[2], comment="A week late.")


def ship(story: Story, day: date, *lines: int) -> Story:
    """A parcel with these lines."""
    return story.does(day, "ship", carrier="Poste", parts=[{"line": number, "quantity": 1} for number in lines])


def test_a_delivery_is_measured_from_the_day_promised_first() -> None:
    story = ordered()
    assert made(story, "delivery") == (
        Promise("delivery", 1, august(4), august(4), None), Promise("delivery", 2, august(4), august(11), None),
    )  # fmt: skip
    ship(story, august(3), 1).does(august(4), "mark_received")
    first, second = made(story, "delivery")
    assert (first.kept, first.days) == (august(4), 0)
    assert (second.kept, second.days) == (None, None)
    assert promises_of(story, "delivery") == ()
    ship(story, august(5), 2).does(august(6), "mark_received")
    assert promises(story.state, POLICY)[1].days == 2
    assert promises_of(story, "delivery") == (Promise("delivery", 0, august(4), august(11), august(6)),)


def test_a_line_in_two_parcels_has_arrived_with_its_last_piece() -> None:
    story = Story(begun=july(15), lines=(line("A", quantity=2),)).does(july(16), "announce_delivery", on="2026-07-30")
    ship(story, july(20), 1)
    ship(story, july(21), 1).does(july(22), "mark_received", parcels=[2])
    assert promises(story.state, POLICY)[0].kept is None
    story.does(july(24), "mark_received")
    assert promises(story.state, POLICY)[0].days == -6


def test_news_are_kept_by_whatever_the_customer_sees_next() -> None:
    story = Story(begun=july(15)).does(july(16), "promise_news", on="2026-07-20")
    policy, news = made(story, "news")
    assert (policy.on, policy.kept) == (july(22), july(16)), "until then the seller's days counted, and were kept"
    assert (news.on, news.kept) == (july(20), None)
    assert promises_of(story, "news") == (policy,)
    story.does(july(17), "add_note", comment="Called the maker.")
    assert made(story, "news")[1].kept is None
    story.does(july(22), "allocate_stock")
    assert promises_of(story, "news") == (policy, Promise("news", news.number, july(20), july(20), july(22)))
    assert promises_of(story, "news")[1].days == 2


def test_what_is_struck_was_not_promised_or_not_kept() -> None:
    story = Story(begun=july(15)).does(july(16), "promise_news", on="2026-07-20").does(july(22), "allocate_stock")
    seq = story.history[-1].seq
    story.does(july(23), "strike_entry", entry=seq, comment="Wrong dossier.")
    assert made(story, "news")[1].kept is None
    story.does(july(23), "strike_entry", entry=seq - 1, comment="Wrong dossier.")
    assert made(story, "news") == (Promise("news", 2, july(22), july(22), None),), "the seller's days count again"


def test_an_order_cancelled_before_all_of_it_arrived_keeps_no_promise_of_delivery() -> None:
    story = ship(ordered(), august(3), 1).does(august(4), "mark_received").does(august(5), "cancel_order", comment="Enough.")
    assert promises_of(story, "delivery") == ()


def test_where_nobody_promised_a_day_the_sellers_days_are_a_promise() -> None:
    story = Story(begun=july(15))
    assert made(story, "news") == (Promise("news", 2, july(22), july(22), None),)
    story.does(july(24), "allocate_stock")
    late, following = made(story, "news")
    assert (late.kept, late.days) == (july(24), 2)
    assert (following.on, following.kept) == (july(31), None)
    assert promises_of(story, "news") == (late,)


def test_what_the_customer_does_not_hear_of_moves_no_day() -> None:
    story = (
        Story(begun=july(15))
        .does(july(20), "add_note", comment="Asked the maker.")
        .does(july(21), "add_note", comment="Asked again.")
    )
    assert made(story, "news") == (Promise("news", 2, july(22), july(22), None),)
    assert waiting(story.state, POLICY)[0].due == july(22)


def test_news_of_the_day_on_which_a_wait_began_are_no_promise_kept() -> None:
    story = Story(begun=july(15)).does(july(15), "allocate_stock")
    assert promises_of(story, "news") == ()


def test_a_question_is_a_promise_that_its_answer_alone_keeps() -> None:
    story = Story(begun=july(15)).does(july(16), "record_question", comment="When?", actor={"kind": "contact"})
    (asked,) = made(story, "answer")
    assert (asked.on, asked.kept) == (july(17), None)
    story.does(july(17), "allocate_stock")
    assert promises_of(story, "answer") == ()
    story.does(july(20), "answer_question", comment="Soon.")
    assert promises_of(story, "answer") == (Promise("answer", asked.number, july(17), july(17), july(20)),)


def test_a_day_promised_after_a_question_takes_its_place() -> None:
    story = Story(begun=july(15)).does(july(16), "record_question", comment="When?", actor={"kind": "contact"})
    story.does(july(17), "promise_news", on="2026-07-24")
    (asked,) = made(story, "answer")
    assert asked.kept == july(17)
    assert made(story, "news")[-1].on == july(24)


def test_an_offer_promises_no_news_and_an_order_that_is_done_owes_none() -> None:
    assert made(Story(until=august(28)), "news", "answer") == ()
    story = Story(begun=july(15), lines=(line("A", goods=False),))
    story.does(july(16), "issue_invoice", number="X26-0001", due="2026-08-16")
    assert [promise.kept for promise in made(story, "news")] == [july(16)]
