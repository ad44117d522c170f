"""No document of ours has a hole in it: what would print a letter that no typeface has is refused, and the letter named."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewLine, NewPacked, NewTerms
from tests.builder.dossiers import NUMBERING, StoreBuilder
from tests.fakes.store import MemoryStore
from tests.refusals import refusal
from tests.samples.callers import ANYONE
from tests.samples.commands import ADDRESS, JEAN, LINES, offer, order
from tests.samples.texts import both

REFERENCE = "45KL89G00E"
HINDI = "भारत"
CASES: Mapping[str, tuple[c.CreateDossier, str]] = {
    "a delivery address": (order(delivery=replace(ADDRESS, city=HINDI)), "delivery.city"),
    "a billing address": (order(billing=replace(ADDRESS, lines=(HINDI, "12"))), "billing.lines[0]"),
    "a line": (order(lines=(*LINES[:2], replace(LINES[2], name=both("Mesure", "Test 😀")))), "lines[2].name"),
    "a detail": (order(lines=(replace(LINES[0], detail=both(HINDI, "-")),)), "lines[0].detail"),
    "a unit": (order(lines=(replace(LINES[0], unit=both(HINDI, "-")),)), "lines[0].unit"),
    "an order number": (order(customer_reference=HINDI), "customer_reference"),
    "a contact": (offer(contacts=(replace(JEAN, name=HINDI),)), "contacts[0].name"),
    "terms": (offer(terms=NewTerms(valid_until=date(2026, 8, 28), payment=both(HINDI, "cash"))), "terms.payment"),
}


def desk() -> StoreBuilder:
    return StoreBuilder(MemoryStore(), caller=ANYONE, numbering=NUMBERING)


@pytest.mark.parametrize("case", CASES)
def test_a_dossier_begins_with_a_document_that_can_be_read(case: str) -> None:
    command, field = CASES[case]
    with pytest.raises(DomainError, match=r"U\+[0-9A-F]{4,5}\) is in .* no typeface") as refused:
        desk().open(command, REFERENCE)
    assert refused.value.field == field


@pytest.mark.parametrize("name", ["上海粉体", "株式会社", "한국분체", "מכון", "شركة", "შპს", "ՍՊԸ", "บริษัท", "Ærø Łódź ⌀"])
def test_names_of_the_faces_go_through(name: str) -> None:
    store = MemoryStore()
    StoreBuilder(store, caller=ANYONE, numbering=NUMBERING).open(
        order(billing=replace(ADDRESS, lines=(name,), city=name)), REFERENCE
    )
    head = store.heads[REFERENCE]
    assert head.people.addresses[head.state.billing].city == name


def test_latin_lines_stand_for_letters_that_no_face_has() -> None:
    address = replace(ADDRESS, lines=(HINDI,), city="दिल्ली", latin=("Bharat Churna", "Delhi 110001"))
    dossiers = desk()
    dossiers.open(order(billing=address, delivery=address), REFERENCE)
    assert refusal(lambda: dossiers.apply(REFERENCE, c.IssueInvoice(due=date(2026, 9, 30)))) is None


LATIN_NOT = [
    ("Bharat भ", "भ"), ("Москва", "М"), ("東京", "東"), ("Ave 😀", "😀"), ("Road ٣", "٣"), ("Nippon、", "、"),
    ("㍿ Nippon", "㍿"), ("Tokyo\u3164", "\u3164"), ("To\ufffdkyo", "\ufffd"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "letter"), LATIN_NOT)
def test_latin_lines_are_latin(line: str, letter: str) -> None:
    with pytest.raises(DomainError, match=f"{letter} .U.{ord(letter):04X}. is no Latin letter") as refused:
        desk().open(order(billing=replace(ADDRESS, latin=("Bharat", line))), REFERENCE)
    assert refused.value.field == "billing.latin[1]"


def test_latin_lines_have_accents_and_signs() -> None:
    line = "Łódź, ﬁrst floor – n° ½ ⌀, «\u202fÆrø\u202f» Ⓣ & Co. (ª, º), Đường 3/2, ŉ ᵃ"
    assert refusal(lambda: desk().open(order(billing=replace(ADDRESS, latin=("Bharat", line))), REFERENCE)) is None


def test_later_documents_are_held_to_the_same() -> None:
    dossiers = desk()
    dossiers.open(offer(), REFERENCE)
    hindi = (NewLine(sku="1", name=both(HINDI, "x"), quantity=1, unit_price="1", vat_rate="20"),)
    _refused(dossiers, c.ReviseOffer(lines=hindi, terms=NewTerms(valid_until=date(2026, 9, 28))), "lines[0].name")
    _refused(dossiers, c.PlaceOrder(customer_reference=HINDI), "customer_reference")
    dossiers.apply(REFERENCE, c.PlaceOrder(customer_reference="P1"))
    _refused(dossiers, c.CreateDeliveryNote(parts=(NewPacked(line=1, quantity=1, serials=(HINDI,)),)), "parts")


def test_what_a_credit_note_prints_of_its_comment_can_be_read() -> None:
    store = MemoryStore()
    dossiers = StoreBuilder(store, caller=ANYONE, numbering=NUMBERING)
    dossiers.open(order(lines=LINES[:1]), REFERENCE)
    dossiers.apply(REFERENCE, c.IssueInvoice(due=date(2026, 9, 30)))
    number = store.heads[REFERENCE].state.invoices[0].number
    credit = c.Credit(invoice=number, amount="10", comment="Merci 😀", visible=True, reason="price")
    _refused(dossiers, credit, "comment")


def _refused(dossiers: StoreBuilder, command: Any, field: str) -> None:
    with pytest.raises(DomainError, match="no typeface") as refused:
        dossiers.apply(REFERENCE, command)
    assert refused.value.field == field
