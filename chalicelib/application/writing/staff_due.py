"""What owner and deputy of a dossier are mailed of: acts of the customer, mails not delivered, documents that cannot be made."""

from collections.abc import Iterable

from chalicelib.application.ports.effects import Effect
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.values.actor import ActorKind, Channel

TOLD: dict[type, tuple[Channel, ActorKind] | None] = {
    **dict.fromkeys(
        (
            e.OfferMade, e.OfferVoided, e.DetailsSet, e.Assigned, e.ContactCorrected, e.CustomerRenamed, e.AddressCorrected,
            e.AcknowledgementRequested, e.MailSent, e.StockAllocated, e.SupplyOrdered, e.SupplyReceived, e.DeliveryAnnounced,
            e.NewsPromised, e.DeliveryNoteCreated, e.Shipped, e.ShipmentCorrected, e.InvoiceIssued, e.InvoiceBooked, e.MarkedPaid,
            e.PaymentAllocated, e.DepositReceived, e.Credited, e.Refunded, e.OrderCancelled, e.NoteAdded, e.QuestionAnswered,
            e.DocumentMade, e.DocumentMailRequested, e.UploadChecked, e.LinkGranted, e.LinkRevoked, e.LinksRevoked,
            e.EntryStruck,
        )
    ),
    e.OrderCreated: ("link", "contact"),
    e.QuestionAsked: ("link", "contact"),
    e.Received: ("link", "contact"),
    e.MailUndelivered: ("event", "system"),
    e.DocumentFailed: ("event", "system"),
}  # fmt: skip
"""Every event type declares how it has to come, and whose act it has to be, for colleagues to be mailed; None: they never are."""
KIND = "staff_told"


def staff_due(reference: str, state: Dossier, entries: Iterable[Entry]) -> tuple[Effect, ...]:
    """The mails to owner and deputy that one commit leads to, one each; state is the dossier's after it."""
    told = [entry for entry in entries if TOLD[type(entry.event)] == (entry.origin.channel, entry.origin.actor.kind)]
    people = dict.fromkeys(key for key in (state.owner, state.deputy) if key)
    return tuple(Effect(reference, told[-1].seq, KIND, key) for key in people) if told else ()
