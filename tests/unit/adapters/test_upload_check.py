"""A document of staff's own is taken if it shows pages and does nothing else."""

import pytest
from pypdf.generic import ArrayObject, NumberObject, TextStringObject

from chalicelib.adapters.facturx import bill_xml, hybrid
from chalicelib.adapters.pdf import refusal
from chalicelib.domain.sale.uploads import LARGEST, Refusal
from tests.samples import pdfs
from tests.samples.bills import FRENCH
from tests.samples.printed_documents import INVOICE
from tests.unit.renderer import TYPESETTER

URL = TextStringObject("https://granuloshop.com/")
FILE = TextStringObject("program")


def encrypted() -> bytes:
    """A document that opens without a password and is encrypted all the same."""
    return pdfs.pdf(lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))


GOOD = {
    "a blank page": pdfs.pdf(),
    "many pages": pdfs.pdf(pages=40),
    "a web address": pdfs.pdf(pdfs.link(S="URI", URI=URL)),
    "a turn of the page": pdfs.pdf(pdfs.link(S="Named", N="NextPage")),
    "opens at a page": pdfs.pdf(pdfs.in_root(OpenAction=pdfs.dictionary(S="GoTo", D=ArrayObject([NumberObject(0)])))),
    "the XML of an invoice": pdfs.pdf(pdfs.attached("factur-x.xml", b"<?xml version='1.0'?><rsm:CrossIndustryInvoice/>")),
    "object streams": pdfs.packed(pdfs.pdf(pages=3)),
}
BAD: dict[str, tuple[Refusal, bytes]] = {
    "no PDF": ("not_a_pdf", b"<html><script>alert(1)</script></html>"),
    "empty": ("not_a_pdf", b""),
    "something before it": ("not_a_pdf", b"MZ" + pdfs.pdf()),
    "cut": ("not_a_pdf", pdfs.pdf(pages=20)[:1500]),
    "its table cut": ("not_a_pdf", pdfs.pdf()[:-60]),
    "too large": ("too_large", b"%PDF-1.7" + bytes(LARGEST)),
    "no page": ("no_page", pdfs.pdf(pdfs.without_pages)),
    "encrypted": ("encrypted", encrypted()),
    "script when opened": ("script", pdfs.pdf(pdfs.in_root(OpenAction=pdfs.script()))),
    "script by name": ("script", pdfs.pdf(pdfs.in_root(Names=pdfs.dictionary(JavaScript=pdfs.dictionary(Names=ArrayObject()))))),
    "script of a link": ("script", pdfs.pdf(pdfs.annotated(Subtype="Link", A=pdfs.script()))),
    "script in an object stream": ("script", pdfs.packed(pdfs.pdf(pdfs.in_root(OpenAction=pdfs.script())))),
    "script that nothing names": ("script", pdfs.pdf(pdfs.loose(S="JavaScript"))),
    "a form with scripts": ("script", pdfs.pdf(pdfs.in_root(AcroForm=pdfs.dictionary(XFA=ArrayObject())))),
    "a program": ("action", pdfs.pdf(pdfs.link(S="Launch", F=FILE))),
    "a program when opened": ("action", pdfs.pdf(pdfs.in_root(OpenAction=pdfs.dictionary(S="Launch", F=FILE)))),
    "an address when opened": ("action", pdfs.pdf(pdfs.in_root(OpenAction=pdfs.dictionary(S="URI", URI=URL)))),
    "sends a form": ("action", pdfs.pdf(pdfs.link(S="SubmitForm", F=URL))),
    "takes data in": ("action", pdfs.pdf(pdfs.link(S="ImportData", F=FILE))),
    "an address that runs": ("action", pdfs.pdf(pdfs.link(S="URI", URI=TextStringObject("javascript:alert(1)")))),
    "an address on this machine": ("action", pdfs.pdf(pdfs.link(S="URI", URI=TextStringObject("file:///etc/passwd")))),
    "a reader's menu": ("action", pdfs.pdf(pdfs.link(S="Named", N="SaveAs"))),
    "another file": ("action", pdfs.pdf(pdfs.link(S="GoToR", F=FILE))),
    "by itself": ("action", pdfs.pdf(pdfs.in_root(AA=pdfs.dictionary(WC=pdfs.dictionary(S="Named", N="Print"))))),
    "action after an action": ("action", pdfs.pdf(pdfs.link(S="URI", URI=URL, Next=pdfs.dictionary(S="Launch", F=FILE)))),
    "rich media": ("media", pdfs.pdf(pdfs.annotated(Subtype="RichMedia"))),
    "a film": ("media", pdfs.pdf(pdfs.annotated(Subtype="Movie"))),
    "a program inside": ("attachment", pdfs.pdf(pdfs.attached("run.exe", b"MZ"))),
    "a program by the invoice's name": ("attachment", pdfs.pdf(pdfs.attached("factur-x.xml", b"MZ"))),
    "a file beside the page": ("attachment", pdfs.pdf(pdfs.annotated(Subtype="FileAttachment"))),
    "a portfolio": ("attachment", pdfs.pdf(pdfs.in_root(Collection=pdfs.dictionary(View="T")))),
    "arrays in arrays": ("too_complex", pdfs.pdf(pdfs.deep())),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_shows_pages_is_taken(name: str) -> None:
    assert refusal(GOOD[name]) is None


@pytest.mark.parametrize("name", BAD)
def test_what_does_more_is_refused(name: str) -> None:
    why, content = BAD[name]
    assert refusal(content) == why


@pytest.mark.parametrize(("size", "times"), [(80 * 2**20, 1), (55 * 2**20, 3)], ids=["a bomb", "bombs, each small"])
def test_what_unpacks_to_too_much_is_refused(size: int, times: int) -> None:
    assert refusal(pdfs.pdf(pdfs.bomb(size, times))) == "too_complex"


def test_a_name_written_in_another_way_is_the_same_name() -> None:
    content = pdfs.pdf(pdfs.link(S="Launch", F=FILE))
    as_long = content.replace(b"/Launch", b"/L#61unch").replace(b"(program)", b"(progr)")
    assert len(as_long) == len(content)
    assert refusal(as_long) == "action"


def test_our_own_documents_are_taken() -> None:
    assert refusal(TYPESETTER(INVOICE)) is None
    assert refusal(hybrid(TYPESETTER(INVOICE, bill_xml(FRENCH)), FRENCH)) is None
