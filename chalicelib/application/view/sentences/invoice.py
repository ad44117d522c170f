"""What the history calls invoices and credit notes."""

from typing import assert_never

from chalicelib.application.view.credit_view import why
from chalicelib.application.view.sentences.entry_reading import EntryReading, amount
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.invoice import Credited, DueDateChanged, InvoiceBooked, InvoiceEvent, InvoiceIssued


def sentence(reading: EntryReading, event: InvoiceEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case InvoiceIssued():
            return _issued(reading, event)
        case InvoiceBooked():
            return translations.gettext("Invoice %(number)s booked") % {"number": event.invoice}
        case Credited():
            return _credited(reading, event)
        case DueDateChanged():
            text = reading.translations.gettext("Invoice %(number)s is due on %(day)s, instead of %(was)s")
            return text % {"number": event.invoice, "day": reading.when(event.due), "was": reading.when(event.was)}
        case _:
            assert_never(event)


def _issued(reading: EntryReading, event: InvoiceIssued) -> str:
    translations = reading.translations
    booked = translations.gettext("Invoice %(number)s created and booked: %(amount)s")
    message = booked if event.booked else translations.gettext("Invoice %(number)s created: %(amount)s")
    return message % {"number": event.number, "amount": amount(reading, event.gross)}


def _credited(reading: EntryReading, event: Credited) -> str:
    places = {"number": event.number, "invoice": event.invoice, "amount": amount(reading, event.amount)}
    text = reading.translations.gettext("Credit note %(number)s on invoice %(invoice)s: %(amount)s")
    if event.invoice_again:
        text = reading.translations.gettext("Credit note %(number)s on invoice %(invoice)s: %(amount)s, a new invoice follows")
    because = why(reading, event)
    return ", ".join((text % places, *((because,) if because else ())))
