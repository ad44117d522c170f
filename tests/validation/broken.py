"""Invoices spoilt in one place, each with the rule that must see it."""

from typing import NamedTuple, cast

from lxml import etree

from chalicelib.application.ports.official_rules import RuleSetName
from tests.validation.schematron import CORE, FRENCH, PROFILE

SETTLEMENT = "//ram:ApplicableHeaderTradeSettlement"
TOTALS = f"{SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation"
TAX = f"{SETTLEMENT}/ram:ApplicableTradeTax[1]"
BUYER, SELLER = "//ram:BuyerTradeParty", "//ram:SellerTradeParty"
NAMESPACES = {
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
}


class Broken(NamedTuple):
    """The sample to spoil, where (XPath), the text to put there (None: take it away), and the rule that it then breaks."""

    sample: str
    path: str
    text: str | None
    rules: RuleSetName
    rule: str


BROKEN = (
    Broken("french", f"{TOTALS}/ram:LineTotalAmount", "5221.00", CORE, "BR-CO-10"),
    Broken("document-discount", f"{TOTALS}/ram:AllowanceTotalAmount", "391.00", CORE, "BR-CO-11"),
    Broken("freight", f"{TOTALS}/ram:ChargeTotalAmount", "18.00", CORE, "BR-CO-12"),
    Broken("french", f"{TOTALS}/ram:TaxBasisTotalAmount", "5221.00", CORE, "BR-CO-13"),
    Broken("french", f"{TOTALS}/ram:TaxTotalAmount", "1.00", CORE, "BR-CO-14"),
    Broken("french", f"{TOTALS}/ram:GrandTotalAmount", "1.00", CORE, "BR-CO-15"),
    Broken("deposit", f"{TOTALS}/ram:DuePayableAmount", "6264.00", CORE, "BR-CO-16"),
    Broken("french", f"{TAX}/ram:CalculatedAmount", "1000.00", CORE, "BR-CO-17"),
    Broken("french", TAX, None, CORE, "BR-CO-18"),
    Broken("french", f"{SELLER}/ram:SpecifiedTaxRegistration/ram:ID", "44732829320", CORE, "BR-CO-09"),
    Broken("french", f"{SELLER}/ram:SpecifiedTaxRegistration", None, CORE, "BR-S-02"),
    Broken("mixed-rates", f"{TAX}/ram:BasisAmount", "5000.00", CORE, "BR-S-08"),
    Broken("french", "/*/rsm:ExchangedDocument/ram:ID", None, CORE, "BR-02"),
    Broken("french", f"{BUYER}/ram:Name", None, CORE, "BR-07"),
    Broken("french", "//ram:IncludedSupplyChainTradeLineItem", None, CORE, "BR-16"),
    Broken("french", "//ram:SpecifiedTradeProduct/ram:Name", None, CORE, "BR-25"),
    Broken("french", "//ram:NetPriceProductTradePrice/ram:ChargeAmount", "-1", CORE, "BR-27"),
    Broken("line-discount", "//ram:SpecifiedLineTradeSettlement//ram:ReasonCode", None, CORE, "BR-42"),
    Broken("credit-note", "//ram:InvoiceReferencedDocument/ram:IssuerAssignedID", None, CORE, "BR-55"),
    Broken("french", "//ram:PayeePartyCreditorFinancialAccount/ram:IBANID", None, CORE, "BR-61"),
    Broken("french", "//ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount", "1.001", CORE, "BR-DEC-23"),
    Broken("intra-eu", f"{BUYER}/ram:SpecifiedTaxRegistration", None, CORE, "BR-IC-02"),
    Broken("intra-eu", f"{TAX}/ram:CalculatedAmount", "1.00", CORE, "BR-IC-09"),
    Broken("intra-eu", f"{TAX}/*[starts-with(local-name(), 'Exemption')]", None, CORE, "BR-IC-10"),
    Broken("intra-eu", "//ram:ActualDeliverySupplyChainEvent", None, CORE, "BR-IC-11"),
    Broken("intra-eu", "//ram:ShipToTradeParty", None, CORE, "BR-IC-12"),
    Broken("reverse-charge", f"{TAX}/*[starts-with(local-name(), 'Exemption')]", None, CORE, "BR-AE-10"),
    Broken("export", f"{TAX}/*[starts-with(local-name(), 'Exemption')]", None, CORE, "BR-G-10"),
    Broken("exempt", f"{TAX}/*[starts-with(local-name(), 'Exemption')]", None, CORE, "BR-E-10"),
    Broken("french", f"{TOTALS}/ram:LineTotalAmount", "5221.00", PROFILE, "BR-CO-10"),
    Broken("french", "//ram:SellerTradeParty//ram:URIID", None, PROFILE, "BR-62"),
    Broken("french", "//ram:BilledQuantity", None, PROFILE, "BR-22"),
    Broken("french", "//ram:InvoiceCurrencyCode", "EURO", CORE, "BR-CL-04"),
    Broken("french", "//ram:InvoiceCurrencyCode", "EURO", PROFILE, "FX-SCH-A-000595"),
    Broken("french", "/*/rsm:ExchangedDocument/ram:ID", "F26 0412", FRENCH, "BR-FR-02_BT-1"),
    Broken("french", "/*/rsm:ExchangedDocument/ram:TypeCode", "325", FRENCH, "BR-FR-04_BT-3"),
    Broken("french", "//ram:IncludedNote[ram:SubjectCode='PMT']", None, FRENCH, "BR-FR-05_BT-22_PMT"),
    Broken("french", "//ram:SubjectCode[.='AAB']", "PMD", FRENCH, "BR-FR-06_BT-21_PMD"),
    Broken("french", "//ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID", "A1", FRENCH, "BR-FR-08_BT-23"),
    Broken("french", f"{SELLER}/ram:SpecifiedLegalOrganization/ram:ID", "7328293", FRENCH, "BR-FR-10_BT-30"),
    Broken("french", f"{BUYER}/ram:URIUniversalCommunication", None, FRENCH, "BR-FR-12_BT-49"),
    Broken("french", f"{SELLER}/ram:URIUniversalCommunication", None, FRENCH, "BR-FR-13_BT-34"),
    Broken("french", f"{TAX}/ram:RateApplicablePercent", "21", FRENCH, "BR-FR-16_BT-119"),
    Broken("on-debits", "//ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString", "20260720", CORE, "BR-29"),
    Broken("public-body", f"{BUYER}/ram:GlobalID", "73282932000074", FRENCH, "BR-FR-09_BT-46"),
    Broken("declared-b2b", f"{BUYER}/ram:SpecifiedLegalOrganization", None, FRENCH, "BR-FR-11_BT-47"),
    Broken("declared-b2b", f"{BUYER}/ram:URIUniversalCommunication/ram:URIID", "732829320", FRENCH, "BR-FR-21_BT-49"),
    Broken("credit-note", "//ram:InvoiceReferencedDocument", None, FRENCH, "BR-FR-CO-05_BT-3"),
    Broken("french", "//ram:DueDateDateTime/udt:DateTimeString", "20260803", FRENCH, "BR-FR-CO-07_BT-9"),
    Broken("paid-already", f"{TOTALS}/ram:TotalPrepaidAmount", "6000.00", FRENCH, "BR-FR-CO-09_BT-23-1"),
    Broken("paid-already", "//ram:DueDateDateTime", None, FRENCH, "BR-FR-CO-09_BT-23-3"),
)


def spoil(xml: bytes, path: str, text: str | None) -> bytes:
    """The XML with what the path finds taken away, or its text replaced. Raises ValueError if it finds nothing."""
    root = etree.fromstring(xml)
    nodes = cast("list[etree._Element]", root.xpath(path, namespaces=NAMESPACES))
    if not nodes:
        raise ValueError(f"nothing is at {path}")
    for element in nodes:
        parent = element.getparent()
        if text is None and parent is not None:
            parent.remove(element)
        else:
            element.text = text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
