"""The document that an entry makes, as the facts stood then: a paper to set in type, and for invoices the bill behind it."""

from collections.abc import Callable

from chalicelib.application.view.reading import Reading
from chalicelib.domain import events as e
from chalicelib.domain.bill import Bill
from chalicelib.domain.entry import Entry
from chalicelib.effects.papers.credit_note import credit_note
from chalicelib.effects.papers.delivery_note import delivery_note
from chalicelib.effects.papers.invoice import invoice
from chalicelib.effects.papers.offer import offer
from chalicelib.effects.papers.order import order
from chalicelib.effects.papers.paper import Paper
from chalicelib.effects.papers.sheet import Sheet


def compose(
    reading: Reading, entry: Entry, page_url: str, squares: Callable[[str], tuple[str, ...]], *, draft: bool
) -> tuple[Paper, Bill | None]:
    """The paper and the bill of an entry; the reading is of the state up to it. Raises LookupError for one that makes none."""
    sheet = Sheet(reading, entry, page_url, squares, draft)
    match entry.event:
        case e.OfferMade() as event:
            return offer(sheet, event), None
        case e.OrderCreated() as event:
            return order(sheet, event), None
        case e.DeliveryNoteCreated() as event:
            return delivery_note(sheet, event), None
        case e.InvoiceIssued() as event:
            return invoice(sheet, event)
        case e.Credited() as event:
            return credit_note(sheet, event)
        case _:
            raise LookupError(f"entry {entry.seq} makes no document")
