"""Which effects follow from one commit: one mail a person, and the documents."""

from collections.abc import Iterable

from chalicelib.application.ports.effects import Effect
from chalicelib.application.writing.audience import Happened, told
from chalicelib.application.writing.mails import mailed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry

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


def mails_due(reference: str, happened: Happened) -> tuple[Effect, ...]:
    """The mails that one commit leads to, one a person."""
    due = ((person, entry, mailed(entry.event)) for person, entry in told(happened).items())
    return tuple(Effect(reference, entry.seq, row.kind, person) for person, entry, row in due if row)


def papers_due(reference: str, entries: Iterable[Entry]) -> tuple[Effect, ...]:
    """The documents that one commit makes, and the archive of all that is made anew behind each, and behind a stroke."""
    return tuple(Effect(reference, entry.seq, PAPERS[type(entry.event)]) for entry in entries if type(entry.event) in PAPERS)
