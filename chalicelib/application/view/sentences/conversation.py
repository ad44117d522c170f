"""What the history calls what customer and staff say to each other."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.conversation import (
    ConversationEvent,
    NewsPromised,
    NoteAdded,
    QuestionAnswered,
    QuestionAsked,
    QuestionClosed,
)


def sentence(reading: EntryReading, event: ConversationEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case NoteAdded():
            return translations.gettext("Note")
        case QuestionAsked():
            return _question(reading, event)
        case QuestionAnswered():
            return _answered(reading, event)
        case QuestionClosed():
            return translations.gettext("Question closed without an answer")
        case NewsPromised():
            return translations.gettext("Next news by %(day)s") % {"day": translations.date_year(event.on)}
        case _:
            assert_never(event)


def _question(reading: EntryReading, event: QuestionAsked) -> str:
    if event.invoice:
        return reading.translations.gettext("You contest that invoice %(invoice)s is late") % {"invoice": event.invoice}
    if event.parcel is None:
        return reading.translations.gettext("Your question")
    return reading.translations.gettext("Your question about parcel %(parcel)s") % {"parcel": event.parcel}


def _answered(reading: EntryReading, event: QuestionAnswered) -> str:
    """Say which question or request it was, as it stood open before; an answer to several names none."""
    translations, questions = reading.translations, [one for one in reading.before.questions if one.entry == event.question]
    if questions and questions[0].asked:
        return translations.gettext("Answer to your request")
    if questions and questions[0].invoice:
        return translations.gettext("Answer about invoice %(invoice)s") % {"invoice": questions[0].invoice}
    if not questions or not questions[0].parcels:
        return translations.gettext("Answer to your question")
    places = {"parcel": translations.listing([str(number) for number in questions[0].parcels])}
    if questions[0].remarks:
        return translations.gettext("Answer to your remarks on parcel %(parcel)s") % places
    return translations.gettext("Answer to your question about parcel %(parcel)s") % places
