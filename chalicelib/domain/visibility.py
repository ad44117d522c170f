"""Which events customers see unless the entry says otherwise."""

from chalicelib.domain import events as e

INTERNAL = (
    e.DetailsSet, e.AcknowledgementRequested, e.InvoiceBooked, e.NoteAdded, e.LinkGranted, e.LinkRevoked, e.LinksRevoked,
    e.DocumentMade, e.DocumentMailRequested, e.UploadChecked, e.Assigned, e.ContactCorrected,
)  # fmt: skip
NEVER = (
    e.DetailsSet, e.AcknowledgementRequested, e.LinkGranted, e.LinkRevoked, e.LinksRevoked, e.DocumentMade,
    e.DocumentMailRequested, e.UploadChecked, e.Assigned, e.ContactCorrected,
)  # fmt: skip


def is_visible(event: e.Event, asked: bool | None) -> bool:
    """Whether customers see the entry: as asked where that can be chosen, else by the event's kind."""
    if isinstance(event, NEVER) or (isinstance(event, e.MailSent) and event.mail == "link"):
        return False
    if isinstance(event, e.MailUndelivered) and event.why == "complained":
        return False
    if asked is not None:
        return asked
    return not isinstance(event, INTERNAL)
