"""What another system issued has its own original: none is made here under its number."""

import pytest

from chalicelib.adapters.translations import translations
from chalicelib.application.writing.preview import Preview, drafted
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import commands as c
from tests.unit.render_bench import CLAIRE, DUE, REFERENCE, RenderBench

ELSEWHERE = c.IssueInvoice(number="2026-118", due=DUE)


@pytest.fixture
def bench() -> RenderBench:
    """An order whose documents are made."""
    bench = RenderBench()
    bench.execute(c.PlaceOrder(customer_reference="P020051G-02"))
    while set(bench.work()) - {"rests"}:
        pass
    return bench


def test_no_document_is_made_of_an_invoice_or_credit_note_of_another_system(bench: RenderBench) -> None:
    before = bench.state.documents
    bench.execute(ELSEWHERE)
    bench.execute(c.Credit(invoice="2026-118", number="AV-9", amount="120.00", reason="price"))
    bench.work()
    assert [one.number for one in bench.state.invoices] == ["2026-118"]
    assert bench.state.credit_notes == ("AV-9",)
    assert bench.state.documents == before


def test_such_an_invoice_has_no_draft(bench: RenderBench) -> None:
    preview = Preview(REFERENCE, ELSEWHERE, CLAIRE)
    with pytest.raises(Invalid, match="another system made this document"):
        drafted(bench.store, bench.renderer.seller, preview, translations, lambda: bench.now)
