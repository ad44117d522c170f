"""A document about an invoice has what the invoice said: the buyer, the addresses and the numbers of its day."""

from msgspec.structs import replace

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.effects.documents.frame import DocumentFrame


def remembered(frame: DocumentFrame[Reading], named: AsIssued) -> DocumentFrame[Reading]:
    """Give the frame, read with what an invoice named."""
    reading = frame.reading
    state = replace(
        reading.state,
        billing=named.billing,
        delivery=named.delivery,
        contact=named.contact,
        customer_reference=named.customer_reference,
        supplier_number=named.supplier_number,
        engagement=named.engagement,
    )
    return frame._replace(reading=reading.of(state))
