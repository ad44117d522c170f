"""The PDF that carries its invoice: metadata added to what Typst made, nothing else changed."""

from io import BytesIO

from pypdf import PdfReader, PdfWriter

from chalicelib.adapters.facturx.xml import bill_xml
from chalicelib.adapters.facturx.xmp import with_facturx
from chalicelib.domain.values.bill import Bill

ATTACHED = "factur-x.xml"


def hybrid(pdf: bytes, bill: Bill) -> bytes:
    """Give the PDF/A-3a and PDF/UA-1 as a Factur-X invoice, profile EN 16931; the same arguments give the same bytes.

    Raises ValueError if what is attached is not this bill's XML, or the PDF has no PDF/A metadata.
    """
    reader = PdfReader(BytesIO(pdf))
    if reader.attachments.get(ATTACHED) != [bill_xml(bill)]:
        raise ValueError(f"the PDF does not carry the XML of {bill.number}")
    metadata = reader.xmp_metadata
    if metadata is None:
        raise ValueError("the PDF has no metadata")
    # Written anew: in an incremental update pypdf leaves out a line end that PDF/A wants (ISO 19005-3, 6.1.9).
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = "%PDF-1.7"  # what PDF/A-3 rests on (ISO 32000-1); pypdf would say 1.3
    writer.xmp_metadata = with_facturx(metadata.stream.get_data())
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
