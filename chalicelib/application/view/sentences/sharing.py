"""What the history calls links that colleagues shared, removed and replaced."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.sharing import LinkReplaced, SharedLinksRevoked, SharingEvent


def sentence(reading: EntryReading, event: SharingEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations, n = reading.translations, len(getattr(event, "links", ()))
    match event:
        case SharedLinksRevoked():
            return translations.ngettext("One shared link removed", "All shared links removed: %(n)s", n) % {"n": n}
        case LinkReplaced():
            return translations.gettext("Link of %(contact)s made anew; the old one opens nothing any more") % {
                "contact": reading.contact(event.contact)
            }
        case _:
            assert_never(event)
