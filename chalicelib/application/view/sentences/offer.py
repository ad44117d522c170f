"""What the history calls an offer and its revisions."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.offer import OfferEvent, OfferMade, OfferReminded, OfferVoided


def sentence(reading: EntryReading, event: OfferEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case OfferMade():
            return _made(reading, event)
        case OfferVoided():
            if event.into:
                return translations.gettext("Quote withdrawn: its pieces are in quote %(into)s again") % {"into": event.into}
            return translations.gettext("Quote ended") if event.lapsed else translations.gettext("Quote withdrawn")
        case OfferReminded():
            return translations.gettext("Reminder: the quote ends on %(day)s") % {"day": translations.day(event.ends)}
        case _:
            assert_never(event)


def _made(reading: EntryReading, event: OfferMade) -> str:
    if event.revision > 1:
        return reading.translations.gettext("Quote revised, revision %(n)s") % {"n": event.revision}
    if event.left_by:
        text = reading.translations.gettext("Quote of what order %(reference)s left, at the same prices")
        return text % {"reference": event.left_by}
    return reading.translations.gettext("Quote made for %(contact)s") % {"contact": reading.contact(reading.state.contact)}
