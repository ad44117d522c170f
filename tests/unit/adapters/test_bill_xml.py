"""Each fact of a bill is in its XML, at the place of its number in EN 16931, exactly as it is in the bill."""

from decimal import Decimal

import pytest
from lxml import etree
from msgspec.structs import replace

from chalicelib.adapters.facturx import bill_xml
from chalicelib.adapters.facturx.numbers import amount, plain, price
from chalicelib.domain.values.bill import Bill
from tests.samples.bills import BILLS
from tests.validation.broken import NAMESPACES

HEADER = "/*/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTrade"
SELLER, BUYER = f"{HEADER}Agreement/ram:SellerTradeParty", f"{HEADER}Agreement/ram:BuyerTradeParty"
DELIVERY, SETTLEMENT = f"{HEADER}Delivery", f"{HEADER}Settlement"
MEANS = f"{SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans"
LINE = "//ram:IncludedSupplyChainTradeLineItem[1]"
FACTS = {
    "BT-1": ("/*/rsm:ExchangedDocument/ram:ID", ["F26-0412"]),
    "BT-2": ("/*/rsm:ExchangedDocument/ram:IssueDateTime/*", ["20260804"]),
    "BT-9": (f"{SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/*", ["20260903"]),
    "BT-13": (f"{HEADER}Agreement/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID", ["P020044G-01"]),
    "BT-14": (f"{HEADER}Agreement/ram:SellerOrderReferencedDocument/ram:IssuerAssignedID", ["45KL89G00E"]),
    "BT-16": (f"{DELIVERY}/ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID", ["BL26-0118"]),
    "BT-20": (f"{SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:Description", ["30 jours date de facture"]),
    "BT-21": ("/*/rsm:ExchangedDocument/ram:IncludedNote/ram:SubjectCode", ["PMD", "PMT", "AAB"]),
    "BT-23": ("//ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID", ["B1"]),
    "BT-24": ("//ram:GuidelineSpecifiedDocumentContextParameter/ram:ID", ["urn:cen.eu:en16931:2017"]),
    "BT-29": (f"{SELLER}/ram:ID", ["0031564"]),
    "BT-30": (f"{SELLER}/ram:SpecifiedLegalOrganization/ram:ID[@schemeID='0002']", ["732829320"]),
    "BT-31": (f"{SELLER}/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']", ["FR44732829320"]),
    "BT-34": (f"{SELLER}/ram:URIUniversalCommunication/ram:URIID[@schemeID='0225']", ["732829320"]),
    "BT-47": (f"{BUYER}/ram:SpecifiedLegalOrganization/ram:ID[@schemeID='0002']", ["404833048"]),
    "BT-49": (f"{BUYER}/ram:URIUniversalCommunication/ram:URIID[@schemeID='0225']", ["404833048"]),
    "BT-162": (f"{BUYER}/ram:PostalTradeAddress/ram:LineThree", ["Bâtiment C, 3e étage"]),
    "BT-70": (f"{DELIVERY}/ram:ShipToTradeParty/ram:Name", ["BigCorp Europe, quai 3"]),
    "BT-72": (f"{DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/*", ["20260803"]),
    "BT-80": (f"{DELIVERY}/ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID", ["FR"]),
    "BT-81": (f"{MEANS}/ram:TypeCode", ["58"]),
    "BT-83": (f"{SETTLEMENT}/ram:PaymentReference", ["RF48F260412"]),
    "BT-84": (f"{MEANS}/ram:PayeePartyCreditorFinancialAccount/ram:IBANID", ["FR7630006000011234567890189"]),
    "BT-86": (f"{MEANS}/ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID", ["AGRIFRPP"]),
    "BT-112": (f"{SETTLEMENT}//ram:GrandTotalAmount", ["6265.51"]),
    "BT-115": (f"{SETTLEMENT}//ram:DuePayableAmount", ["6265.51"]),
    "BT-129": (f"{LINE}//ram:BilledQuantity[@unitCode='C62']", ["2"]),
    "BT-146": ("//ram:NetPriceProductTradePrice/ram:ChargeAmount", ["2610.00", "0.1255"]),
    "BT-153": (f"{LINE}//ram:SpecifiedTradeProduct/ram:Name", ["Cellule voie liquide <200 ml>"]),
}


def texts(bill: Bill, path: str) -> list[str | None]:
    elements = etree.fromstring(bill_xml(bill)).xpath(path, namespaces=NAMESPACES)
    assert isinstance(elements, list)
    return [element.text for element in elements if isinstance(element, etree._Element)]


@pytest.mark.parametrize("term", FACTS)
def test_a_fact_is_at_its_place(term: str) -> None:
    path, expected = FACTS[term]
    assert texts(BILLS["french"], path) == expected


def test_a_credit_note_names_the_invoice_corrected_and_no_account() -> None:
    note = BILLS["credit-note"]
    assert texts(note, "//ram:InvoiceReferencedDocument/ram:IssuerAssignedID") == ["F26-0412"]
    assert texts(note, "//ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/*") == ["20260804"]
    assert texts(note, MEANS) == []


def test_an_invoice_paid_already_names_no_account() -> None:
    assert texts(BILLS["paid-already"], MEANS) == []


def test_a_transfer_in_another_currency_is_not_sepa() -> None:
    assert texts(replace(BILLS["export"], currency="CHF"), f"{MEANS}/ram:TypeCode") == ["30"]


def test_numbers_are_written_as_computed() -> None:
    assert [amount(Decimal(text)) for text in ("1", "0.1", "12345678.90")] == ["1.00", "0.10", "12345678.90"]
    assert [plain(Decimal(text)) for text in ("20.00", "5.5", "100", "0")] == ["20", "5.5", "100", "0"]
    assert [price(Decimal(text)) for text in ("2610", "0.1250", "0.1255", "100")] == ["2610.00", "0.125", "0.1255", "100.00"]


def test_an_amount_finer_than_a_cent_is_refused() -> None:
    with pytest.raises(ValueError, match=r"1\.005"):
        amount(Decimal("1.005"))
