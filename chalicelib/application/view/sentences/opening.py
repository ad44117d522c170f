"""What the history calls the beginning of a dossier, and who answers for it."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.opening import Assigned, DetailsSet, OpeningEvent


def sentence(reading: EntryReading, event: OpeningEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case DetailsSet():
            return translations.gettext("Details of the dossier set")
        case Assigned():
            return translations.gettext("Dossier assigned")
        case _:
            assert_never(event)
