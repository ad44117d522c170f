"""What the history calls files that customers send; never by their names, which are gone once a file is taken away."""

from collections.abc import Mapping
from typing import assert_never

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.file import FileAnnounced, FileEvent, FileFiled, FileRefused, FileRemoved
from chalicelib.domain.sale.files import FileKind

FILED: Mapping[FileKind, str] = {
    "purchase_order": mark("Your purchase order, as a file"),
    "picture": mark("Your picture"),
    "other": mark("Your document"),
    "log": mark("Your log or film"),
}
REMOVED: Mapping[FileKind, str] = {
    "purchase_order": mark("File of your purchase order removed"),
    "picture": mark("Picture removed"),
    "other": mark("Document removed"),
    "log": mark("Log or film removed"),
}


def sentence(reading: EntryReading, event: FileEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case FileAnnounced():
            return translations.gettext("File announced")
        case FileFiled():
            return translations.gettext(FILED[event.kind])
        case FileRefused():
            return translations.gettext("File refused")
        case FileRemoved():
            return translations.gettext(REMOVED[event.kind])
        case _:
            assert_never(event)
