"""The PDF that carries its invoice."""

from io import BytesIO

import pytest
from lxml import etree
from pypdf import PdfReader

from chalicelib.adapters.facturx import bill_xml, hybrid
from tests.samples.bills import BILLS
from tests.samples.printed_documents import INVOICE
from tests.unit.renderer import TYPESETTER

BILL = BILLS["french"]
FX = "{urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#}"


@pytest.fixture(scope="module")
def carrying() -> bytes:
    return TYPESETTER(INVOICE, bill_xml(BILL))


def test_the_same_bill_gives_the_same_bytes(carrying: bytes) -> None:
    assert bill_xml(BILL) == bill_xml(BILL)
    assert hybrid(carrying, BILL) == hybrid(carrying, BILL)


def test_the_metadata_says_what_is_attached(carrying: bytes) -> None:
    metadata = PdfReader(BytesIO(hybrid(carrying, BILL))).xmp_metadata
    assert metadata is not None
    root = etree.fromstring(metadata.stream.get_data())
    properties = {str(element.tag).removeprefix(FX): element.text for element in root.iter(f"{FX}*")}
    assert properties == {
        "DocumentType": "INVOICE",
        "DocumentFileName": "factur-x.xml",
        "Version": "1.0",
        "ConformanceLevel": "EN 16931",
    }


def test_it_says_the_version_that_pdf_a_3_rests_on(carrying: bytes) -> None:
    assert hybrid(carrying, BILL).startswith(b"%PDF-1.7\n")


def test_pages_and_attachment_stay(carrying: bytes) -> None:
    before, after = PdfReader(BytesIO(carrying)), PdfReader(BytesIO(hybrid(carrying, BILL)))
    assert after.attachments["factur-x.xml"] == [bill_xml(BILL)]
    assert [page.extract_text() for page in after.pages] == [page.extract_text() for page in before.pages]
    assert after.metadata == before.metadata


def test_the_xml_of_another_bill_is_refused(carrying: bytes) -> None:
    with pytest.raises(ValueError, match="A26-0007"):
        hybrid(carrying, BILLS["credit-note"])


def test_a_pdf_without_xml_is_refused() -> None:
    with pytest.raises(ValueError, match="F26-0412"):
        hybrid(TYPESETTER(INVOICE), BILL)
