"""Labels of instruments: each with its square and the number on its side, on sheets of three sizes, and no serial number."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from chalicelib.application.instrument.label_print import LabelSheet, LabelText
from chalicelib.domain.instrument.label import A_SHEET, LabelSize
from chalicelib.effects.documents.labels import print_labels
from tests.unit.render_bench import RenderBench

LABELS = tuple(
    LabelText(f"https://suivi.example/etiquette/#T{n}", "Granulomètre laser GL-300", f"45HR3{n}A04C") for n in range(9)
)
PRINTED = LabelSheet(
    labels=LABELS, size="medium", first=1, lang="fr", title="Étiquettes", seller="Granuloshop", phone="04 65 71 00 30",
    use="Manuels, sécurité, aide : lisez le code.", moment=datetime(2026, 8, 6, 7, tzinfo=UTC), folder="labels",
)  # fmt: skip


@pytest.mark.parametrize(("size", "first", "pages"), [("small", 1, 1), ("medium", 13, 1), ("medium", 14, 2), ("large", 8, 2)])
def test_labels_begin_at_the_first_that_is_left_of_a_sheet(size: LabelSize, first: int, pages: int) -> None:
    bench = RenderBench()
    key = print_labels(bench.renderer, replace(PRINTED, size=size, first=first)).labels_key
    read = PdfReader(BytesIO(bench.document_store.get("documents", key)))
    assert len(read.pages) == pages == -(-(first - 1 + len(LABELS)) // A_SHEET[size])
    text = "".join(page.extract_text() for page in read.pages)
    assert all(label.instrument in text for label in LABELS) and "04 65 71 00 30" in text
