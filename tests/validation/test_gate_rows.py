"""Each rule that the gate's table names is one of its publisher's, and refuses what the row refuses."""

from typing import cast

import pytest
from lxml import etree

from chalicelib.adapters.facturx import bill_xml
from chalicelib.domain.sale.gate.bill_rules import CEN, FACTURX, FRENCH, RULES
from tests.samples.bills import BILLS
from tests.validation.broken import BUYER, NAMESPACES, TOTALS
from tests.validation.schematron import CORE, PROFILE, findings
from tests.validation.schematron import FRENCH as REFORM

SETS = {CEN: CORE, FACTURX: PROFILE, FRENCH: REFORM}
Spoilt = tuple[str, str, str | None]
"""A sample, where it is spoilt (XPath), and what is put there; None: it is taken away."""
NUMBER, CITED = "/*/rsm:ExchangedDocument/ram:ID", "//ram:InvoiceReferencedDocument/ram:IssuerAssignedID"
RATES = "//ram:RateApplicablePercent"
LINE, ALLOWANCE = "//ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax", "//ram:CategoryTradeTax"
ADDRESS = f"{BUYER}/ram:URIUniversalCommunication/ram:URIID"
CATEGORIES = {"S": "S", "IC": "K", "AE": "AE", "G": "G", "E": "E"}


def _of_category(rule: str) -> Spoilt:
    """The sample of everything together with a line, allowance or charge in a category at a rate that is not the category's."""
    category, number = rule.split("-")[1], rule[-1]
    where = {
        "5": f"{LINE}[ram:RateApplicablePercent='20']",
        "6": "//ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator='false']/ram:CategoryTradeTax",
        "7": "//ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator='true']/ram:CategoryTradeTax",
    }
    return "together", where[number], CATEGORIES[category]


SPOILT: dict[tuple[str, str], Spoilt] = {
    ("BT-1", "BR-FR-01"): ("french", NUMBER, "F" * 36),
    ("BT-1", "BR-FR-02"): ("french", NUMBER, "F26 0412"),
    ("BT-25", "BR-FR-01"): ("credit-note", CITED, "F" * 36),
    ("BT-25", "BR-FR-02"): ("credit-note", CITED, "É-12"),
    ("BT-2, BT-9, BT-26, BT-72, BT-73, BT-74", "BR-FR-03"): ("french", "//ram:IssueDateTime/udt:DateTimeString", "19991231"),
    ("BT-5", "BR-FR-CO-12"): ("french", "//ram:InvoiceCurrencyCode", "USD"),
    ("BT-95, BT-102, BT-118, BT-151", "BR-FR-16"): ("french", RATES, "21"),
    ("BT-106, BT-109, BT-112, BT-115", "BR-FR-DEC-01"): ("french", f"{TOTALS}/ram:LineTotalAmount", "1" * 20),
    ("BT-44, BG-8", "BR-07"): ("french", f"{BUYER}/ram:Name", " "),
    ("BT-44, BG-8", "BR-10"): ("french", f"{BUYER}/ram:PostalTradeAddress", None),
    ("BT-44, BG-8", "BR-11"): ("french", f"{BUYER}/ram:PostalTradeAddress/ram:CountryID", None),
    ("BG-15", "BR-IC-12"): ("intra-eu", "//ram:ShipToTradeParty", None),
    ("BT-55, BT-80", "BR-CL-14"): ("french", f"{BUYER}/ram:PostalTradeAddress/ram:CountryID", "UK"),
    ("BT-49", "BR-FR-23"): ("french", ADDRESS, "404833048_A/B"),
    ("BT-49", "BR-FR-25"): ("french", ADDRESS, "4" * 126),
    ("BT-49-1", "BR-CL-25"): ("french", f"{ADDRESS}/@schemeID", "ABCD"),
    ("BT-49-1", "FX-SCH-A-000571"): ("french", f"{ADDRESS}/@schemeID", "0220"),
    ("BT-48", "BR-CO-09"): ("french", f"{BUYER}/ram:SpecifiedTaxRegistration/ram:ID", "UK123456789"),
    ("BT-47", "BR-FR-32"): ("french", f"{BUYER}/ram:SpecifiedLegalOrganization/ram:ID", "40483304"),
}  # fmt: skip
ROWS = [(row, rule) for row in RULES if row.source in SETS for rule in row.rules]


def spoil(sample: str, path: str, text: str | None) -> bytes:
    """The sample's XML, spoilt where the path leads."""
    root = etree.fromstring(bill_xml(BILLS[sample]))
    nodes = cast("list[etree._Element]", root.xpath(path.partition("/@")[0], namespaces=NAMESPACES))
    assert nodes
    for element in nodes:
        parent = element.getparent()
        if "/@" in path:
            element.set(path.partition("/@")[2], str(text))
        elif text is None and parent is not None:
            parent.remove(element)
        elif len(element):
            _retaxed(element, str(text))
        else:
            element.text = text
    return etree.tostring(root)


def _retaxed(tax: etree._Element, category: str) -> None:
    """A tax in another category: S without a rate above 0, any other with one."""
    named = {name: tax.find(f"ram:{name}", NAMESPACES) for name in ("CategoryCode", "RateApplicablePercent")}
    for name, text in (("CategoryCode", category), ("RateApplicablePercent", "0" if category == "S" else "20")):
        element = named[name]
        assert element is not None
        element.text = text


@pytest.mark.parametrize(("row", "rule"), ROWS, ids=lambda value: value if isinstance(value, str) else value.terms)
def test_the_publisher_refuses_what_the_row_refuses_by_the_rule_that_it_names(row: object, rule: str) -> None:
    named = next(each for each in RULES if each is row)
    spoilt = SPOILT.get((named.terms, rule)) or _of_category(rule)
    ids = {str(finding.rule) for finding in findings(SETS[named.source], spoil(*spoilt)) if not finding.warns}
    assert any(each == rule or each.startswith(f"{rule}_") or each.startswith(f"{rule}-") for each in ids), ids
