"""The shapes of what stands in for Stripe, as Stripe's own API has them: those fields that anybody reads."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

EVIDENCE = 14 * 24 * 3600
"""Seconds until evidence on a dispute is due."""
VERSION = "2026-10-28.endive"
Made = dict[str, Any]


def session(name: str, given: Mapping[str, Any], now: int, address: str) -> Made:
    """Give a Checkout session that is open."""
    price = given["line_items"]["0"]["price_data"]
    total = int(price["unit_amount"]) * int(given["line_items"]["0"].get("quantity", 1))
    return {
        "id": name, "object": "checkout.session", "amount_subtotal": total, "amount_total": total,
        "cancel_url": given.get("cancel_url"), "client_reference_id": given.get("client_reference_id"), "created": now,
        "currency": price["currency"], "customer_details": {"email": None, "name": None},
        "expires_at": int(given.get("expires_at", now + 24 * 3600)), "livemode": False, "locale": given.get("locale"),
        "metadata": dict(given.get("metadata", {})), "mode": given["mode"], "payment_intent": None,
        "payment_method_types": list(given["payment_method_types"].values()), "payment_status": "unpaid", "status": "open",
        "success_url": given["success_url"], "url": f"{address}/pay/{name}",
    }  # fmt: skip


def charge(name: str, of: Made, intent: Mapping[str, Any], now: int, payer: str, last4: str) -> Made:
    """Give a charge of a session: of a card it is paid at once, of a debit it is pending."""
    method = of["payment_method_types"][0]
    card = method == "card"
    return {
        "id": name, "object": "charge", "amount": of["amount_total"], "amount_captured": of["amount_total"] if card else 0,
        "amount_refunded": 0, "balance_transaction": None, "billing_details": {"name": payer}, "captured": card, "created": now,
        "currency": of["currency"], "description": intent.get("description"), "disputed": False, "livemode": False,
        "metadata": dict(intent.get("metadata", {})), "paid": card, "payment_intent": name.replace("ch_", "pi_"),
        "payment_method_details": {"type": method, method: _account(name, method, last4)}, "refunded": False,
        "status": "succeeded" if card else "pending",
    }  # fmt: skip


def _account(charge: str, method: str, last4: str) -> Made:
    return {"last4": last4} if method == "card" else {"last4": last4, "mandate": charge.replace("ch_", "mandate_")}


def mandate(name: str) -> Made:
    """Give what an account's owner signed so that it is debited."""
    reference = name.replace("mandate_", "").upper().rjust(8, "0")
    return {
        "id": name, "object": "mandate", "livemode": False, "status": "active", "type": "single_use",
        "payment_method_details": {"type": "sepa_debit", "sepa_debit": {"reference": reference, "url": ""}},
    }  # fmt: skip


def refund(name: str, of: Made, amount: int, now: int) -> Made:
    """Give money of a charge that goes back."""
    return {
        "id": name, "object": "refund", "amount": amount, "balance_transaction": None, "charge": of["id"], "created": now,
        "currency": of["currency"], "metadata": {}, "payment_intent": of["payment_intent"], "reason": None, "status": "succeeded",
    }  # fmt: skip


def dispute(name: str, of: Made, now: int) -> Made:
    """Give a charge that its payer's bank takes back."""
    return {
        "id": name, "object": "dispute", "amount": of["amount"], "balance_transactions": [], "charge": of["id"], "created": now,
        "currency": of["currency"], "evidence_details": {"due_by": now + EVIDENCE, "has_evidence": False, "past_due": False},
        "is_charge_refundable": False, "livemode": False, "metadata": {},
        "payment_intent": of["payment_intent"], "reason": "general", "status": "needs_response",
    }  # fmt: skip


def payout(name: str, amount: int, now: int) -> Made:
    """Give what goes to the bank."""
    return {
        "id": name, "object": "payout", "amount": amount, "arrival_date": now, "automatic": True, "created": now,
        "currency": "eur", "livemode": False, "metadata": {}, "method": "standard", "reconciliation_status": "completed",
        "statement_descriptor": "STRIPE", "status": "paid", "type": "bank_account",
    }  # fmt: skip


def transaction(name: str, kind: str, source: Made, amount: int, fee: int, now: int, within: str | None = None) -> Made:
    """Give a row of the account at Stripe; `payout`: the one that it went out with, which Stripe itself does not show."""
    return {
        "id": name, "object": "balance_transaction", "amount": amount, "available_on": now, "created": now,
        "currency": source["currency"], "description": source.get("description"), "fee": fee, "fee_details": [],
        "net": amount - fee, "reporting_category": kind, "source": source, "status": "available", "type": kind, "payout": within,
    }  # fmt: skip


def event(name: str, kind: str, what: Made, now: int) -> Made:
    """Give what is told of it, as it is now."""
    return {
        "id": name, "object": "event", "api_version": VERSION, "created": now, "data": {"object": deepcopy(what)},
        "livemode": False, "pending_webhooks": 1, "request": {"id": None, "idempotency_key": None}, "type": kind,
    }  # fmt: skip
