"""The states that sentences of a history are made of are folded once, and only as far as a sentence asks for one."""

from datetime import timedelta
from unittest.mock import Mock, patch

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import DeliveryAnnounced, NoteAdded
from chalicelib.domain.sale.invoicing import order_amounts
from chalicelib.domain.sale.model import evolve
from tests.builder.dossiers import TODAY
from tests.builder.story import Story

BEGUN = TODAY - timedelta(days=9)


def noted() -> Story:
    """A notice of the delivery, then three notes."""
    story = Story(begun=BEGUN).does(BEGUN, "announce_delivery", on=str(TODAY))
    for number in range(3):
        story.does(BEGUN, "add_note", comment=f"Note {number}.", visible=True)
    return story


def of_kind(story: Story, kind: type) -> Entry:
    return next(entry for entry in story.history if isinstance(entry.event, kind))


def test_history_is_folded_as_far_as_it_is_asked_for_and_once() -> None:
    story = noted()
    read = Mock(side_effect=lambda: story.history)
    past, announced, note = Past(read), of_kind(story, DeliveryAnnounced), story.history[-1]
    with patch("chalicelib.domain.sale.point_in_time.evolve", Mock(wraps=evolve)) as folded:
        moments = past.at(announced), past.at(note)
        assert read.call_count == folded.call_count == 0
        assert moments[0].before.version == announced.seq - 1
        assert moments[0].after.version == announced.seq
        assert folded.call_count == announced.seq
        assert moments[1].after == story.state
        assert moments[0].before.announcements == ()
        assert (read.call_count, folded.call_count) == (1, len(story.history))


def test_a_document_of_notes_folds_none_of_them() -> None:
    story = noted()
    reading = Reading("45KL89G00E", story.state, story.people, translations("fr"), seller(), TODAY)
    with patch("chalicelib.domain.sale.point_in_time.evolve", Mock(wraps=evolve)) as folded:
        document = dossier_document(reading, story.history[::-1], Past(lambda: story.history))
    assert [type(entry.event) for entry in story.history[-3:]] == [NoteAdded] * 3
    assert document.history.entries[0].title == "Note"
    assert folded.call_count == of_kind(story, DeliveryAnnounced).seq


def test_the_sums_of_an_order_are_made_once_for_a_document() -> None:
    story = Story(until=TODAY)
    reading = Reading("45KL89G00E", story.state, story.people, translations("fr"), seller(), TODAY)
    with patch("chalicelib.application.view.reading.order_amounts", Mock(wraps=order_amounts)) as made:
        dossier_document(reading, story.history[::-1], Past(lambda: story.history))
    assert made.call_count == 1
