"""The documents that whoever pays needs: invoices, credit notes, and the delivery notes of what they ask for."""

from chalicelib.domain.sale.base import Document
from chalicelib.domain.sale.dossier import Dossier


def invoice_documents(state: Dossier) -> tuple[Document, ...]:
    """Give them in the order of their making; of a parcel the delivery note that holds."""
    lines = {part.line for invoice in state.invoices for part in invoice.parts}
    notes = {note.number for note in state.delivery_notes if _proves(state, note.parcel, lines) == note.number}
    return tuple(
        document
        for document in state.documents
        if document.kind in ("deposit_invoice", "invoice", "credit_note")
        or (document.kind == "delivery_note" and document.number in notes)
    )


def _proves(state: Dossier, parcel: int, lines: set[int]) -> str | None:
    """Give the delivery note that holds of a parcel, where something in it was invoiced."""
    note = state.note_of(parcel)
    shipped = next((one.parts for one in state.parcels if one.number == parcel), ())
    return note.number if note and lines & {part.line for part in (*note.parts, *shipped)} else None
