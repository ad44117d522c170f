"""The document that an entry makes, as the facts stood then: what is printed, and for invoices the bill behind it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.bill import Bill
from chalicelib.effects.documents.credit_note import credit_note
from chalicelib.effects.documents.delivery_note import delivery_note
from chalicelib.effects.documents.deposit import deposit_credit, deposit_invoice
from chalicelib.effects.documents.diagnosis_report import diagnosis_report
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.invoice import invoice
from chalicelib.effects.documents.offer import offer
from chalicelib.effects.documents.order import changed_order, order
from chalicelib.effects.documents.printed import PrintedDocument
from chalicelib.effects.documents.proforma import proforma
from chalicelib.effects.documents.repair_quote import repair_quote
from chalicelib.effects.documents.return_label import return_label

R = TypeVar("R", bound=AnyReading)
E = TypeVar("E", bound=EventBase)
Composed = tuple[PrintedDocument, Bill | None]
Maker = Callable[[DocumentFrame[Any], Any], Composed]


def _prints(event: type[E], make: Callable[[DocumentFrame[R], E], PrintedDocument]) -> tuple[type[EventBase], Maker]:
    """Give the row of an event whose document has no bill behind it."""
    return event, lambda frame, event: (make(frame, event), None)


def _bills(event: type[E], make: Callable[[DocumentFrame[Reading], E], Composed]) -> tuple[type[EventBase], Maker]:
    return event, make


MAKERS: Mapping[type[EventBase], Maker] = dict(
    (
        _prints(e.OfferMade, offer),
        _prints(e.OrderCreated, order),
        _prints(e.OrderChanged, changed_order),
        _prints(e.DeliveryNoteCreated, delivery_note),
        _prints(e.DepositAsked, proforma),
        _prints(e.ReturnLabelGiven, return_label),
        _prints(e.CaseDiagnosed, diagnosis_report),
        _prints(e.RepairQuoted, repair_quote),
        _bills(e.DepositReceived, deposit_invoice),
        _bills(e.Refunded, deposit_credit),
        _bills(e.PaymentMoved, deposit_credit),
        _bills(e.PaymentReleased, deposit_credit),
        _bills(e.PaymentReturned, deposit_credit),
        _bills(e.InvoiceIssued, invoice),
        _bills(e.Credited, credit_note),
    )
)
"""By event, of whatever kind of dossier: the event says which kind it happens to."""


def compose(
    reading: AnyReading, entry: Entry, page_url: str, squares: Callable[[str], tuple[str, ...]], *, draft: bool
) -> Composed:
    """Give the printed document and the bill of an entry. The reading is of the state up to it. Raises LookupError for none."""
    make = MAKERS.get(type(entry.event))
    if make is None:
        raise LookupError(f"entry {entry.seq} makes no document")
    return make(DocumentFrame(reading, entry, page_url, squares, draft), entry.event)
