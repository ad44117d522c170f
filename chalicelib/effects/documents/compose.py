"""The document that an entry makes, as the facts stood then: what is printed, and for invoices the bill behind it."""

from collections.abc import Callable

from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.values.bill import Bill
from chalicelib.effects.documents.credit_note import credit_note
from chalicelib.effects.documents.delivery_note import delivery_note
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.invoice import invoice
from chalicelib.effects.documents.offer import offer
from chalicelib.effects.documents.order import changed_order, order
from chalicelib.effects.documents.printed import PrintedDocument


def compose(
    reading: AnyReading, entry: Entry, page_url: str, squares: Callable[[str], tuple[str, ...]], *, draft: bool
) -> tuple[PrintedDocument, Bill | None]:
    """Give the printed document and the bill of an entry. The reading is of the state up to it. Raises LookupError for none."""
    if not isinstance(reading, Reading):
        raise LookupError("a sale alone has documents that we make")
    frame = DocumentFrame(reading, entry, page_url, squares, draft)
    match entry.event:
        case e.OfferMade() as event:
            return offer(frame, event), None
        case e.OrderCreated() as event:
            return order(frame, event), None
        case e.OrderChanged() as event:
            return changed_order(frame, event), None
        case e.DeliveryNoteCreated() as event:
            return delivery_note(frame, event), None
        case e.InvoiceIssued() as event:
            return invoice(frame, event)
        case e.Credited() as event:
            return credit_note(frame, event)
        case _:
            raise LookupError(f"entry {entry.seq} makes no document")
