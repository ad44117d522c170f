"""What the history calls the firm order and its end."""

from typing import assert_never

from chalicelib.application.view.left_reserved import of_reservation
from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.order import AcknowledgementRequested, OrderCancelled, OrderCreated, OrderEvent


def sentence(reading: EntryReading, event: OrderEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case OrderCreated():
            return _with_reserved(reading, event, _created(reading, event, entry))
        case OrderCancelled():
            return translations.gettext("Order cancelled")
        case AcknowledgementRequested():
            return translations.gettext("Order acknowledgement asked for")
        case _:
            assert_never(event)


def _with_reserved(reading: EntryReading, event: OrderCreated, text: str) -> str:
    """Say, too, what an order from the page left reserved, and what it gave back of that."""
    before = reading.before
    for more in of_reservation(reading, before.lines, before.reservation, event) if event.online else ():
        text = reading.translations.gettext("%(title)s; %(more)s") % {"title": text, "more": more}
    return text


def _created(reading: EntryReading, event: OrderCreated, entry: Entry) -> str:
    translations = reading.translations
    by_us = entry.origin.actor.kind != "contact"
    if event.online and event.online.rest:
        confirmed = translations.gettext("Order confirmed; what it leaves is quote %(rest)s")
        text = translations.gettext("Order placed online; what it leaves is quote %(rest)s")
        return (confirmed if by_us else text) % {"rest": event.online.rest}
    if event.online and by_us:
        return translations.gettext("Order confirmed")
    if entry.origin.actor.kind == "contact":
        return (
            translations.gettext("Order placed online")
            if entry.origin.channel == "link"
            else translations.gettext("Order placed")
        )
    return translations.gettext("Order created for %(customer)s") % {"customer": reading.people.name}
