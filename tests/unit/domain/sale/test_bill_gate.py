"""What no invoice or credit note may be is refused with its field before a number is taken, each row of the table by a case."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.account.people import Address
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewPart
from chalicelib.domain.sale.gate.bill_rules import RULES
from chalicelib.domain.sale.gate.check_bill import broken
from chalicelib.domain.sale.gate.to_bill import ToBill
from chalicelib.domain.sale.lines import Freight, Line
from chalicelib.domain.values.money import MOST
from chalicelib.domain.values.period import Period
from chalicelib.domain.values.vat import VatCategory
from tests.builder.dossiers import NUMBERING, StoreBuilder
from tests.fakes.store import MemoryStore
from tests.samples.callers import ANYONE
from tests.samples.commands import order
from tests.samples.texts import both

DAY = date(2026, 8, 6)
HOME = Address(("BigCorp Europe", "BP 204"), "38040", "Grenoble", "FR", "404833048", "FR83404833048", "0225:404833048")


def line(rate: str = "20", category: VatCategory = "S", **more: Any) -> Line:
    return Line(1, "41-2250", both("Cellule", "Cell"), 2, Decimal("2610"), Decimal(rate), vat_category=category, **more)


GOOD = ToBill(
    "F26-0412", None, DAY, date(2026, 9, 5), DAY, (line(),), Freight(Decimal("18.50"), Decimal("5.5")), HOME, HOME,
    (("customer_reference", "P020044G-01"),), "EUR", Decimal("6282.50"), None,
)  # fmt: skip
OLD = date(1999, 12, 31)
CASES: Mapping[str, tuple[ToBill, str | None, str]] = {
    "a space in the number": (GOOD._replace(number="F26 0412"), "number", "cannot stand on an invoice"),
    "a long number": (GOOD._replace(number="F" * 36), "number", "35 signs at most"),
    "an accent in a number cited": (GOOD._replace(cited=("É-12", DAY)), "invoice", "credit it in the system that issued it"),
    "issued in 1999": (GOOD._replace(issued=OLD), "effective", "31"),
    "due in 1999": (GOOD._replace(due=OLD), "due", "before 2000"),
    "an invoice of 1999 credited": (GOOD._replace(cited=("F99-1", OLD)), "invoice", "before 2000"),
    "shipped in 1999": (GOOD._replace(delivered=OLD), "parts", "before 2000"),
    "a service of 1999": (GOOD._replace(performed=Period(OLD, DAY)), "performed.first", "before 2000"),
    "dollars": (GOOD._replace(currency="USD"), None, "not in USD"),
    "the default category without VAT": (
        GOOD._replace(lines=(line("0"),)), "lines[0].vat_rate", "line 1: VAT of 0 % in category S",
    ),
    "a rate of another country": (GOOD._replace(lines=(line("21"),)), "lines[0].vat_rate", "VAT of 21 % in category S"),
    "a rate outside category S": (GOOD._replace(lines=(line("20", "K"),)), "lines[0].vat_rate", "in category K"),
    "a rate of the carriage": (GOOD._replace(freight=Freight(Decimal(1), Decimal(19))), "freight.vat_rate", "VAT of 19 %"),
    "more than an amount holds": (GOOD._replace(amount=MOST + 1), "parts", "too large"),
    "no billing address": (GOOD._replace(buyer=None), "billing", "names its buyer"),
    "a buyer without a name": (GOOD._replace(buyer=replace(HOME, lines=(" ",))), "billing", "names its buyer"),
    "goods that go nobody knows where": (
        GOOD._replace(delivery=None, lines=(line("0", "K"),)), "delivery", "names the place that it goes to",
    ),
    "UK": (GOOD._replace(buyer=replace(HOME, country="UK")), "billing.country", "the country UK"),
    "delivered to no country": (GOOD._replace(delivery=replace(HOME, country="ZZ")), "delivery.country", "the country ZZ"),
    "South Sudan": (GOOD._replace(buyer=replace(HOME, country="SS")), "billing.country", "the country SS"),
    "no scheme": (GOOD._replace(buyer=replace(HOME, electronic="ABCD:1")), "billing.electronic", "ABCD:1"),
    "a scheme that Factur-X has not": (GOOD._replace(buyer=replace(HOME, electronic="0220:1")), "billing.electronic", "0220:1"),
    "a sign that 0225 has not": (GOOD._replace(buyer=replace(HOME, electronic="0225:1/2")), "billing.electronic", "0225:1/2"),
    "a VAT number of no country": (GOOD._replace(buyer=replace(HOME, vat="UK123")), "billing.vat", "UK123"),
    "a SIREN of eight digits": (GOOD._replace(buyer=replace(HOME, siren="40483304")), "billing.siren", "nine digits"),
    "a noncharacter in an address": (
        GOOD._replace(buyer=replace(HOME, city="Gre\ufffenoble")), "billing.city", r"U\+FFFE",
    ),
    "a control in a name": (
        GOOD._replace(lines=(replace(line(), name=both("a\x07", "a")),)), "lines[0].name", r"line 1: .*U\+0007",
    ),
    "letters that no typeface has": (
        GOOD._replace(delivery=replace(HOME, lines=("Bharat", "भारत चूर्ण"))), "delivery.lines", r"भ \(U\+092D\).*Latin",
    ),
    "a sign of what was read wrongly": (GOOD._replace(buyer=replace(HOME, city="Gren\ufffdble")), "billing.city", r"U\+FFFD"),
    "a picture in a name": (GOOD._replace(lines=(replace(line(), name=both("Cellule 😀", "Cell")),)), "lines[0].name", "😀"),
    "a control in a reference": (GOOD._replace(references=(("supplier_number", "1\x00"),)), "supplier_number", r"U\+0000"),
}  # fmt: skip


def test_what_may_be_issued_breaks_nothing() -> None:
    assert [*broken(GOOD)] == []
    for category in ("K", "AE", "G", "E"):
        assert [*broken(GOOD._replace(lines=(line("0", category),), cited=("F26-0001", DAY), due=None))] == []
    assert [*broken(GOOD._replace(buyer=replace(HOME, country="XK", electronic=None, vat=None, siren=None), delivery=None))] == []


def test_every_name_that_can_be_read_is_billed() -> None:
    for name in (
        "上海粉体技术有限公司",
        "株式会社髙﨑",
        "주식회사 한국분체",
        "מכון ויצמן",
        "شركة المساحيق",
        "შპს",
        "ՍՊԸ",
        "บริษัท",
    ):
        assert [*broken(GOOD._replace(buyer=replace(HOME, lines=(name,), city=name)))] == []
    assert [*broken(GOOD._replace(buyer=replace(HOME, lines=("भारत",), city="दिल्ली", latin=("Bharat", "110001 Delhi"))))] == []


def test_a_credit_note_repeats_the_letters_of_its_invoice() -> None:
    bill, _, _ = CASES["letters that no typeface has"]
    assert [*broken(bill._replace(cited=("F26-0001", DAY), due=None))] == []


@pytest.mark.parametrize("case", CASES)
def test_what_breaks_a_rule_is_refused_by_its_field_with_what_to_do(case: str) -> None:
    bill, field, message = CASES[case]
    errors = [*broken(bill)]
    assert errors
    for error in errors:
        with pytest.raises(DomainError, match=message):
            raise error
        assert error.field == field


def test_each_row_of_the_table_refuses_something_and_says_whose_rule_it_is() -> None:
    for rule in RULES:
        assert any([*rule.broken(bill)] for bill, _, _ in CASES.values()), rule
        assert rule.rules and rule.source and rule.terms


REFERENCE = "45KL89G00E"


def desk() -> tuple[MemoryStore, StoreBuilder]:
    store = MemoryStore()
    dossiers = StoreBuilder(store, caller=ANYONE, numbering=NUMBERING)
    dossiers.open(order(reference=REFERENCE))
    return store, dossiers


def stored(store: MemoryStore, **address: Any) -> None:
    """The billing address as it was taken when less was asked of it."""
    head = store.heads[REFERENCE]
    addresses = {key: replace(value, **address) for key, value in head.people.addresses.items()}
    store.heads[REFERENCE] = head._replace(people=replace(head.people, addresses=addresses))


@pytest.mark.parametrize("address", [{"country": "UK"}, {"electronic": "ABCD:1"}, {"vat": "UK1"}])
def test_nothing_is_numbered_that_could_not_be_issued(address: dict[str, str]) -> None:
    store, dossiers = desk()
    stored(store, **address)
    with pytest.raises(DomainError, match="correct") as refused:
        dossiers.apply(REFERENCE, c.IssueInvoice(due=date(2026, 9, 30)))
    assert refused.value.field == f"billing.{next(iter(address))}"
    assert not store.counts


def test_a_credit_note_passes_the_same_gate() -> None:
    store, dossiers = desk()
    dossiers.apply(REFERENCE, c.IssueInvoice(due=date(2026, 9, 30)))
    stored(store, country="UK")
    with pytest.raises(
        DomainError, match="UK stands on the invoice F26-0001, and no credit note of ours may repeat it"
    ) as refused:
        dossiers.apply(REFERENCE, c.Credit(reason="price", invoice="F26-0001", parts=(NewPart(line=1, quantity=1),)))
    assert refused.value.field == "invoice"
    assert store.counts.keys() == {"F26"}


def test_a_document_of_staff_s_own_is_theirs_to_answer_for() -> None:
    store, dossiers = desk()
    stored(store, country="UK")
    dossiers.apply(
        REFERENCE, c.RecordUpload(sha256="a" * 64, size=1), c.IssueInvoice(due=date(2026, 9, 30), number="X-1", pdf="a" * 64)
    )
    assert [invoice.number for invoice in store.heads[REFERENCE].state.invoices] == ["X-1"]
