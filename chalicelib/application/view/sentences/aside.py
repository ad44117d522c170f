"""What the history calls, to staff alone, that a dossier was put aside."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.aside import AsideEvent, DossierPutAside, DossierTakenUp


def sentence(reading: EntryReading, event: AsideEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case DossierPutAside():
            return translations.gettext("Put aside until %(day)s") % {"day": translations.date_year(event.until)}
        case DossierTakenUp():
            return translations.gettext("Taken up again")
        case _:
            assert_never(event)
