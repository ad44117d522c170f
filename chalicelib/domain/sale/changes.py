"""What events of several features change of the state."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.sale.base import Document, DossierBase
from chalicelib.domain.sale.document_kinds import DocumentKind
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.spec import Change


def nothing(state: Dossier, event: EventBase, entry: Entry) -> Change:
    """Change nothing: the entry itself is all that it leaves."""
    return {}


def with_document(
    state: DossierBase, entry: Entry, kind: DocumentKind, number: str, upload: str | None = None
) -> tuple[Document, ...]:
    """Give the documents with one more, which the entry makes.

    `upload` is the SHA-256 (hexadecimal) of a document of staff that stands in for it.
    """
    return (*state.documents, Document(entry.seq, kind, number, entry.origin.effective, upload))


def settle(invoice: Invoice, on: date) -> Invoice:
    """Give the invoice, settled on a day if nothing of it is open, in the customer's favour if more was paid."""
    settled = (invoice.settled or on) if invoice.open <= 0 else None
    return replace(invoice, settled=settled, favour=(invoice.favour or on) if invoice.open < 0 else None)
