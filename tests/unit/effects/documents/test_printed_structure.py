"""What a document says to those who are read to: in which order, and what each cell of a table belongs to."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from chalicelib.adapters.facturx import bill_xml, hybrid
from chalicelib.adapters.typst.tags import well_tagged
from chalicelib.effects.documents.printed import PrintedDocument
from tests.samples.bills import BILLS
from tests.samples.printed_documents import DELIVERY_NOTE, INVOICE, SAMPLES
from tests.unit.renderer import TYPESETTER


@pytest.fixture(scope="module", params=SAMPLES)
def tagged(request: pytest.FixtureRequest) -> tuple[PrintedDocument, Any]:
    printed = SAMPLES[request.param]
    return printed, _tree(TYPESETTER(printed))


def test_each_row_has_a_head_that_its_other_cells_name(tagged: tuple[PrintedDocument, Any]) -> None:
    printed, tree = tagged
    ids = tree["/IDTree"]["/Names"]
    listed = {str(name): reference.get_object() for name, reference in zip(ids[::2], ids[1::2], strict=True)}
    assert list(listed) == sorted(listed)
    heads = 0
    for row in (row for table in _all(tree, "/Table") for row in _rows(table)):
        head, *others = _kids(row)
        assert head["/S"] == "/TH" and _table(head)["/Scope"] == "/Row" and listed[head["/ID"]] == head
        assert others or len(printed.columns) == 1
        assert all(cell["/S"] == "/TD" and _table(cell)["/Headers"][-1] == head["/ID"] for cell in others)
        heads += 1
    assert heads == len(printed.rows) + len(printed.sums) + len(printed.vat.rows if printed.vat else ())


def test_a_table_has_its_rows_alone_and_each_as_many_cells_as_titles(tagged: tuple[PrintedDocument, Any]) -> None:
    printed, tree = tagged
    table = next(_all(tree, "/Table"))
    assert {kid["/S"] for kid in _kids(table)} in ({"/THead", "/TBody"}, {"/TR"})
    titles = next(_all(table, "/TR"))
    assert [(cell["/S"], _table(cell)["/Scope"]) for cell in _kids(titles)] == [("/TH", "/Column")] * len(printed.columns)
    rows = list(_rows(table))
    assert len(rows) == len(printed.rows)
    assert {len(_kids(row)) for row in rows} == {len(printed.columns)}
    assert not list(_all(table, "/Figure")) and len(list(_all(table, "/Table"))) == 1


def test_sums_the_way_to_pay_and_its_code_are_read_after_the_table_and_the_page_last() -> None:
    tree = _tree(TYPESETTER(INVOICE))
    assert INVOICE.payment and INVOICE.payment.code
    shown = [
        element.get("/Alt") or element.get("/T") or element["/S"] for element in _all(tree, "/Figure", "/H2", "/H1", "/Table")
    ]
    assert shown == [
        INVOICE.letterhead.name, INVOICE.title, "Facturation", "Livraison", "/Table", "/Table", "/Table", INVOICE.payment.title,
        INVOICE.payment.code.alt, INVOICE.page.alt,
    ]  # fmt: skip


def test_an_element_is_in_what_it_says_it_is_in(tagged: tuple[PrintedDocument, Any]) -> None:
    _, tree = tagged
    for element in _all(tree):
        for kid in _kids(element):
            assert kid["/P"] == element


@pytest.mark.parametrize("printed", [replace(INVOICE, rows=()), replace(DELIVERY_NOTE, rows=())])
def test_a_table_without_rows_has_its_titles_alone(printed: PrintedDocument) -> None:
    table = next(_all(_tree(TYPESETTER(printed)), "/Table"))
    assert len(list(_all(table, "/TR"))) == 1 and not list(_rows(table))


def test_every_document_says_the_version_that_pdf_a_3_rests_on(tagged: tuple[PrintedDocument, Any]) -> None:
    printed, _ = tagged
    bill = {"invoice": BILLS["french"], "credit_note": BILLS["credit-note"]}.get(printed.kind)
    made = TYPESETTER(printed, bill_xml(bill) if bill else None)
    assert made.startswith(b"%PDF-1.7\n")
    assert bill is None or hybrid(made, bill).startswith(b"%PDF-1.7\n")


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nxref\n0 1\nstartxref\n9\n%%EOF"])
def test_what_typst_does_not_write_is_refused(pdf: bytes) -> None:
    with pytest.raises(ValueError, match="cross-reference"):
        well_tagged(pdf)


def _tree(pdf: bytes) -> Any:
    return PdfReader(BytesIO(pdf), strict=True).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]  # the trailer of a PDF of ours has a root


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    every = kids if isinstance(kids, list) else [kids]
    return [kid.get_object() for kid in every if isinstance(kid.get_object(), dict) and "/S" in kid.get_object()]


def _all(element: Any, *types: str) -> Iterator[Any]:
    """Elements of these types, in the order in which they are read; without types, all."""
    if "/S" in element and (not types or element["/S"] in types):
        yield element
    for kid in _kids(element):
        yield from _all(kid, *types)


def _rows(table: Any) -> Iterator[Any]:
    """The rows below the titles; those of tables inside would be too many."""
    for row in _all(table, "/TR"):
        if _table(_kids(row)[0]).get("/Scope") != "/Column":
            yield row


def _table(cell: Any) -> Any:
    return next(each for each in cell["/A"] if each["/O"] == "/Table")
