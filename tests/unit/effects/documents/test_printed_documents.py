"""What the PDF of a document holds: standards, names, pages, its attachment, and nothing of the machine that made it."""

import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from chalicelib.effects.documents.printed import PrintedDocument
from tests.samples.printed_documents import DELIVERY_NOTE, INVOICE, OFFER, SAMPLES, long_invoice
from tests.unit.renderer import TYPESETTER, pages


@pytest.mark.parametrize("name", SAMPLES)
def test_a_document_says_what_it_is_and_by_which_standards(name: str) -> None:
    printed = SAMPLES[name]
    read = PdfReader(BytesIO(TYPESETTER(printed)))
    root: Any = read.trailer["/Root"]
    assert root["/Lang"] == printed.lang
    assert root["/MarkInfo"]["/Marked"] and root["/ViewerPreferences"]["/DisplayDocTitle"]
    about = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert printed.title in about and printed.subject in about and printed.letterhead.name in about
    assert f"<xmp:CreateDate>{printed.moment:%Y-%m-%dT%H:%M:%S+00:00}" in about


def test_the_same_document_gives_the_same_bytes_in_any_process() -> None:
    script = (
        "from hashlib import sha256\n"
        "from tests.samples.printed_documents import INVOICE\n"
        "from tests.unit.renderer import TYPESETTER\n"
        "print(sha256(TYPESETTER(INVOICE, b'<a/>')).hexdigest())"
    )
    again = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    TYPESETTER(DELIVERY_NOTE)
    assert sha256(TYPESETTER(INVOICE, b"<a/>")).hexdigest() == again.stdout.strip()


def test_the_xml_is_inside_to_the_byte_and_said_to_be_the_same_invoice() -> None:
    xml = "<?xml version='1.0' encoding='UTF-8'?>\r\n<a>é 😀 #sys.inputs</a>\n".encode()
    read = PdfReader(BytesIO(TYPESETTER(INVOICE, xml)))
    assert read.attachments == {"factur-x.xml": [xml]}
    root: Any = read.trailer["/Root"]
    (file,) = root["/AF"]
    assert file.get_object()["/AFRelationship"] == "/Alternative"
    assert file.get_object()["/EF"]["/F"]["/Subtype"] == "/text/xml"


def test_nothing_is_attached_where_nothing_is_given() -> None:
    assert not PdfReader(BytesIO(TYPESETTER(OFFER))).attachments


def test_an_invoice_shows_all_that_the_document_says() -> None:
    (page,) = pages(INVOICE)
    shown = page.replace("\n", " ")
    rows = [text for row in INVOICE.rows for text in (row.name, row.detail, *row.cells)]
    sums = [text for item in INVOICE.sums for text in (item.label, item.value)]
    facts = [text for fact in INVOICE.facts for text in (fact.label, fact.value)]
    for text in (INVOICE.title, INVOICE.day, *rows, *sums, *facts, INVOICE.letterhead.legal):
        assert text in shown


def test_codes_and_mark_are_told_to_those_who_cannot_see_them() -> None:
    content = TYPESETTER(INVOICE)
    assert INVOICE.payment is not None and INVOICE.payment.code is not None
    alternatives = {element["/Alt"] for element in _elements(PdfReader(BytesIO(content))) if "/Alt" in element}
    assert alternatives == {INVOICE.letterhead.name, INVOICE.page.alt, INVOICE.payment.code.alt}


def test_a_draft_says_so_on_each_page() -> None:
    for page in pages(replace(long_invoice(60), draft="Brouillon")):
        assert "Brouillon" in page
    assert not any("Brouillon" in page for page in pages(long_invoice(60)))


def test_totals_are_shown_without_a_row_too() -> None:
    (page,) = pages(replace(INVOICE, rows=()))
    assert "3 482,40 €" in page.split("Total TTC")[1][:40] and "Montant de TVA" in page


@pytest.mark.parametrize(
    "printed", [replace(INVOICE, blocks=(), facts=(), rows=(), notes=(), opening=""), replace(OFFER, sums=())]
)
def test_a_document_of_few_parts_is_made_too(printed: PrintedDocument) -> None:
    assert len(pages(printed)) == 1


def _elements(read: PdfReader) -> list[Any]:
    elements, left = [], [read.trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]  # the trailer of a PDF of ours has a root
    while left:
        element = left.pop().get_object()
        kids = element.get("/K", []) if isinstance(element, dict) else element
        if isinstance(element, dict):
            elements.append(element)
        left += [kid for kid in (kids if isinstance(kids, list) else [kids]) if not isinstance(kid, int)]
    return elements
