"""What a bill says of services: when they were done, why they are exempt, and by what their VAT is due."""

import re
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.facturx import bill_xml
from chalicelib.adapters.seller import seller
from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.period import Period
from tests.builder import deal as deals
from tests.builder.deal import DAY, Deal, line

SERVICE = line("450", goods=False)
DAYS = {"first": "2026-08-03", "last": "2026-08-05"}
ONE_DAY = {"first": "2026-08-03"}
DONE = date(2026, 8, 3)
OPTION = "Option pour le paiement de la TVA d’après les débits."


def facts(deal: Deal, kind: str = "invoice") -> dict[str, str]:
    return {fact.label: fact.value for fact in deal.composed(kind)[0].facts}


def test_a_service_of_one_day_is_delivered_that_day() -> None:
    deal = Deal(SERVICE).invoiced(performed=ONE_DAY)
    assert (deal.bill().delivered, deal.bill().period) == (DONE, None)
    assert facts(deal)["Réalisé le"] == "3\u00a0août 2026"
    assert "Livraison (départ)" not in facts(deal)


def test_a_service_of_several_days_has_its_period() -> None:
    deal = Deal(SERVICE).invoiced(performed=DAYS)
    assert (deal.bill().delivered, deal.bill().period) == (None, Period(DONE, date(2026, 8, 5)))
    assert facts(deal)["Réalisé"] == "du 3\u00a0août 2026 au 5\u00a0août 2026"


def test_goods_beside_it_keep_their_day() -> None:
    deal = Deal(line(), SERVICE).does("ship", carrier="Poste").invoiced(performed=ONE_DAY)
    assert (deal.bill().delivered, deal.bill().period) == (DAY, Period(DONE, DONE))
    assert facts(deal)["Livraison (départ)"] == "6\u00a0août 2026"
    assert facts(deal)["Réalisé le"] == "3\u00a0août 2026"


def test_the_day_of_a_service_is_none_of_goods_that_have_not_left() -> None:
    deal = Deal(line(), SERVICE).invoiced(performed=ONE_DAY)
    assert (deal.bill().delivered, deal.bill().period) == (None, Period(DONE, DONE))
    assert facts(deal)["Réalisé le"] == "3\u00a0août 2026"
    assert "Livraison (départ)" not in facts(deal)


def test_both_are_in_the_xml() -> None:
    bill = Deal(line(), SERVICE).does("ship", carrier="Poste").invoiced(performed=DAYS).bill()
    xml = re.sub(r">\s+<", "><", bill_xml(bill).decode())
    assert "20260806</udt:DateTimeString></ram:OccurrenceDateTime>" in xml
    assert "20260803</udt:DateTimeString></ram:StartDateTime>" in xml
    assert "20260805</udt:DateTimeString></ram:EndDateTime>" in xml


def test_a_credit_note_repeats_the_days() -> None:
    deal = Deal(SERVICE).invoiced(performed=DAYS).does("credit", invoice="F26-0412", number="A26-0018", amount="540.00")
    assert deal.bill("credit_note").period == deal.bill().period


@pytest.mark.parametrize(
    ("lines", "performed", "field"),
    [((line(),), ONE_DAY, "performed"), ((SERVICE,), {"first": "2026-08-05", "last": "2026-08-03"}, "performed.last")],
)
def test_days_are_of_a_service_and_in_order(lines: tuple[Any, ...], performed: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as error:
        Deal(*lines).invoiced(performed=performed)
    assert error.value.field == field


@pytest.mark.parametrize(
    ("key", "code", "text"),
    [
        (None, "VATEX-FR-CGI261-4", "261, 4-4°"),
        ("training", "VATEX-FR-CGI261-4", "261, 4-4°"),
        ("exporter", "VATEX-FR-CGI275", "275"),
    ],
)
def test_what_is_exempt_says_by_which_article(key: str | None, code: str, text: str) -> None:
    deal = Deal(line(rate="0", vat_category="E", goods=False, exemption=key)).invoiced()
    deal.does("credit", invoice="F26-0412", number="A26-0018", amount="100.00")
    for kind in ("invoice", "credit_note"):
        printed, bill = deal.composed(kind)
        assert bill is not None
        (group,) = bill.groups
        assert group.code == code
        assert text in (group.reason or "")
        assert f"(E) {group.reason}." in printed.notes


def test_an_offer_names_each_of_its_reasons() -> None:
    exempt = [line(rate="0", vat_category="E", goods=False, exemption=key) for key in ("exporter", "training", "exporter")]
    notes = Deal(*exempt).composed("offer")[0].notes
    assert [note for note in notes if note.startswith("(E)")] == [
        f"(E) {seller().invoice.exempted(key).text['fr']}." for key in ("exporter", "training")
    ]


def test_a_reason_is_of_category_e() -> None:
    with pytest.raises(Invalid, match="category E alone"):
        Deal(line(exemption="training"))


def opted(monkeypatch: pytest.MonkeyPatch, since: date | None, until: date | None = None) -> None:
    """The seller pays the VAT of services on debits, from a day on."""
    terms = replace(seller().invoice, debits_since=since, debits_until=until)
    monkeypatch.setattr(deals, "seller", lambda: replace(seller(), invoice=terms))


@pytest.mark.parametrize(
    ("lines", "since", "until", "noted"),
    [
        ((SERVICE,), date(2026, 8, 6), None, True),
        ((SERVICE, line()), date(2026, 1, 1), date(2026, 8, 6), True),
        ((SERVICE,), date(2026, 8, 7), None, False),
        ((SERVICE,), date(2026, 1, 1), date(2026, 8, 5), False),
        ((SERVICE,), None, None, False),
        ((line(),), date(2026, 1, 1), None, False),
        ((line(rate="0", vat_category="E", goods=False),), date(2026, 1, 1), None, False),
    ],
)
def test_the_option_for_debits_is_told_of_services_with_vat(
    monkeypatch: pytest.MonkeyPatch, lines: tuple[Any, ...], since: date | None, until: date | None, noted: bool
) -> None:
    opted(monkeypatch, since, until)
    printed, bill = Deal(*lines).invoiced().composed("invoice")
    assert bill is not None
    assert (dict(bill.notes).get("TXD"), bill.vat_point) == ((OPTION, "5") if noted else (None, None))
    assert (OPTION in " ".join(printed.notes)) == noted
    assert ("<ram:DueDateTypeCode>5</ram:DueDateTypeCode>" in bill_xml(bill).decode()) == noted


def test_a_credit_note_has_the_option_of_its_invoice_s_day(monkeypatch: pytest.MonkeyPatch) -> None:
    opted(monkeypatch, date(2026, 1, 1), DAY)
    deal = Deal(SERVICE).invoiced().does("credit", date(2026, 8, 10), invoice="F26-0412", number="A26-0018", amount="540.00")
    printed, bill = deal.composed("credit_note")
    assert bill is not None
    assert (dict(bill.notes)["TXD"], bill.vat_point) == (OPTION, "5")
    assert OPTION in printed.notes
