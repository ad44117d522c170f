"""No bill that is made of a dossier breaks an official rule."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from chalicelib.adapters.facturx import bill_xml
from chalicelib.domain.sale.bodies import NewFreight
from tests.builder.deal import DAY, FRENCH, GERMAN, IRISH, SWISS, Deal, line
from tests.unit.effects.documents.test_compose_parties import PUBLIC
from tests.validation.schematron import SETS, findings

FIRST = [{"line": 1, "quantity": 1}]
MIXED = (line("2610", 2, "20", discount="5"), line("99.90", 3, "10"), line("14.2525", 7, "5.5", goods=False))


def _shipped(deal: Deal) -> Deal:
    return deal.does("create_delivery_note", number="BL26-0733").does("ship", carrier="Poste")


def _deposited(deal: Deal, amount: str = "300.00") -> Deal:
    return deal.does("record_deposit", payment="VIR 1", amount=amount, number="F26-0400")


def _in_parts(deal: Deal) -> Deal:
    return deal.invoiced("F26-0410", parts=FIRST).invoiced("F26-0411", parts=FIRST).invoiced()


DEALS: dict[str, Callable[[], Deal]] = {
    "french": lambda: _shipped(Deal(line("2610", 2))).invoiced(),
    "not shipped": lambda: Deal(line("2610", 2)).invoiced(),
    "no SIREN known": lambda: Deal(buyer=replace(FRENCH, siren=None, vat=None, electronic=None)).invoiced(),
    "mixed": lambda: Deal(*MIXED, discount="3", freight=NewFreight(amount="18.50", vat_rate="20")).invoiced(),
    "intra-EU": lambda: _shipped(Deal(line(rate="0", vat_category="K"), buyer=GERMAN)).invoiced(),
    "intra-EU, not shipped": lambda: Deal(line(rate="0", vat_category="K"), buyer=GERMAN, lang="en").invoiced(),
    "reverse charge": lambda: Deal(line(rate="0", vat_category="AE", goods=False), buyer=GERMAN).invoiced(),
    "outside the scope": lambda: Deal(
        line(rate="0", vat_category="O", goods=False), buyer=replace(SWISS, vat="CHE-107.787.577 TVA")
    ).invoiced(),
    "to Northern Ireland": lambda: Deal(line(rate="0", vat_category="K"), buyer=IRISH).invoiced(),
    "to overseas France": lambda: Deal(line(rate="0", vat_category="G"), buyer=replace(FRENCH, country="RE")).invoiced(),
    "export": lambda: Deal(
        line(rate="0", vat_category="G"), buyer=SWISS, freight=NewFreight(amount="85", vat_rate="0", vat_category="G")
    ).invoiced(),
    "export to a Swiss number": lambda: Deal(
        line(rate="0", vat_category="G"), buyer=replace(SWISS, vat="CHE-107.787.577 TVA")
    ).invoiced(),
    "exempt": lambda: Deal(line(rate="0", vat_category="E", goods=False), line("14.25", 2)).invoiced(),
    "exempt for another reason": lambda: Deal(line(rate="0", vat_category="E", exemption="exporter")).invoiced(),
    "public body": lambda: Deal(buyer=PUBLIC, terms=None, effective=DAY, engagement="EJ-4500012345").invoiced(),
    "service of a day": lambda: Deal(line(goods=False)).invoiced(performed={"first": "2026-08-03"}),
    "goods, and a service of some days": lambda: _shipped(Deal(line(), line(goods=False))).invoiced(
        performed={"first": "2026-08-03", "last": "2026-08-05"}
    ),
    "deposit": lambda: Deal(line("500", 2)).does("record_deposit", payment="VIR 1", amount="300.00").invoiced(),
    "deposit invoice": lambda: _deposited(Deal(*MIXED, discount="3", freight=NewFreight(amount="18.50", vat_rate="20"))),
    "deposit invoice, paid whole": lambda: _deposited(Deal(line("500", 2)), "1200.00"),
    "deposit of an export": lambda: _deposited(Deal(line("500", 2, "0", vat_category="G"), buyer=SWISS)),
    "deposit of a reverse charge": lambda: _deposited(Deal(line("500", 2, "0", vat_category="AE", goods=False), buyer=GERMAN)),
    "deposit outside the scope": lambda: _deposited(
        Deal(line("500", 2, "0", vat_category="O", goods=False), buyer=replace(SWISS, vat="CHE-107.787.577 TVA"))
    ),
    "deposit taken off": lambda: _deposited(Deal(*MIXED, discount="3")).invoiced(),
    "deposit taken off in parts": lambda: _deposited(Deal(*MIXED, discount="3")).invoiced(parts=FIRST).invoiced("F26-0413"),
    "deposit over the whole taken off": lambda: _deposited(Deal(line("500", 2)), "1200.00").invoiced(),
    "two deposits taken off": lambda: (
        _deposited(Deal(*MIXED)).does("record_deposit", payment="VIR 2", amount="77.77", number="F26-0401").invoiced()
    ),
    "deposit taken off and credited": lambda: (
        _deposited(Deal(*MIXED)).invoiced().does("credit", invoice="F26-0412", number="A26-0018", reason="price", parts=FIRST)
    ),
    "deposit credited": lambda: (
        _deposited(Deal(*MIXED))
        .does("cancel_order", comment="Non.")
        .does("refund", payment="VIR 1", amount="300.00", number="A26-0018")
    ),
    "paid before": lambda: Deal(line("500", 2)).does("record_deposit", payment="VIR 1", amount="1200.00").invoiced(),
    "partial": lambda: Deal(*MIXED, discount="3").invoiced(parts=FIRST).invoiced("F26-0413"),
    "a cent in a line's net": lambda: _in_parts(Deal(line("27.7775", 3), discount="3")),
    "a cent in the VAT": lambda: _in_parts(Deal(line("27.78", 3))),
    "a cent in all, paid before": lambda: _in_parts(
        Deal(line("27.7775", 3, discount="5"), discount="3", freight=NewFreight(amount="18.50", vat_rate="20")).does(
            "record_deposit", payment="VIR 1", amount="114.35"
        )
    ),
    "wholly free": lambda: Deal(line("0"), line("12", discount="100", goods=False)).invoiced(),
    "carriage of nothing": lambda: Deal(line("500"), freight=NewFreight(amount="0", vat_rate="20")).invoiced(),
    "a discount off nothing": lambda: Deal(line("500"), line("0", rate="10"), discount="5").invoiced(),
    "credited": lambda: (
        Deal(*MIXED, discount="3").invoiced().does("credit", invoice="F26-0412", number="A26-0018", amount="6194.16")
    ),
    "the rest credited": lambda: (
        Deal(*MIXED, discount="3")
        .invoiced()
        .does("credit", invoice="F26-0412", number="A26-0018", parts=[{"line": 1, "quantity": 2}])
        .does("credit", invoice="F26-0412", number="A26-0019", amount="421.88")
    ),
    "amounts credited": lambda: (
        Deal(*MIXED, discount="3")
        .invoiced()
        .does(
            "credit",
            invoice="F26-0412",
            number="A26-0018",
            groups=[{"vat_rate": "20", "amount": "100.01"}, {"vat_rate": "5.5", "amount": "0.01"}],
        )
    ),
    "pieces credited": lambda: (
        Deal(*MIXED, discount="3", freight=NewFreight(amount="18.50", vat_rate="20"))
        .invoiced()
        .does("credit", invoice="F26-0412", number="A26-0018", parts=[*FIRST, {"line": 3, "quantity": 2}], freight=True)
    ),
    "pieces for nothing credited": lambda: (
        Deal(line("2610", rate="0", vat_category="E", exemption="exporter"), line("12", 2, "10", discount="100"))
        .invoiced()
        .does("credit", invoice="F26-0412", number="A26-0018", parts=[*FIRST, {"line": 2, "quantity": 1}])
    ),
    "carriage credited": lambda: (
        Deal(*MIXED, discount="3", freight=NewFreight(amount="18.50", vat_rate="20"))
        .invoiced()
        .does("credit", invoice="F26-0412", number="A26-0018", freight=True)
    ),
    "pieces credited after an amount": lambda: (
        Deal(line("500", 2))
        .invoiced()
        .does("credit", invoice="F26-0412", number="A26-0018", amount="120.00")
        .does("credit", invoice="F26-0412", number="A26-0019", parts=[{"line": 1, "quantity": 2}], reason="cancelled")
    ),
    "an exempt service credited": lambda: (
        Deal(line("500"), line(rate="0", vat_category="E", goods=False))
        .invoiced()
        .does("credit", invoice="F26-0412", number="A26-0018", parts=[{"line": 2, "quantity": 1}])
    ),
}


@pytest.mark.parametrize("name", DEALS)
def test_the_rules_have_nothing_to_say(name: str) -> None:
    deal = DEALS[name]()
    xml = bill_xml(deal.last_bill())
    assert [finding for rules in SETS for finding in findings(rules, xml)] == []
