"""What was promised to the customer, and when it was kept."""

from datetime import date

from chalicelib.domain.promises import Promise, kept_promises, promises
from tests.unit.story import Story, line
from tests.unit.test_steps import august, july

TWO = (line("A"), line("B"))


def ordered() -> Story:
    """Two lines ordered on 15 July, promised for 4 August; the second was moved to the 11th."""
    story = Story(begun=july(15), lines=TWO).does(july(16), "announce_delivery", on="2026-08-04")
    return story.does(july(31), "announce_delivery", on="2026-08-11", lines=[2], comment="A week late.")


def ship(story: Story, day: date, *lines: int) -> Story:
    """A parcel with these lines."""
    return story.does(day, "ship", carrier="Poste", parts=[{"line": number, "quantity": 1} for number in lines])


def test_a_delivery_is_measured_from_the_day_promised_first() -> None:
    story = ordered()
    assert promises(story.state) == (
        Promise("delivery", 1, august(4), august(4), None), Promise("delivery", 2, august(4), august(11), None),
    )  # fmt: skip
    ship(story, august(3), 1).does(august(4), "mark_received")
    first, second = promises(story.state)
    assert (first.kept, first.days) == (august(4), 0)
    assert (second.kept, second.days) == (None, None)
    assert kept_promises(story.state) == ()
    ship(story, august(5), 2).does(august(6), "mark_received")
    assert promises(story.state)[1].days == 2
    assert kept_promises(story.state) == (Promise("delivery", 0, august(4), august(11), august(6)),)


def test_a_line_in_two_parcels_has_arrived_with_its_last_piece() -> None:
    story = Story(begun=july(15), lines=(line("A", quantity=2),)).does(july(16), "announce_delivery", on="2026-07-30")
    ship(story, july(20), 1)
    ship(story, july(21), 1).does(july(22), "mark_received", parcels=[2])
    assert promises(story.state)[0].kept is None
    story.does(july(24), "mark_received")
    assert promises(story.state)[0].days == -6


def test_news_are_kept_by_whatever_the_customer_sees_next() -> None:
    story = Story(begun=july(15)).does(july(16), "promise_news", on="2026-07-20")
    (news,) = promises(story.state)
    assert (news.kind, news.on, news.kept) == ("news", july(20), None)
    assert kept_promises(story.state) == ()
    story.does(july(17), "add_note", comment="Called the maker.")
    assert promises(story.state)[0].kept is None
    story.does(july(22), "allocate_stock")
    assert kept_promises(story.state) == (Promise("news", news.number, july(20), july(20), july(22)),)
    assert kept_promises(story.state)[0].days == 2


def test_what_is_struck_was_not_promised_or_not_kept() -> None:
    story = Story(begun=july(15)).does(july(16), "promise_news", on="2026-07-20").does(july(22), "allocate_stock")
    seq = story.history[-1].seq
    story.does(july(23), "strike_entry", entry=seq, comment="Wrong dossier.")
    assert promises(story.state)[0].kept is None
    story.does(july(23), "strike_entry", entry=seq - 1, comment="Wrong dossier.")
    assert promises(story.state) == ()


def test_an_order_cancelled_before_all_of_it_arrived_keeps_no_promise_of_delivery() -> None:
    story = ship(ordered(), august(3), 1).does(august(4), "mark_received").does(august(5), "cancel_order", comment="Enough.")
    assert kept_promises(story.state) == ()
