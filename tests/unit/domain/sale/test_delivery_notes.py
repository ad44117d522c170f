"""A delivery note says what is in its parcel: what is ready if nothing is said, and the parcel leaves as it says."""

import pytest

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.striking import strike
from tests.builder.story import Story, line
from tests.unit.domain.sale.test_steps import july

A, B, C = (Part(number, 1) for number in (1, 2, 3))


def noted(story: Story, number: str = "BL1", **more: object) -> Story:
    """A delivery note is made."""
    return story.does(july(20), "create_delivery_note", number=number, **more)


def test_it_lists_what_is_ready() -> None:
    story = Story().does(july(16), "allocate_stock", lines=[1]).does(july(16), "order_supply", lines=[2, 3])
    assert noted(story).state.delivery_notes[0].parts == (A,)
    story.does(july(21), "receive_supply", lines=[3])
    assert noted(story, "BL2").state.delivery_notes[1].parts == (A, C)


def test_it_lists_all_that_has_to_leave_where_nothing_is_ready() -> None:
    assert noted(Story()).state.delivery_notes[0].parts == (A, B, C)


def test_it_lists_no_service() -> None:
    assert noted(Story(lines=(line("A"), line("S", goods=False)))).state.delivery_notes[0].parts == (A,)


def test_it_lists_what_it_is_told() -> None:
    assert noted(Story(), parts=[{"line": 2, "quantity": 1}]).state.delivery_notes[0].parts == (B,)


def test_one_made_after_the_parcel_lists_what_is_in_it() -> None:
    story = Story().does(july(18), "ship", carrier="Post", parts=[{"line": 2, "quantity": 1}])
    assert noted(story, parcel=1).state.delivery_notes[0].parts == (B,)
    with pytest.raises(NotAllowed, match="parcel 1 left with other pieces"):
        noted(story, "BL2", parcel=1, parts=[{"line": 1, "quantity": 1}])


@pytest.mark.parametrize(("part", "why"), [((1, 2), "1 left to ship"), ((9, 1), "no such line")])
def test_it_lists_nothing_that_cannot_leave(part: tuple[int, int], why: str) -> None:
    with pytest.raises((NotAllowed, Invalid), match=why):
        noted(Story(), parts=[{"line": part[0], "quantity": part[1]}])


@pytest.mark.parametrize(("part", "why"), [(1, "line 1 is a service: it goes in no parcel"), (2, "line 2 was cancelled")])
@pytest.mark.parametrize(("type_", "more"), [("create_delivery_note", {"number": "BL1"}), ("ship", {"carrier": "Post"})])
def test_a_line_that_is_there_is_not_said_to_be_missing(part: int, why: str, type_: str, more: dict[str, str]) -> None:
    story = Story(lines=(line("A", goods=False), line("B"), line("C")))
    story.does(july(16), "change_order", agreed_with="Jean Bon", cancel=[2])
    with pytest.raises(Invalid, match=why):
        story.does(july(18), type_, parts=[{"line": part, "quantity": 1}], **more)


def test_where_all_left_or_is_invoiced_the_refusal_says_so() -> None:
    story = Story().does(july(18), "ship", carrier="Post").does(july(18), "issue_invoice", number="F1", due="2026-08-30")
    with pytest.raises(NotAllowed, match="nothing is left to ship"):
        story.does(july(20), "ship", carrier="Post")
    with pytest.raises(NotAllowed, match="nothing is left to invoice"):
        story.does(july(20), "issue_invoice", number="F2", due="2026-08-30")


def test_a_parcel_that_did_not_leave_is_refused_by_the_name_that_the_command_has_for_it() -> None:
    with pytest.raises(NotAllowed, match="parcel 2 is not under way") as refused:
        Story().does(july(18), "ship", carrier="Post").does(july(20), "mark_received", parcels=[2])
    assert refused.value.field == "parcels"


def test_the_parcel_leaves_as_its_last_note_says() -> None:
    story = noted(noted(Story()), "BL2", parts=[{"line": 2, "quantity": 1}])
    assert story.does(july(21), "ship", carrier="Post").state.parcels[0].parts == (B,)


def test_it_does_not_leave_with_other_pieces() -> None:
    story = noted(Story(), parts=[{"line": 2, "quantity": 1}])
    for parts in ([{"line": 1, "quantity": 1}], [{"line": 1, "quantity": 1}, {"line": 2, "quantity": 1}]):
        with pytest.raises(NotAllowed, match="the delivery note BL1 lists other pieces"):
            story.does(july(21), "ship", carrier="Post", parts=parts)
    story.does(july(21), "ship", carrier="Post", parts=[{"line": 2, "quantity": 1}])


def test_the_next_parcel_is_not_bound_by_the_note_of_the_first() -> None:
    story = noted(Story(), parts=[{"line": 2, "quantity": 1}]).does(july(21), "ship", carrier="Post")
    assert story.does(july(22), "ship", carrier="Post").state.parcels[1].parts == (A, C)


def test_a_note_that_says_nothing_of_its_parts_binds_nobody() -> None:
    story = noted(Story())
    made = story.history[-1]
    story.history[-1] = type(made)(made.seq, e.DeliveryNoteCreated("BL1", 1), made.origin, made.committed)
    assert story.does(july(21), "ship", carrier="Post").state.parcels[0].parts == (A, B, C)


def test_a_wrong_note_is_struck_also_when_its_document_is_there_and_another_takes_its_place() -> None:
    story = noted(Story(), parts=[{"line": 2, "quantity": 1}])
    wrong = len(story.history)
    story.does(july(20), "record_document", entry=wrong, sha256="a" * 64, size=100)
    story.does(july(20), "mail_document", entry=wrong)
    strike(story.history, e.EntryStruck(wrong))
    story.does(july(21), "strike_entry", entry=wrong)
    assert story.state.delivery_notes == ()
    assert [document.kind for document in story.state.documents] == ["acknowledgement"]
    noted(story, "BL2")
    assert story.does(july(22), "ship", carrier="Post").state.parcels[0].parts == (A, B, C)


def test_a_note_after_which_its_parcel_left_otherwise_named_may_be_struck_and_the_parcel_stays() -> None:
    story = noted(Story(), parts=[{"line": 2, "quantity": 1}])
    note = len(story.history)
    story.does(july(21), "ship", carrier="Post")
    strike(story.history, e.EntryStruck(note))
    assert story.does(july(22), "strike_entry", entry=note).state.parcels[0].parts == (B,)
