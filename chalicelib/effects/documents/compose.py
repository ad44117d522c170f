"""The document that an entry makes, as the facts stood then: a paper to set in type, and for invoices the bill behind it."""

from collections.abc import Callable

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.values.bill import Bill
from chalicelib.effects.documents.content import Paper
from chalicelib.effects.documents.credit_note import credit_note
from chalicelib.effects.documents.delivery_note import delivery_note
from chalicelib.effects.documents.invoice import invoice
from chalicelib.effects.documents.letterhead import Sheet
from chalicelib.effects.documents.offer import offer
from chalicelib.effects.documents.order import order


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
