"""A bill as the dictionary that factur-x makes its XML of: keys are the numbers of EN 16931."""

from datetime import date
from typing import Any

from chalicelib.adapters.facturx.lines import adjustment, group, line
from chalicelib.adapters.facturx.numbers import amount
from chalicelib.adapters.facturx.party import consignee, party
from chalicelib.domain.values.bill import Bill

SEPA_TRANSFER = "58"
TRANSFER = "30"
"""UNTDID 4461 (BT-81): SEPA credit transfer, in euros alone; credit transfer."""


def fields(bill: Bill) -> dict[str, Any]:
    """Give a fresh dictionary each time, since factur-x changes the one it is given."""
    parts = {
        "BT-1": bill.number,
        "BT-2": bill.issued,
        "BT-3": bill.type_code,
        "BT-5": bill.currency,
        "BT-8": bill.vat_point,
        "BT-9": bill.due,
        "BT-10": bill.buyer_reference,
        "BT-13": bill.buyer_order,
        "BT-14": bill.our_order,
        "BT-16": bill.despatch,
        "BT-20": bill.terms,
        "BT-23": bill.process,
        "BT-72": bill.delivered,
        "BT-73": bill.period.first if bill.period else None,
        "BT-74": bill.period.last if bill.period else None,
        "BG-1": [{"BT-21": subject, "BT-22": text} for subject, text in bill.notes],
        "BG-3": [{"BT-25": number, "BT-26": day} for number, day in _cited(bill)],
        "BG-4": party(bill.seller),
        "BG-7": party(bill.buyer),
        "BG-13": consignee(bill.deliver_to) if bill.deliver_to else None,
        "BG-20": [adjustment(one) for one in bill.adjustments if not one.charge],
        "BG-21": [adjustment(one) for one in bill.adjustments if one.charge],
        "BG-23": [group(one) for one in bill.groups],
        "BG-25": [line(one) for one in bill.lines],
    }
    return {key: value for key, value in (parts | _transfer(bill) | _totals(bill)).items() if value}


def _cited(bill: Bill) -> tuple[tuple[str, date], ...]:
    """Give the invoices that it is about (BG-3): the one that it corrects, and those of deposits."""
    return (*((bill.corrects,) if bill.corrects else ()), *bill.follows)


def _transfer(bill: Bill) -> dict[str, Any]:
    """Say how to pay (BG-16, BG-17), where something is to be paid to the seller."""
    if bill.type_code in ("381", "503") or not bill.payable:
        return {}
    return {
        "BT-81": SEPA_TRANSFER if bill.currency == "EUR" else TRANSFER,
        "BT-83": bill.payee.reference,
        "BT-84": bill.payee.iban,
        "BT-85": bill.payee.holder,
        "BT-86": bill.payee.bic,
    }


def _totals(bill: Bill) -> dict[str, Any]:
    """Give the totals (BG-22); those of allowances, charges and prepayment where there are such."""
    always = {
        "BT-106": bill.lines_net,
        "BT-109": bill.net,
        "BT-110": bill.tax,
        "BT-112": bill.gross,
        "BT-115": bill.payable,
    }
    # A sum of 0 is told where it is one of something (BR-CO-11, BR-CO-12).
    kinds = {adjustment.charge for adjustment in bill.adjustments}
    others = {
        key: sum_ for key, charge, sum_ in (("BT-107", False, bill.allowances), ("BT-108", True, bill.charges)) if charge in kinds
    }
    paid = {"BT-113": bill.prepaid} if bill.prepaid else {}
    return {key: amount(value) for key, value in (always | others | paid).items()}
