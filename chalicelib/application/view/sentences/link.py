"""What the history calls the links that open the dossier."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.link import LinkEvent, LinkGranted, LinkRevoked, LinksRevoked


def sentence(reading: EntryReading, event: LinkEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case LinkGranted():
            return translations.gettext("Link granted")
        case LinkRevoked():
            return translations.gettext("Link revoked")
        case LinksRevoked():
            return translations.gettext("All links revoked")
        case _:
            assert_never(event)
