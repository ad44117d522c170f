"""What the history calls transfers that customers said to have sent."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading, amount
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.announcement import AnnouncementEvent, AnnouncementWithdrawn, TransferAnnounced


def sentence(reading: EntryReading, event: AnnouncementEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    w = reading.translations
    places = {"amount": amount(reading, event.amount), "invoice": event.invoice}
    match event:
        case TransferAnnounced():
            places["day"] = w.date(event.on)
            of_invoice = w.gettext("Transfer of %(amount)s announced for invoice %(invoice)s, sent on %(day)s")
            before = w.gettext("Transfer of %(amount)s announced, sent on %(day)s")
        case AnnouncementWithdrawn():
            of_invoice = w.gettext("Announcement of a transfer of %(amount)s for invoice %(invoice)s withdrawn")
            before = w.gettext("Announcement of a transfer of %(amount)s withdrawn")
        case _:
            assert_never(event)
    return (of_invoice if event.invoice else before) % places
