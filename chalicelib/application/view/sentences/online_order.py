"""What the history calls an order from the page, and what its customer did with it afterwards."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.online_order import (
    OnlineOrderEvent,
    OrderChangeAsked,
    OrderDeclined,
    OrderNumberGiven,
    OrderRequested,
    OrderTakenBack,
)


def sentence(reading: EntryReading, event: OnlineOrderEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    w = reading.translations
    match event:
        case OrderRequested():
            return w.gettext("Order sent online, to another address: we confirm it first")
        case OrderDeclined():
            return w.gettext("Order not confirmed")
        case OrderTakenBack():
            return _taken_back(reading, event)
        case OrderNumberGiven():
            return w.gettext("Your order number: %(number)s") % {"number": event.customer_reference}
        case OrderChangeAsked():
            return w.gettext("Change of the order asked for") if event.asked == "change" else w.gettext("Cancellation asked for")
        case _:
            assert_never(event)


def _taken_back(reading: EntryReading, event: OrderTakenBack) -> str:
    w = reading.translations
    if event.rest is None:
        return w.gettext("Order taken back; the quote stands again")
    return w.gettext("Order taken back; the quote stands again whole, without %(rest)s") % {"rest": event.rest}
