"""What the history calls an order from the page, and what its customer did with it afterwards."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.application.view.until import until
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
    if event.waited:
        return w.gettext("Order taken back before we confirmed it")
    text = w.gettext("Order taken back; the quote stands again")
    if event.rest:
        text = w.gettext("Order taken back; the quote stands again whole, without %(rest)s") % {"rest": event.rest}
    order = reading.before.order
    kept = order.offered.reservation if event.reserved and order and order.offered else None
    if kept is None:
        return text
    more = w.gettext("reserved again until %(moment)s") % {"moment": until(reading, kept.until)}
    return w.gettext("%(title)s; %(more)s") % {"title": text, "more": more}
