"""Which effect follows from which event; one mail a person for each commit."""

from collections.abc import Iterable

from chalicelib.application.ports import Effect
from chalicelib.domain import events as e
from chalicelib.domain.entry import Entry

EFFECTS: dict[type, str | None] = {
    **dict.fromkeys(
        (
            e.OfferMade, e.OrderCreated, e.DetailsSet, e.AddressCorrected, e.MailSent, e.StockAllocated, e.SupplyOrdered,
            e.SupplyReceived, e.DeliveryAnnounced, e.DeliveryNoteCreated, e.Shipped, e.Received, e.InvoiceIssued,
            e.InvoiceBooked, e.MarkedPaid, e.PaymentAllocated, e.Credited, e.Refunded, e.OrderCancelled, e.NoteAdded,
            e.QuestionAsked, e.QuestionAnswered, e.LinkRevoked, e.LinksRevoked, e.EntryStruck,
        )
    ),
    e.LinkGranted: "link",
    e.AcknowledgementRequested: "acknowledgement",
}  # fmt: skip
"""Every event type declares its effect, or None."""


def effects_due(reference: str, entries: Iterable[Entry]) -> tuple[Effect, ...]:
    """The effects of one commit; the acknowledgement carries the link, so a contact who gets both gets it alone."""
    due: dict[str, Effect] = {}
    for entry in entries:
        event = entry.event
        kind = EFFECTS[type(event)]
        if kind is None or not isinstance(event, e.LinkGranted | e.AcknowledgementRequested):
            continue
        if kind == "acknowledgement" or event.contact not in due:
            due[event.contact] = Effect(reference, entry.seq, kind, event.contact)
    return tuple(due.values())
