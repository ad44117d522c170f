"""Which event is allowed when: one row for each event, read as "all of these must hold"."""

from collections.abc import Callable
from datetime import date
from typing import Any

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale import money_rules as m
from chalicelib.domain.sale import question_rules as q
from chalicelib.domain.sale import rules as r
from chalicelib.domain.sale import shipment_rules as s
from chalicelib.domain.sale.dossier import Dossier

Rule = Callable[[Dossier, Any, date], None]

ALLOWED: dict[type, tuple[Rule, ...]] = {
    e.DetailsSet: (r.is_new,),
    e.OfferMade: (r.has_details, r.no_order, r.next_revision, r.valid_from_its_day, r.own_was_accepted),
    e.OfferVoided: (r.has_offer, r.no_order, r.offer_not_voided),
    e.OrderCreated: (r.has_details, r.no_order, r.offer_not_voided, r.offer_still_open, r.own_was_accepted),
    e.Assigned: (r.is_open,),
    e.ContactCorrected: (r.is_open,),
    e.CustomerRenamed: (r.is_open,),
    e.AddressCorrected: (r.is_open,),
    e.AcknowledgementRequested: (r.is_ordered, r.not_cancelled),
    e.MailSent: (r.is_open,),
    e.MailUndelivered: (r.is_open,),
    e.StockAllocated: (r.is_ordered, r.not_cancelled, r.not_before_order, r.lines_are_goods),
    e.SupplyOrdered: (r.is_ordered, r.not_cancelled, r.not_before_order, r.lines_are_goods),
    e.SupplyReceived: (r.is_ordered, r.not_cancelled, r.not_before_order, r.lines_are_goods),
    e.DeliveryAnnounced: (
        r.is_ordered,
        r.not_cancelled,
        r.not_before_order,
        r.lines_are_goods,
        r.lines_have_to_leave,
        r.date_not_before_day,
    ),
    e.NewsPromised: (r.is_open, r.date_not_before_day),
    e.DeliveryNoteCreated: (
        r.is_ordered,
        r.not_cancelled,
        r.not_before_order,
        r.parcel_this_or_next,
        r.note_number_is_new,
        r.note_fits_parcel,
        r.serials_fit,
        r.own_was_accepted,
    ),
    e.Shipped: (
        r.is_ordered,
        r.not_cancelled,
        r.not_before_order,
        r.parcel_is_next,
        r.parts_are_goods,
        r.parts_have_to_leave,
        r.parts_as_the_note_says,
        r.serials_fit,
        r.expected_not_before_day,
    ),
    e.ShipmentCorrected: (s.not_before_it_left, s.something_changes),
    e.Received: (r.is_ordered, r.parcels_under_way, r.not_before_shipment),
    e.InvoiceIssued: (
        r.is_ordered,
        r.not_before_order,
        r.parts_are_lines,
        r.parts_not_invoiced,
        m.cancelled_bills_shipped_only,
        r.due_not_before_day,
        r.number_is_new,
        m.prepaid_was_received,
        r.own_was_accepted,
    ),
    e.InvoiceBooked: (m.invoice_exists, m.invoice_not_booked),
    e.MarkedPaid: (r.is_ordered, m.allocations_fit, m.not_before_its_invoice),
    e.PaymentAllocated: (r.is_ordered, m.allocations_fit, m.not_before_its_invoice),
    e.DepositReceived: (r.is_ordered, m.deposit_fits),
    e.Credited: (m.invoice_exists, m.credit_fits, m.not_before_its_invoice, r.number_is_new),
    e.Refunded: (m.refund_fits,),
    e.OrderCancelled: (r.is_ordered, r.not_cancelled, r.not_before_order, r.something_is_left),
    e.NoteAdded: (r.is_open,),
    e.QuestionAsked: (r.is_open, q.parcel_has_left),
    e.QuestionAnswered: (r.is_open, q.question_is_open),
    e.DocumentMade: (r.document_waits,),
    e.DocumentFailed: (r.document_waits,),
    e.DocumentMailRequested: (r.document_is_there,),
    e.UploadChecked: (r.is_open,),
    e.LinkGranted: (r.is_open, r.room_for_links),
    e.LinkRevoked: (r.link_is_live,),
    e.LinksRevoked: (r.is_open,),
    e.EntryStruck: (r.entry_exists, r.entry_not_struck),
}


def check(state: Dossier, event: e.Event, day: date) -> None:
    """Raise NotAllowed or Invalid, with the reason, unless the event may happen on that day in that state."""
    for rule in ALLOWED[type(event)]:
        rule(state, event, day)
