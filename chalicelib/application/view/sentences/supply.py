"""What the history calls where the goods come from."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading, all_goods
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.supply import StockAllocated, SupplyEvent, SupplyOrdered, SupplyReceived


def sentence(reading: EntryReading, event: SupplyEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    match event:
        case StockAllocated():
            return _stock(reading, event)
        case SupplyOrdered():
            return _ordered(reading, event)
        case SupplyReceived():
            return _received(reading, event)
        case _:
            assert_never(event)


def _stock(reading: EntryReading, event: StockAllocated) -> str:
    if all_goods(reading, event.lines):
        return reading.translations.gettext("No supply needed to fulfil the order")
    n = len(event.lines)
    if not n:
        n = sum(one.quantity for one in event.taken)
        return reading.translations.ngettext("%(n)s piece kept from stock", "%(n)s pieces kept from stock", n) % {"n": n}
    return reading.translations.ngettext("%(n)s line served from stock", "%(n)s lines served from stock", n) % {"n": n}


def _ordered(reading: EntryReading, event: SupplyOrdered) -> str:
    if all_goods(reading, event.lines):
        return reading.translations.gettext("Supply orders prepared")
    n = len(event.lines)
    return reading.translations.ngettext("Supply started for %(n)s line", "Supply started for %(n)s lines", n) % {"n": n}


def _received(reading: EntryReading, event: SupplyReceived) -> str:
    n = len(event.lines)
    return reading.translations.ngettext("Supply received for %(n)s line", "Supply received for %(n)s lines", n) % {"n": n}
