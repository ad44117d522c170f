"""An offer that was withdrawn: it says so for ever, cannot be ordered, and a newer revision takes its place."""

import pytest

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.steps import lapsed, open_offer
from chalicelib.domain.sale.striking import strike
from tests.builder.story import Story
from tests.unit.application.view.test_document import document
from tests.unit.domain.sale.test_documents import LINES, TERMS
from tests.unit.domain.sale.test_steps import ORDER, QUOTE, august, july, letters, read


def withdrawn() -> Story:
    """An offer until 28 August, withdrawn on 20 July."""
    return Story(until=august(28)).does(july(20), "void_offer", comment="The maker gave it up.")


def test_it_reads_as_withdrawn_before_and_after_its_last_day() -> None:
    for day in (august(6), august(29)):
        row = read(withdrawn(), day)
        assert letters(row) == "cancelled todo todo todo todo todo todo"
        assert row[QUOTE].day == july(20)
        assert not lapsed(withdrawn().state, day)
        assert not open_offer(withdrawn().state, day)


def test_its_page_says_why_as_that_of_a_cancelled_order_does_and_to_no_one_who_may_not_read_it() -> None:
    english = document(withdrawn(), "en")
    assert (english["lead"], english["lead_lang"]) == ("The maker gave it up.", "fr")
    hidden = Story(until=august(28)).does(july(20), "void_offer", comment="The maker gave it up.")
    hidden.does(july(21), "strike_entry", entry=len(hidden.history))
    assert document(hidden)["lead"] != "The maker gave it up."


def test_it_is_not_ordered_and_a_newer_revision_is() -> None:
    story = withdrawn()
    with pytest.raises(NotAllowed, match="withdrawn on 2026-07-20"):
        story.does(july(21), "place_order")
    story.does(july(22), "revise_offer", lines=LINES, terms=TERMS)
    assert read(story)[QUOTE].status == "done"
    assert read(story)[ORDER].status == "you"
    assert read(story.does(july(23), "place_order"))[ORDER].status == "done"


def test_it_is_withdrawn_once_with_a_reason_and_not_after_the_order() -> None:
    with pytest.raises(Invalid, match="comment"):
        Story(until=august(28)).does(july(20), "void_offer")
    with pytest.raises(NotAllowed, match="withdrawn on"):
        withdrawn().does(july(21), "void_offer", comment="Again.")
    with pytest.raises(NotAllowed, match="already placed"):
        Story(until=august(28)).does(july(20), "place_order").does(july(21), "void_offer", comment="No.")


def test_one_that_was_never_made_is_not_withdrawn() -> None:
    with pytest.raises(NotAllowed, match="no quote"):
        Story().does(july(20), "void_offer", comment="No.")


def test_a_wrong_withdrawal_is_struck_and_the_offer_holds_again() -> None:
    story = withdrawn()
    strike(story.history, e.EntryStruck(len(story.history)))
    story.does(july(21), "strike_entry", entry=len(story.history))
    assert open_offer(story.state, august(6))
    assert read(story)[ORDER].status == "you"
    assert not story.state.documents[0].void
