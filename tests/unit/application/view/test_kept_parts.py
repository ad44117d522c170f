"""Whoever reads after each commit from what was kept reads what somebody reads for whom all of it is made anew."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from unittest.mock import Mock, patch

from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view import history
from chalicelib.application.view.customer_document import dossier_document, dossier_document_after
from chalicelib.application.view.kept_parts import LONGEST, MOST, KeptParts
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.people import People
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.point_in_time import each_state
from chalicelib.domain.values.calendar import paris_date
from tests.builder.dossiers import TODAY
from tests.builder.story import Story
from tests.unit.application.customer.test_as_it_was import REFERENCE
from tests.unit.application.customer.test_earlier_view import eventful

YEAR_AFTER = timedelta(days=200)
"""After an entry, so that it is of another year now."""
READERS = (("fr", timedelta(0)), ("en", timedelta(0)), ("fr", YEAR_AFTER))
"""Languages and days of those who come back after each commit."""


def readings(reference: str, people: People, entries: Sequence[Entry]) -> Iterator[Reading]:
    """A dossier after each of its entries, as each reads it; of three in a row the names are others, or are forgotten."""
    names = (people, replace(people, name="Bigcorp GmbH", contacts={}, signers={}))
    for state in islice(each_state(entries), 1, None):
        day, named = paris_date(entries[state.version - 1].committed), names[state.version // 3 % 2]
        for lang, later in READERS:
            yield Reading(reference, state, named, translations(lang), seller(), day + later, reader=state.contact)


def differences(kept: KeptParts, reference: str, people: People, entries: Sequence[Entry]) -> Iterator[str]:
    """The readings from what was kept that are not as those made anew."""
    past = Past(lambda: entries)
    for reading in readings(reference, people, entries):
        seen = reversed(entries[: reading.state.version])
        visible = list(islice((entry for entry in seen if entry.origin.visible), history.PAGE))
        depends = (reading.reference, reading.translations.lang, reading.today, reading.mailed)
        if dossier_document_after(kept, depends, reading, visible, past) != dossier_document(reading, visible, past):
            yield f"{reference} after {reading.state.version}, {depends}"


def test_an_eventful_dossier_reads_as_one_that_is_made_anew() -> None:
    story = eventful()
    assert list(differences(KeptParts(), REFERENCE, story.people, story.history)) == []


def read(kept: KeptParts, story: Story, reference: str = REFERENCE) -> int:
    """How many rows were made to read a dossier from what is kept."""
    reading = Reading(reference, story.state, story.people, translations("fr"), seller(), TODAY)
    visible = [entry for entry in reversed(story.history) if entry.origin.visible]
    with patch.object(history, "_row", Mock(wraps=history._row)) as made:
        dossier_document_after(kept, reference, reading, visible, Past(lambda: story.history))
    return made.call_count


def test_a_commit_costs_its_own_row() -> None:
    kept, story = KeptParts(), eventful()
    assert read(kept, story) == len([entry for entry in story.history if entry.origin.visible])
    assert read(kept, story) == 0
    assert read(kept, story.does(TODAY, "add_note", comment="Texte 15", visible=True)) == 2, "its own, and the one below it"
    assert read(kept, story.does(TODAY, "add_note", comment="Texte 16", visible=True)) == 2


def test_what_a_note_leaves_as_it_was_is_made_once() -> None:
    kept, story = KeptParts(), Story(until=TODAY)
    with patch("chalicelib.application.view.customer_document._steps", Mock(return_value=[])) as steps:
        for number in range(3):
            read(kept, story.does(TODAY, "add_note", comment=f"Note {number}", visible=True))
        assert steps.call_count == 1
        read(kept, story.does(TODAY, "void_offer", comment="Erreur"))
        assert steps.call_count == 2


def test_what_is_kept_has_an_end() -> None:
    kept, story = KeptParts(), eventful()
    rows = read(kept, story)
    assert [read(kept, story, f"other {number}") for number in range(MOST)] == [rows] * MOST
    assert read(kept, story) == rows, "it was asked for longest ago"
    for number in range(LONGEST):
        read(kept, story.does(TODAY, "add_note", comment=f"Note {number}", visible=True))
    assert len(kept.rows(Reading(REFERENCE, story.state, story.people, translations("fr"), seller(), TODAY))) < LONGEST
