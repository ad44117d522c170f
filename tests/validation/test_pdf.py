"""Documents are PDF/A-3a and PDF/UA-1 at once, and an invoice stays so with its Factur-X metadata."""

from pathlib import Path

import pytest

from chalicelib.adapters.facturx import bill_xml, hybrid
from infra.tools.java import MISSING, installed
from tests.samples.bills import BILLS
from tests.samples.printed_documents import SAMPLES
from tests.unit.renderer import TYPESETTER
from tests.validation.test_composed import DEALS
from tests.validation.verapdf import Verdict, verdicts

FLAVOURS = ("3a", "ua1")
CARRIED = {"invoice": BILLS["french"], "credit_note": BILLS["credit-note"]}
"""The bill whose XML a kind of document carries; what else they say need not agree here."""
COMPOSED = (
    "french", "intra-EU", "amounts credited", "public body", "deposit invoice", "deposit taken off in parts", "deposit credited"
)  # fmt: skip
SPOILT = {
    "untagged": (b"/Marked true", b"/Marked null", "3a", "6.7.2.2-1"),
    "unrelated": (b"/AFRelationship", b"/AFRelationShip", "3a", "6.8-3"),
    "undescribed": (b"namespaceURI>urn:factur-x", b"namespaceURI>urn:factur-y", "3a", "6.6.2.3.1-1"),
    "unidentified": (b"<pdfuaid:part>1<", b"<pdfuaid:part>9<", "ua1", "5-2"),
}
"""What is replaced in a good invoice, by what, and the check that sees it: flavour, clause and test of veraPDF."""

pytestmark = pytest.mark.skipif(not installed(), reason=MISSING)
Verdicts = dict[tuple[str, str], Verdict]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """All documents before one run of veraPDF."""
    folder: Path = tmp_path_factory.mktemp("pdf")
    for name, printed in SAMPLES.items():
        bill = CARRIED.get(printed.kind)
        (folder / f"{name}.pdf").write_bytes(hybrid(TYPESETTER(printed, bill_xml(bill)), bill) if bill else TYPESETTER(printed))
    for name in COMPOSED:
        printed, bill = DEALS[name]().last_composed(drawn=True)
        assert bill is not None
        (folder / f"{name}.pdf").write_bytes(hybrid(TYPESETTER(printed, bill_xml(bill)), bill))
    good = (folder / "facture.pdf").read_bytes()
    for name, (right, wrong, _, _) in SPOILT.items():
        assert right in good
        (folder / f"{name}.pdf").write_bytes(good.replace(right, wrong))
    return verdicts(folder)


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("name", [*SAMPLES, *COMPOSED])
def test_every_document_conforms(judged: Verdicts, name: str, flavour: str) -> None:
    verdict = judged[name, flavour]
    assert verdict.failures == ()
    assert verdict.checks > 100


@pytest.mark.parametrize("name", SPOILT)
def test_the_validator_sees_what_is_spoilt(judged: Verdicts, name: str) -> None:
    _, _, flavour, check = SPOILT[name]
    assert any(failure.startswith(f"{check} ") for failure in judged[name, flavour].failures)
