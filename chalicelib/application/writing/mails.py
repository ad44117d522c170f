"""Who must hear of each event: a mail with its audience, or the written reason for none."""

from typing import Literal, NamedTuple

from chalicelib.domain.sale import events as e

Audience = Literal["named", "readers"]
"""named: the contact whom the event names. readers: whoever has the dossier's link, if customers see the entry."""


class Mailed(NamedTuple):
    """The kind of mail; money: the billing address's own mail address hears of it too.

    once_asked: it does where an invoice was issued or a deposit came, which what happened may undo.
    """

    kind: str
    to: Audience = "readers"
    money: bool = False
    once_asked: bool = False


class Unmailed(NamedTuple):
    """Why nobody is mailed."""

    reason: str


MAILS: dict[type, Mailed | Unmailed] = {
    e.OrderCancelled: Mailed("cancellation", money=True, once_asked=True),
    e.OfferVoided: Mailed("withdrawal"),
    e.EntryStruck: Mailed("correction", money=True),
    e.QuestionAnswered: Mailed("answer"),
    e.InvoiceIssued: Mailed("invoice", money=True),
    e.Credited: Mailed("credit", money=True),
    e.Refunded: Mailed("refund", money=True),
    e.MarkedPaid: Mailed("payment", money=True),
    e.PaymentAllocated: Mailed("payment", money=True),
    e.DepositReceived: Mailed("payment", money=True),
    e.Shipped: Mailed("shipment"),
    e.ShipmentCorrected: Mailed("tracking"),
    e.DeliveryAnnounced: Mailed("delivery"),
    e.AcknowledgementRequested: Mailed("acknowledgement", "named"),
    e.DocumentMailRequested: Mailed("document", "named"),
    e.Received: Mailed("reception"),
    e.AddressCorrected: Mailed("address"),
    e.NoteAdded: Mailed("note"),
    e.QuestionAsked: Mailed("question"),
    e.LinkGranted: Mailed("link", "named"),
    e.ContactCorrected: Mailed("link", "named"),
    e.OrderCreated: Mailed("order"),
    e.OfferMade: Mailed("offer"),
    e.NewsPromised: Mailed("news"),
    e.StockAllocated: Unmailed("where the goods come from; their day is mailed when it is announced"),
    e.SupplyOrdered: Unmailed("where the goods come from; their day is mailed when it is announced"),
    e.SupplyReceived: Unmailed("where the goods come from; their parcel is mailed when it leaves"),
    e.DeliveryNoteCreated: Unmailed("it goes with a parcel, whose mail tells what is inside"),
    e.MailSent: Unmailed("it is a mail itself"),
    e.MailUndelivered: Unmailed("no mail reaches whom it is about; owner and deputy are told"),
    e.DetailsSet: Unmailed("customers do not see it; what the dossier begins with is mailed"),
    e.Assigned: Unmailed("customers do not see it"),
    e.CustomerRenamed: Unmailed("customers do not see it; they know their own name"),
    e.InvoiceBooked: Unmailed("it is our books' affair; the invoice was mailed"),
    e.DocumentMade: Unmailed("customers do not see it; what the document is about was mailed"),
    e.DocumentFailed: Unmailed("customers do not see it; owner and deputy are told"),
    e.UploadChecked: Unmailed("customers do not see it"),
    e.LinkRevoked: Unmailed("nobody is mailed that they are shut out"),
    e.LinksRevoked: Unmailed("nobody is mailed that they are shut out"),
}
"""Every event type declares its mail or why there is none; those mailed stand in their order, what matters most first."""
RANKS = {kind: rank for rank, kind in enumerate(MAILS)}


def mailed(event: e.Event) -> Mailed | None:
    """The mail of an event, or None where it has none."""
    row = MAILS[type(event)]
    if isinstance(row, Unmailed) or (isinstance(event, e.ContactCorrected) and not event.mailbox):
        return None
    return row
