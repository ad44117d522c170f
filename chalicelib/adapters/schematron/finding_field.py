"""Which field of a command a finding is about, as far as the element or the term that it names tells."""

import re

from chalicelib.adapters.schematron.findings import Finding

PARTS = {
    "SellerTradeParty": None, "PayeePartyCreditorFinancialAccount": None,
    "BuyerTradeParty": "billing", "ShipToTradeParty": "delivery", "InvoiceReferencedDocument": "invoice",
    "DueDateDateTime": "due", "BillingSpecifiedPeriod": "performed", "BuyerOrderReferencedDocument": "customer_reference",
    "IncludedSupplyChainTradeLineItem": "lines",
}  # fmt: skip
"""What of a bill comes of what, by the element that holds it; None: what is the seller's own comes of seller.toml."""
TERMS = {
    "BT-1": "number", "BT-9": "due", "BT-10": "billing.service", "BT-13": "customer_reference", "BT-25": "invoice",
    "BT-29": "supplier_number", "BT-44": "billing", "BT-46": "billing.siret", "BT-47": "billing.siren", "BT-48": "billing.vat",
    "BT-49": "billing.electronic", "BG-8": "billing", "BT-55": "billing.country", "BG-15": "delivery",
    "BT-80": "delivery.country", "BT-73": "performed.first", "BT-74": "performed.last", "BT-151": "lines", "BT-152": "lines",
    "BT-95": "discount", "BT-102": "freight", "BT-103": "freight",
}  # fmt: skip
"""The same by the term of EN 16931."""
_TERM = re.compile(r"\bB[TG]-\d+\b(?!-)")


def field_of(finding: Finding) -> str | None:
    """Give the field, or none: a rule that names several fields, or none that a command has, says itself what is wrong."""
    part = next((name for name in map(_local, reversed(finding.path)) if name in PARTS), None)
    whole = PARTS[part] if part else ""
    if whole is None:
        return None
    named = _fields(finding.rule or "") or _fields(finding.text)
    inside = [field for field in named if field.startswith(whole)]
    return inside[0] if len(inside) == 1 else whole or None


def _fields(text: str) -> list[str]:
    terms = _TERM.findall(text.replace("_", " "))
    return [*dict.fromkeys(TERMS[term] for term in terms if term in TERMS)]


def _local(name: str) -> str:
    return name.rpartition("}")[2]
