"""Whatever way data come in: what no invoice could carry is refused there, with its field."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.http.conftest import Counting
from tests.http.desk import ADDRESS, JSON, LINES, Desk, headers, offer, order
from tests.http.kinds import IN_PROCESS
from tests.samples.csv_files import csv_text

pytestmark = IN_PROCESS

DUE = "2099-01-01"
ADDRESSES: dict[str, tuple[dict[str, Any], str]] = {
    "UK": ({"country": "UK"}, "country"),
    "South Sudan": ({"country": "SS"}, "country"),
    "a scheme that is none": ({"electronic": "ABCD:1"}, "electronic"),
    "a scheme that Factur-X lacks": ({"electronic": "0219:1"}, "electronic"),
    "a SIREN of the directory with wrong digits": ({"electronic": "0225:404833049"}, "electronic"),
    "a sign that BR-FR-23 refuses": ({"electronic": "0225:404833048_A/B"}, "electronic"),
    "wrong digits of a VAT number": ({"vat": "FR00404833048"}, "vat"),
    "wrong digits of another state's": ({"vat": "DE136695977"}, "vat"),
    "wrong digits of a Swiss one": ({"vat": "CHE-107.787.578 TVA"}, "vat"),
    "no country's VAT number": ({"vat": "UK123456789"}, "vat"),
    "wrong digits of a SIREN": ({"siren": "404833049"}, "siren"),
    "wrong digits of a SIRET": ({"siret": "73282932000075"}, "siret"),
    "the SIRET of another SIREN": ({"siret": "73282932000074", "siren": "404833048"}, "siret"),
    "a control": ({"city": "Gre\x07noble"}, "city"),
    "what XML has not": ({"lines": ["BigCorp\uffff"]}, "lines[0]"),
    "letters that no typeface has, in a line": ({"lines": ["BigCorp", "भारत"]}, "lines[1]"),
    "letters that no typeface has": ({"city": "दिल्ली"}, "city"),
    "a postcode of another form": ({"postcode": "3800"}, "postcode"),
}  # fmt: skip
LINE = LINES[0]
FAULTY: dict[str, tuple[dict[str, Any], str]] = {
    "a rate of Belgium": ({"vat_rate": "21"}, "vat_rate"),
    "category S at 0": ({"vat_rate": "0", "vat_category": "S"}, "vat_rate"),
    "VAT where none is charged": ({"vat_category": "K"}, "vat_rate"),
    "a rate that ended": ({"vat_rate": "19.6"}, "vat_rate"),
    "a control": ({"name": {"fr": "a\x07", "en": "b"}}, "name.fr"),
    "letters that no typeface has": ({"name": {"fr": "Cellule", "en": "कोश"}}, "name.en"),
    "letters that no typeface has, in a number": ({"sku": "भ-1"}, "sku"),
}
CELLS = {
    "UK": ("country", "UK"), "a scheme that is none": ("electronic", "ABCD:1"), "a rate": ("vat_rate", "21"),
    "digits of a VAT number": ("vat", "FR00404833048"), "letters": ("city", "दिल्ली"),
}  # fmt: skip
NUMBERS = ["F/2026 é", "F" * 36, "F26 0412", "F26\x07"]


def refusals(desk: Desk, requests: Iterator[tuple[str, dict[str, Any], dict[str, str] | None]]) -> list[str]:
    """The first field of each refusal."""
    fields = []
    for path, body, sent in requests:
        refused = desk.post(path, body, sent)
        assert refused.status in (400, 409, 422), (path, body, refused.body)
        fields.append(refused.json["errors"][0]["field"])
    return fields


@pytest.mark.parametrize("fault", ADDRESSES)
def test_an_address_is_refused_wherever_it_comes_in(desk: Desk, store: Counting, fault: str) -> None:
    change, field = ADDRESSES[fault]
    address, reference = ADDRESS | change, desk.open()
    writes = store.writes

    def requests() -> Iterator[tuple[str, dict[str, Any], dict[str, str] | None]]:
        for use in ("billing", "delivery"):
            yield "/staff/dossiers", order(**{use: address}), None
            yield "/staff/dossiers", offer(**{use: address}), None
            correction = {"type": "correct_address", "use": use, "address": address}
            yield f"/staff/dossiers/{reference}/commands", correction, None
            yield "/staff/vat", {"delivery": ADDRESS, "billing": ADDRESS} | {use: address}, JSON

    parents = [f"{use}.{field}" for use in ("billing", "delivery")]
    expected = [each for parent in parents for each in (parent, parent, f"address.{field}", parent)]
    assert refusals(desk, requests()) == expected
    assert store.writes == writes


@pytest.mark.parametrize("fault", FAULTY)
def test_a_line_is_refused_wherever_it_comes_in(desk: Desk, fault: str) -> None:
    change, field = FAULTY[fault]
    lines, ordered, offered = [LINE, LINE | change], desk.open(), desk.open(offer())

    def requests() -> Iterator[tuple[str, dict[str, Any], dict[str, str] | None]]:
        yield "/staff/dossiers", order(lines=lines), None
        yield "/staff/dossiers", offer(lines=lines), None
        yield f"/staff/dossiers/{offered}/commands", {"type": "revise_offer", "lines": lines, "terms": offer()["terms"]}, None
        yield f"/staff/dossiers/{ordered}/commands", {"type": "change_order", "agreed_with": "Jean Bon", "add": lines}, None

    assert refusals(desk, requests()) == [f"lines[1].{field}"] * 3 + [f"add[1].{field}"]


@pytest.mark.parametrize("fault", CELLS)
def test_a_file_is_held_to_the_same_lists(desk: Desk, fault: str) -> None:
    column, text = CELLS[fault]
    refused = desk.post("/staff/imports", csv_text({column: text}).encode(), {**headers(), "Content-Type": "text/csv"})
    assert (refused.status, refused.json["errors"][0]["field"]) == (422, f"row 2, {column}"), refused.body


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_that_no_bill_can_hold_is_refused(desk: Desk, number: str) -> None:
    reference = desk.open()
    invoice = {"type": "issue_invoice", "due": DUE, "number": number}

    def requests() -> Iterator[tuple[str, dict[str, Any], dict[str, str] | None]]:
        yield f"/staff/dossiers/{reference}/commands", invoice, None
        yield f"/staff/dossiers/{reference}/preview", invoice, JSON

    assert refusals(desk, requests()) == ["number", "number"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"due": "2100-01-01"}, "due"), ({"due": DUE, "effective": "1899-12-31"}, "effective"),
        ({"due": DUE, "performed": {"first": "1899-12-31"}}, "performed.first"),
        ({"due": DUE, "engagement": "भ-1"}, "engagement"),
    ],
)  # fmt: skip
def test_days_and_numbers_of_an_invoice_are_refused(desk: Desk, fields: dict[str, Any], field: str) -> None:
    reference = desk.open()
    invoice = {"type": "issue_invoice", **fields}
    assert refusals(desk, iter([(f"/staff/dossiers/{reference}/commands", invoice, None)])) == [field]


@pytest.mark.parametrize("field", ["customer_reference", "engagement", "supplier_number"])
def test_numbers_that_a_document_shows_have_its_letters(desk: Desk, field: str) -> None:
    assert refusals(desk, iter([("/staff/dossiers", order(**{field: "PO-भ"}), None)])) == [field]
