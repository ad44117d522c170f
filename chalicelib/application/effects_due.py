"""Which effects follow from which event: one mail a person for each commit, and the documents."""

from collections.abc import Iterable

from chalicelib.application.ports import Effect
from chalicelib.domain import events as e
from chalicelib.domain.entry import Entry

MAILS: dict[type, str | None] = {
    **dict.fromkeys(
        (
            e.OfferMade, e.OfferVoided, e.OrderCreated, e.DetailsSet, e.AddressCorrected, e.MailSent, e.StockAllocated,
            e.SupplyOrdered, e.SupplyReceived, e.DeliveryNoteCreated, e.Received, e.InvoiceBooked, e.MarkedPaid,
            e.PaymentAllocated, e.DepositReceived, e.Credited, e.Refunded, e.NoteAdded, e.QuestionAsked, e.QuestionAnswered,
            e.LinkRevoked, e.LinksRevoked, e.EntryStruck, e.DocumentMade, e.UploadChecked, e.Assigned, e.MailUndelivered,
            e.NewsPromised, e.CustomerRenamed,
        )
    ),
    e.LinkGranted: "link",
    e.ContactCorrected: "link",
    e.AcknowledgementRequested: "acknowledgement",
    e.DeliveryAnnounced: "delivery",
    e.Shipped: "shipment",
    e.InvoiceIssued: "invoice",
    e.OrderCancelled: "cancellation",
    e.DocumentMailRequested: "document",
}  # fmt: skip
"""Every event type declares its mail, or None."""
PAPERS: dict[type, str] = {
    e.OfferMade: "render",
    e.OrderCreated: "render",
    e.DeliveryNoteCreated: "render",
    e.InvoiceIssued: "render",
    e.Credited: "render",
    e.DocumentMade: "archive",
    e.EntryStruck: "archive",
}
"""What is done about documents, whether or not a mail is sent."""


def addressee(event: e.Event, contact: str, *, visible: bool) -> str | None:
    """Whom an event is mailed to: the contact it names, else the dossier's if customers see it; nobody where it has no mail."""
    if MAILS[type(event)] is None or (isinstance(event, e.ContactCorrected) and not event.mailbox):
        return None
    if isinstance(event, e.LinkGranted | e.ContactCorrected | e.AcknowledgementRequested | e.DocumentMailRequested):
        return event.contact
    return contact if visible else None


def mails_due(reference: str, contact: str, entries: Iterable[Entry]) -> tuple[Effect, ...]:
    """The effects of one commit to a dossier that is for this contact; a mail carries the link, which else goes alone."""
    due: dict[str, Effect] = {}
    for entry in entries:
        kind, person = MAILS[type(entry.event)], addressee(entry.event, contact, visible=entry.origin.visible)
        if kind and person and (kind != "link" or person not in due):
            due[person] = Effect(reference, entry.seq, kind, person)
    return tuple(due.values())


def papers_due(reference: str, entries: Iterable[Entry]) -> tuple[Effect, ...]:
    """The documents that one commit makes, and the archive of all that is made anew behind each, and behind a stroke."""
    return tuple(Effect(reference, entry.seq, PAPERS[type(entry.event)]) for entry in entries if type(entry.event) in PAPERS)
