"""What the history calls wrong entries that were struck."""

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.correction import CorrectionEvent


def sentence(reading: EntryReading, event: CorrectionEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    return translations.gettext("A wrong entry was struck")
