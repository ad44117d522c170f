"""A cancelled order: what happened stays and is invoiced, the rest has no sequel, and nothing internal is told."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.steps import steps
from tests.unit.story import TODAY, Story, line
from tests.unit.test_document import document, texts
from tests.unit.test_steps import july


def shipped_in_part() -> Story:
    """Four pieces of ten left, then the order was cancelled; a service was ordered too."""
    lines = (line("A", quantity=10), line("B"), line("S", goods=False))
    story = Story(lines=lines).does(july(21), "allocate_stock")
    story.does(july(22), "ship", carrier="Postal Service", parts=[{"line": 1, "quantity": 4}])
    return story.does(july(24), "cancel_order", comment="Le budget est retiré.")


def statuses(story: Story) -> list[str]:
    return [step.status for step in steps(story.state, TODAY)]


def test_what_left_can_be_invoiced_paid_and_received_to_the_end() -> None:
    story = shipped_in_part()
    assert statuses(story)[3:] == ["cancelled", "todo", "you", "todo"]
    story.does(july(25), "issue_invoice", number="F1", due="2026-08-30")
    assert [(part.line, part.quantity) for part in story.state.invoices[0].parts] == [(1, 4)]
    story.does(july(26), "mark_received").does(july(27), "mark_paid")
    assert statuses(story)[3:] == ["cancelled", "done", "done", "done"]


def test_one_parcel_is_the_whole_reception_once_nothing_more_leaves() -> None:
    reception = steps(shipped_in_part().state, TODAY)[5]
    assert (reception.on, reception.of) == (0, 1)


def test_a_service_alone_shows_where_it_was_cancelled() -> None:
    story = Story(lines=(line("S", goods=False),)).does(july(20), "cancel_order", comment="Inutile.")
    assert statuses(story) == ["none", "done", "none", "none", "cancelled", "none", "off"]


def test_a_service_invoiced_whole_takes_a_credit_note_instead() -> None:
    story = Story(lines=(line("S", goods=False),)).does(july(20), "issue_invoice", number="F1", due="2026-08-30")
    with pytest.raises(NotAllowed, match="credit"):
        story.does(july(21), "cancel_order", comment="Inutile.")


def test_a_reason_is_told_where_its_comment_is_shown() -> None:
    reasons = ("À votre demande.", "Le fabricant a oublié.")
    story = Story().does(july(20), "announce_delivery", on="2026-08-10")
    story.does(july(21), "announce_delivery", on="2026-08-20", comment=reasons[1])
    said = [*texts(document(story)["deliveries"])]
    said += texts(document(story.does(july(22), "cancel_order", comment=reasons[0])))
    assert [any(reason in text for text in said) for reason in reasons] == [True, True]


def test_a_reason_of_an_entry_from_before_that_customers_do_not_see_is_not_told() -> None:
    story = Story().does(july(20), "announce_delivery", on="2026-08-10")
    story.does(july(21), "announce_delivery", on="2026-08-20", comment="Client insolvable.")
    last = story.history[-1]
    story.history[-1] = replace(last, origin=replace(last.origin, visible=False, comment_visible=None))
    assert "Client insolvable." not in texts(document(story))
