"""What an invoice names beside its amounts, found in the state on the day that it is issued."""

from datetime import date

from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Part


def as_it_stands(state: Dossier, parts: tuple[Part, ...], day: date) -> AsIssued:
    """Give what an invoice over these parts names on a day."""
    despatch, delivered = _despatch(state, {part.line for part in parts}, day)
    return AsIssued(
        billing=state.billing,
        delivery=state.delivery,
        contact=state.contact,
        customer_reference=state.customer_reference,
        supplier_number=state.supplier_number,
        despatch=despatch,
        delivered=delivered,
        engagement=state.engagement,
    )


def _despatch(state: Dossier, about: set[int], day: date) -> tuple[str | None, date | None]:
    """Give the last delivery note (BT-16) with these lines, and the day (BT-72) on which the last parcel with them left.

    What crosses the border untaxed has a delivery date (BR-IC-11): before it left, that of the invoice.
    """
    parcels = [parcel for parcel in state.parcels if about & {part.line for part in parcel.parts}]
    left = {parcel.number for parcel in parcels}
    notes = [note.number for note in state.delivery_notes if note.parcel in left or about & {part.line for part in note.parts}]
    untaxed = any(line.vat_category == "K" for line in state.lines if line.id in about)
    last = max((parcel.shipped for parcel in parcels), default=None)
    return (notes[-1] if notes else None), last or (day if untaxed else None)
