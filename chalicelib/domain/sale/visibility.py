"""Which events customers see unless the entry says otherwise."""

from chalicelib.domain.sale import events as e

INTERNAL = (
    e.DetailsSet, e.AcknowledgementRequested, e.InvoiceBooked, e.NoteAdded, e.LinkGranted, e.LinkRevoked, e.LinksRevoked,
    e.DocumentMade, e.DocumentFailed, e.DocumentMailRequested, e.UploadChecked, e.Assigned, e.ContactCorrected,
    e.CustomerRenamed,
)  # fmt: skip
NEVER = (
    e.DetailsSet, e.AcknowledgementRequested, e.LinkGranted, e.LinkRevoked, e.LinksRevoked, e.DocumentMade,
    e.DocumentFailed, e.DocumentMailRequested, e.UploadChecked, e.Assigned, e.ContactCorrected, e.CustomerRenamed,
)  # fmt: skip
ON_THE_PAGE = (
    e.OfferMade, e.OfferVoided, e.OrderCreated, e.AddressCorrected, e.StockAllocated, e.SupplyOrdered, e.SupplyReceived,
    e.DeliveryAnnounced, e.NewsPromised, e.DeliveryNoteCreated, e.Shipped, e.Received, e.InvoiceIssued, e.MarkedPaid,
    e.PaymentAllocated, e.DepositReceived, e.Credited, e.Refunded, e.OrderCancelled, e.QuestionAsked, e.QuestionAnswered,
    e.ShipmentCorrected,
)  # fmt: skip
"""What the page shows beside the history too: without its line the fact would stand there unexplained."""

SHOWN: frozenset[e.Mail] = frozenset(
    {"offer", "acknowledgement", "delivery", "shipment", "invoice", "credit", "cancellation", "document"}
)
"""The mails whose sending is told; what the others say stands in the history itself."""


def is_visible(event: e.Event, asked: bool | None) -> bool:
    """Whether customers see the entry: as asked where that can be chosen, else by the event's kind."""
    if isinstance(event, NEVER) or (isinstance(event, e.MailSent) and event.mail not in SHOWN):
        return False
    if isinstance(event, e.MailUndelivered) and event.why == "complained":
        return False
    if asked is not None:
        return asked
    return not isinstance(event, INTERNAL)
