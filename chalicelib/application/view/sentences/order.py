"""What the history calls the firm order and its end."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.order import AcknowledgementRequested, OrderCancelled, OrderCreated, OrderEvent


def sentence(reading: EntryReading, event: OrderEvent, entry: Entry) -> str:
    """The title of an entry of this feature."""
    words = reading.words
    match event:
        case OrderCreated():
            return _created(reading, event, entry)
        case OrderCancelled():
            return words.gettext("Order cancelled")
        case AcknowledgementRequested():
            return words.gettext("Order acknowledgement asked for")
        case _:
            assert_never(event)


def _created(reading: EntryReading, event: OrderCreated, entry: Entry) -> str:
    words = reading.words
    if entry.origin.actor.kind == "contact":
        return words.gettext("Order placed online") if entry.origin.channel == "link" else words.gettext("Order placed")
    return words.gettext("Order created for %(customer)s") % {"customer": reading.people.name}
