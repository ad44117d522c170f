"""What the history calls invoices that customers passed on to who pays them."""

from chalicelib.application.view.document_names import title
from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.forwarding import ForwardingEvent


def sentence(reading: EntryReading, event: ForwardingEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    document = reading.before.document(event.entry)
    places = {
        "document": title(reading.translations, reading.reference, document) if document else "",
        "contact": reading.contact(event.contact),
    }
    return reading.translations.gettext("%(document)s passed on to %(contact)s") % places
