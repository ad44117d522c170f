"""What the history calls the documents that entries make, and those that staff upload."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.document import (
    DocumentEvent,
    DocumentFailed,
    DocumentMade,
    DocumentMailRequested,
    UploadChecked,
)


def sentence(reading: EntryReading, event: DocumentEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case DocumentMade():
            return translations.gettext("Document ready")
        case DocumentFailed():
            return translations.gettext("Document cannot be made")
        case DocumentMailRequested():
            return translations.gettext("Document mail asked for")
        case UploadChecked():
            return translations.gettext("Uploaded document checked")
        case _:
            assert_never(event)
