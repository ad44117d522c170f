"""What the history calls the links that open the dossier."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.link import LinkEvent, LinkGranted, LinkRevoked, LinksRevoked


def sentence(reading: EntryReading, event: LinkEvent, entry: Entry) -> str:
    """The title of an entry of this feature."""
    words = reading.words
    match event:
        case LinkGranted():
            return words.gettext("Link granted")
        case LinkRevoked():
            return words.gettext("Link revoked")
        case LinksRevoked():
            return words.gettext("All links revoked")
        case _:
            assert_never(event)
