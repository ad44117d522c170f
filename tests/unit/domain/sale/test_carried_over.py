"""What is carried over from another system: the seller's days run from when it came here, on Thursday 6 August 2026."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.domain.sale.promises import promises
from chalicelib.domain.sale.waiting import POLICY, waiting
from tests.builder.story import Story
from tests.unit.application.view.test_document import document, spaced
from tests.unit.domain.sale.test_steps import august, july

OF_OLD = datetime(2026, 5, 5, 9, tzinfo=UTC)


def old(**more: Any) -> Story:
    """An order of 5 May that was first written down that day, elsewhere."""
    return Story(begun=OF_OLD.date(), recorded=OF_OLD, **more)


def carried(story: Story, day: Any, type_: str, **more: Any) -> Story:
    """One command of old."""
    return story.does(day, type_, recorded=datetime(day.year, day.month, day.day, 9, tzinfo=UTC).isoformat(), **more)


def missed(story: Story, today: Any) -> list[tuple[str, Any]]:
    """The promises that are not kept by a day."""
    return [(promise.kind, promise.on) for promise in promises(story.state, POLICY) if promise.on < (promise.kept or today)]


def test_an_order_of_three_months_ago_is_not_late_on_the_day_it_comes_here() -> None:
    story = old().does(august(6), "invite_contact", contact="c1")
    assert [(wait.reason, wait.since, wait.due) for wait in waiting(story.state, POLICY)] == [
        ("order", OF_OLD.date(), august(13))
    ]
    verdict = " ".join(spaced(document(story)["verdict"]))
    assert "jeudi 13 août" in verdict and "devions" not in verdict
    assert missed(story, august(13)) == [] and missed(story, august(14)) == [("news", august(13))]


def test_the_days_of_an_order_that_began_here_count_from_its_own_day() -> None:
    story = Story(begun=july(6)).does(august(6), "invite_contact", contact="c1")
    assert waiting(story.state, POLICY)[0].due == july(13)
    assert missed(story, august(6)) == [("news", july(13))]


def test_what_was_told_of_old_kept_and_missed_no_promise_of_ours() -> None:
    story = carried(
        carried(old(), july(1), "allocate_stock"), july(20), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1}]
    )
    assert [(promise.on, promise.kept) for promise in promises(story.state, POLICY)] == [(august(13), None)]


@pytest.mark.parametrize("answered", [None, july(30)])
def test_a_question_of_old_is_answered_a_working_day_after_it_came_here(answered: Any) -> None:
    story = carried(old(), july(10), "record_question", comment="Quand ?")
    assert [(wait.reason, wait.since, wait.due) for wait in waiting(story.state, POLICY)] == [("answer", july(10), august(7))]
    if answered:
        carried(story, answered, "answer_question", comment="Bientôt.")
        assert "answer" not in {promise.kind for promise in promises(story.state, POLICY)}
    else:
        story.does(august(6), "answer_question", comment="Bientôt.")
        assert [(p.on, p.kept) for p in promises(story.state, POLICY) if p.kind == "answer"] == [(august(7), august(6))]


def test_remarks_of_old_are_answered_a_working_day_after_they_came_here() -> None:
    story = carried(carried(old(), july(1), "ship", carrier="Poste"), july(6), "mark_received", remarks="Un tube cassé.")
    assert waiting(story.state, POLICY)[0].due == august(7)
    assert "vendredi 7 août" in " ".join(spaced(document(story)["verdict"]))


def test_a_promise_that_was_made_of_old_stays_as_it_was() -> None:
    story = carried(old(), july(20), "promise_news", on="2026-07-31")
    assert waiting(story.state, POLICY)[0].due == july(31)
    story.does(august(6), "invite_contact", contact="c1")
    assert ("news", july(31)) in missed(story, august(6))
    asked = carried(old(), july(20), "record_question", comment="Quand ?", next_news="2026-07-31")
    assert waiting(asked.state, POLICY)[0].due == july(31)
