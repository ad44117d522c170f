"""What the history calls what a customer chose about what they paid too much."""

from chalicelib.application.view.sentences.entry_reading import EntryReading, amount
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.credit_choice import CreditChoiceEvent


def sentence(reading: EntryReading, event: CreditChoiceEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    w = reading.translations
    keep = w.gettext("%(amount)s paid too much: to be kept for the next invoice")
    back = w.gettext("%(amount)s paid too much: to be paid back")
    return (keep if event.choice == "keep" else back) % {"amount": amount(reading, event.amount)}
