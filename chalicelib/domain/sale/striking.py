"""Striking a wrong entry: allowed only if the rest of the history could have happened without it."""

from collections.abc import Sequence

from msgspec.structs import replace

from chalicelib.domain.errors import DomainError, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.allowed import check
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.fold import evolve

PERMANENT = (
    e.DetailsSet, e.MailSent, e.InvoiceIssued, e.Credited, e.LinkGranted, e.LinkRevoked, e.LinksRevoked, e.EntryStruck,
    e.DocumentMade, e.DocumentFailed, e.DocumentMailRequested, e.UploadChecked, e.Assigned, e.ContactCorrected,
    e.CustomerRenamed, e.MailUndelivered,
)  # fmt: skip
"""What left the house, or is the dossier itself, cannot be undone by a stroke; an issued invoice takes a credit note."""

OF_A_DOCUMENT = (e.DocumentMade, e.DocumentFailed, e.DocumentMailRequested)


def strike(history: Sequence[Entry], event: e.EntryStruck) -> None:
    """Raise NotAllowed unless the entry may be struck: it is not permanent and all later ones hold without it."""
    wrong = history[event.entry - 1]
    if isinstance(wrong.event, PERMANENT) or (isinstance(wrong.event, e.OfferMade) and wrong.event.revision == 1):
        raise NotAllowed("an entry of this kind cannot be struck", field="entry")
    if isinstance(wrong.event, e.OrderCreated) and not any(isinstance(entry.event, e.OfferMade) for entry in history):
        raise NotAllowed("the dossier began with this order", field="entry")
    replay(history, skip=event.entry)


def replay(history: Sequence[Entry], *, skip: int | None = None) -> Dossier:
    """Fold a history again, checking each entry against the table; entries struck, and the one to skip, are passed over.

    Raises NotAllowed, naming the first entry that could not have happened so.
    """
    gone = {entry.event.entry for entry in history if isinstance(entry.event, e.EntryStruck)}
    if skip:
        gone.add(skip)
    state = Dossier()
    for entry in history:
        counts = entry.seq not in gone and not _of_gone(entry, gone)
        if counts and not isinstance(entry.event, e.EntryStruck):
            try:
                check(state, entry.event, entry.origin.effective)
            except DomainError as error:
                why = {"later": entry.seq, "why": str(error)}
                raise NotAllowed("the later entry %(later)s depends on it: %(why)s", field="entry", **why) from error
        state = evolve(state, entry, counts=counts)
    return replace(state, version=len(history))


def _of_gone(entry: Entry, gone: set[int]) -> bool:
    """Whether it says something of the document of a struck entry, and so nothing."""
    return isinstance(entry.event, OF_A_DOCUMENT) and entry.event.entry in gone
