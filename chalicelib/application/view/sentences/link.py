"""What the history calls the links that open the dossier."""

from typing import assert_never

from chalicelib.application.view.scopes import scope_words
from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.link import LinkEvent, LinkGranted, LinkRevoked, LinksRevoked


def sentence(reading: EntryReading, event: LinkEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case LinkGranted():
            return _granted(reading, event)
        case LinkRevoked():
            return _revoked(reading, event)
        case LinksRevoked():
            return translations.gettext("All links revoked")
        case _:
            assert_never(event)


def _granted(reading: EntryReading, event: LinkGranted) -> str:
    translations = reading.translations
    if event.by is None:
        return translations.gettext("Link granted")
    return translations.gettext("Access given to %(contact)s: %(scope)s") % {
        "contact": reading.contact(event.contact),
        "scope": scope_words(translations, event.scope),
    }


def _revoked(reading: EntryReading, event: LinkRevoked) -> str:
    translations = reading.translations
    link = next((link for link in reading.before.links if link.id == event.link), None) if event.signer else None
    if link is None:
        return translations.gettext("Link revoked")
    return translations.gettext("Link of %(contact)s removed") % {"contact": reading.contact(link.contact)}
