"""What customers see of what a command leads to.

A comment belongs to the event that its command is about, and to no other of the same commit.
"""

from collections.abc import Mapping, Sequence

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.model import shown

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


def is_visible(event: e.Event, asked: bool | None) -> bool:
    """Whether customers see the entry: as asked where that can be chosen, else as the event's row says."""
    how = shown(event)
    if how == "never":
        return False
    return asked if asked is not None else how != "internal"


def own_event(command: c.Command, events: Sequence[e.Event]) -> e.Event:
    """The event that a command is about, of all that it leads to."""
    return next(event for event in events if isinstance(event, OWN[type(command)]))


def reads_comment(command: c.Command, event: e.Event) -> bool:
    """Whether customers read the comment of a command: where its line is shown, as asked, else by the command's kind."""
    return is_visible(event, command.visible) and (command.visible or isinstance(command, SHOWN))


def check_hidden(command: c.Command, event: e.Event) -> None:
    """Raise Invalid where a command would hide its line and the page shows its fact all the same."""
    if command.visible is False and shown(event) == "always":
        raise Invalid(
            "the page shows this all the same, so that its line cannot be hidden: leave `visible` out, "
            "and write what only colleagues read as a note (add_note)",
            field="visible",
        )
