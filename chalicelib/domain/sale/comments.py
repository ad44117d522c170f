"""Whose a comment is, and who reads it: it belongs to the event that its command is about, and to no other of the same commit."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.visibility import ON_THE_PAGE, is_visible

OWN: Mapping[type, tuple[type, ...]] = {
    c.CreateDossier: (e.OfferMade, e.OrderCreated),
    c.ReviseOffer: (e.OfferMade,),
    c.VoidOffer: (e.OfferVoided,),
    c.PlaceOrder: (e.OrderCreated,),
    c.PromiseNews: (e.NewsPromised,),
    c.Assign: (e.Assigned,),
    c.CorrectContact: (e.ContactCorrected,),
    c.CorrectAddress: (e.AddressCorrected,),
    c.Acknowledge: (e.AcknowledgementRequested, e.MailSent),
    c.AllocateStock: (e.StockAllocated,),
    c.OrderSupply: (e.SupplyOrdered,),
    c.ReceiveSupply: (e.SupplyReceived,),
    c.AnnounceDelivery: (e.DeliveryAnnounced,),
    c.CreateDeliveryNote: (e.DeliveryNoteCreated,),
    c.Ship: (e.Shipped,),
    c.CorrectShipment: (e.ShipmentCorrected,),
    c.MarkReceived: (e.Received,),
    c.ConfirmReception: (e.Received,),
    c.IssueInvoice: (e.InvoiceIssued,),
    c.BookInvoice: (e.InvoiceBooked,),
    c.MarkPaid: (e.MarkedPaid,),
    c.AllocatePayment: (e.PaymentAllocated,),
    c.Credit: (e.Credited,),
    c.RecordDeposit: (e.DepositReceived,),
    c.Refund: (e.Refunded,),
    c.CancelOrder: (e.OrderCancelled,),
    c.AddNote: (e.NoteAdded,),
    c.RecordQuestion: (e.QuestionAsked,),
    c.AskQuestion: (e.QuestionAsked,),
    c.AnswerQuestion: (e.QuestionAnswered,),
    c.InviteContact: (e.LinkGranted,),
    c.RevokeLink: (e.LinkRevoked,),
    c.RevokeAllLinks: (e.LinksRevoked,),
    c.OpenAffair: (e.LinkGranted,),
    c.RecordMail: (e.MailSent,),
    c.TakeName: (e.CustomerRenamed,),
    c.RecordUndelivered: (e.MailUndelivered,),
    c.MailDocument: (e.DocumentMailRequested,),
    c.RecordDocument: (e.DocumentMade,),
    c.RecordDocumentFailed: (e.DocumentFailed,),
    c.RecordUpload: (e.UploadChecked,),
    c.StrikeEntry: (e.EntryStruck,),
}
"""The event that each command is about; what else it leads to (a promise of news, a link) says nothing in its words."""
SHOWN = (
    c.CreateDossier, c.AnnounceDelivery, c.Ship, c.CancelOrder, c.VoidOffer, c.AnswerQuestion,
    c.RecordQuestion, c.AskQuestion, c.ConfirmReception,
)  # fmt: skip
"""Whose comments are written to customers, or by them; of all others they are colleagues' own unless `visible` is said."""
_SHOWN_BEFORE = (
    e.OfferVoided, e.DeliveryAnnounced, e.Shipped, e.OrderCancelled, e.NoteAdded, e.QuestionAsked, e.QuestionAnswered,
)  # fmt: skip


class Reads(Struct, frozen=True):
    """What customers read of an entry: its line, and its comment (null: it has none)."""

    line: bool
    comment: bool | None = None


def own_event(command: c.Command, events: Sequence[e.Event]) -> e.Event:
    """The event that a command is about, of all that it leads to."""
    return next(event for event in events if isinstance(event, OWN[type(command)]))


def reads_comment(command: c.Command, event: e.Event) -> bool:
    """Whether customers read the comment of a command: where its line is shown, as asked, else by the command's kind."""
    return is_visible(event, command.visible) and (command.visible or isinstance(command, SHOWN))


def check_hidden(command: c.Command, event: e.Event) -> None:
    """Raise Invalid where a command would hide its line and the page shows its fact all the same."""
    if command.visible is False and isinstance(event, ON_THE_PAGE):
        raise Invalid(
            "the page shows this all the same, so that its line cannot be hidden: leave `visible` out, "
            "and write what only colleagues read as a note (add_note)",
            field="visible",
        )


def shown_comment(entry: Entry) -> str | None:
    """The comment of an entry, if customers read it. Whatever is shown to them asks here, and never the entry itself."""
    origin = entry.origin
    if not origin.visible or not origin.comment:
        return None
    said = origin.comment_visible
    return origin.comment if (_shown_before(entry) if said is None else said) else None


def reads(entry: Entry) -> Reads:
    """What customers read of an entry."""
    return Reads(entry.origin.visible, shown_comment(entry) is not None if entry.origin.comment else None)


def _shown_before(entry: Entry) -> bool:
    """Whether customers read the comment of an entry from before its commit said so: by its kind."""
    event = entry.event
    began = entry.seq == 2 and isinstance(event, e.OfferMade | e.OrderCreated)
    return began or isinstance(event, _SHOWN_BEFORE) or (isinstance(event, e.Received) and event.remarks is not None)
