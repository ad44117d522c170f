"""What the history calls a change of the order."""

from chalicelib.application.view.order_changes import counted_changes
from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.order_change import OrderChanged


def sentence(reading: EntryReading, event: OrderChanged, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    return translations.gettext("Order changed: %(what)s") % {"what": counted_changes(translations, event)}
