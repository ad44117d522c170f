"""What the history calls a refund that did not arrive."""

from chalicelib.application.view.sentences.entry_reading import EntryReading, amount
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.refund_back import RefundBackEvent


def sentence(reading: EntryReading, event: RefundBackEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    return reading.translations.gettext("Refund of %(amount)s that did not arrive") % {"amount": amount(reading, event.amount)}
