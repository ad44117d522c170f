"""Which effect follows from which event; one mail a person for each commit."""

from collections.abc import Iterable

from chalicelib.application.ports import Effect
from chalicelib.domain import events as e
from chalicelib.domain.entry import Entry

EFFECTS: dict[type, str | None] = {
    **dict.fromkeys(
        (
            e.OfferMade, e.OrderCreated, e.DetailsSet, e.AddressCorrected, e.MailSent, e.StockAllocated, e.SupplyOrdered,
            e.SupplyReceived, e.DeliveryNoteCreated, e.Received, e.InvoiceBooked, e.MarkedPaid, e.PaymentAllocated, e.Credited,
            e.Refunded, e.NoteAdded, e.QuestionAsked, e.QuestionAnswered, e.LinkRevoked, e.LinksRevoked, e.EntryStruck,
        )
    ),
    e.LinkGranted: "link",
    e.AcknowledgementRequested: "acknowledgement",
    e.DeliveryAnnounced: "delivery",
    e.Shipped: "shipment",
    e.InvoiceIssued: "invoice",
    e.OrderCancelled: "cancellation",
}  # fmt: skip
"""Every event type declares its effect, or None."""


def addressee(event: e.Event, contact: str, *, visible: bool) -> str | None:
    """Whom an event is mailed to: the contact it names, else the dossier's if customers see it; nobody where it has no mail."""
    if EFFECTS[type(event)] is None:
        return None
    if isinstance(event, e.LinkGranted | e.AcknowledgementRequested):
        return event.contact
    return contact if visible else None


def effects_due(reference: str, contact: str, entries: Iterable[Entry]) -> tuple[Effect, ...]:
    """The effects of one commit to a dossier that is for this contact; a mail carries the link, which else goes alone."""
    due: dict[str, Effect] = {}
    for entry in entries:
        kind, person = EFFECTS[type(entry.event)], addressee(entry.event, contact, visible=entry.origin.visible)
        if kind and person and (kind != "link" or person not in due):
            due[person] = Effect(reference, entry.seq, kind, person)
    return tuple(due.values())
