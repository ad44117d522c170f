"""What the history calls a deposit that was asked for."""

from chalicelib.application.view.sentences.entry_reading import EntryReading, amount
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.deposit import DepositAsked


def sentence(reading: EntryReading, event: DepositAsked, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    text = reading.translations.gettext("Deposit of %(amount)s asked for, to be paid by %(day)s")
    return text % {"amount": amount(reading, event.amount), "day": reading.when(event.due)}
