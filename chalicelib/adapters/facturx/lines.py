"""Lines, allowances, charges and VAT groups as factur-x's fields."""

from typing import Any

from chalicelib.adapters.facturx.numbers import amount, plain, price
from chalicelib.domain.values.bill import Adjustment, BillLine, VatGroup

DISCOUNT = "95"
"""UNTDID 5189 (BT-140): discount."""


def rate(of: BillLine | Adjustment | VatGroup) -> str | None:
    """Give the VAT rate; what is outside the scope of VAT has none (BR-O-05)."""
    return None if of.category == "O" else plain(of.rate)


def line(of: BillLine) -> dict[str, Any]:
    """Give an invoice line (BG-25); its discount is an allowance on it (BG-27), so the price stays the catalogue's."""
    fields: dict[str, Any] = {
        "BT-126": of.id,
        "BT-129": str(of.quantity),
        "BT-130": of.unit,
        "BT-131": amount(of.net),
        "BT-146": price(of.unit_price),
        "BT-151": of.category,
        "BT-152": rate(of),
        "BT-153": of.name,
        "BT-154": of.detail,
        "BT-155": of.sku,
    }
    if of.discount:
        base = amount(of.net + of.discount)
        fields["BG-27"] = [
            {"amount": amount(of.discount), "base_amount": base, "rate": plain(of.percent), "reason_code": DISCOUNT}
        ]
    return fields


def adjustment(of: Adjustment) -> dict[str, Any]:
    """Give an allowance (BG-20) or charge (BG-21) of the whole document."""
    fields = {
        "amount": amount(of.amount),
        "reason": of.reason,
        "reason_code": of.code,
        "vat_category_code": of.category,
        "vat_rate": rate(of),
    }
    if of.base is not None and of.percent is not None:
        fields |= {"base_amount": amount(of.base), "rate": plain(of.percent)}
    return fields


def group(of: VatGroup) -> dict[str, Any]:
    """Give the VAT of one category and rate (BG-23)."""
    return {
        "BT-116": amount(of.base),
        "BT-117": amount(of.tax),
        "BT-118": of.category,
        "BT-119": rate(of),
        "BT-120": of.reason,
        "BT-121": of.code,
    }
