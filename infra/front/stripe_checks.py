"""What Stripe refuses of a session, as its reference says. https://docs.stripe.com/api/checkout/sessions/create"""

import re
from collections.abc import Mapping
from typing import Any

SECOND = {"mode", "client_reference_id", "locale", "expires_at", "success_url", "cancel_url", "submit_type", "customer_email"}
"""Parameters of a session that have a value."""
NESTED = re.compile(
    r"payment_method_types\[\d+\]|metadata\[\w+\]|payment_intent_data\[(description|metadata\]\[\w+)\]|line_items\[\d+\]\[quantity\]"
    r"|line_items\[\d+\]\[price_data\]\[(currency|unit_amount|product_data\]\[name)\]"
)
"""Those that have parts."""
METHODS = {"card", "sepa_debit"}
LOCALES = {"auto", "de", "en", "es", "fr", "it", "nl", "pt"}
LEAST = 50
"""The least amount of a card in euros, in cents."""
SHORTEST, LONGEST = 30 * 60, 24 * 3600
"""Seconds that a session lasts."""


class Refusal(Exception):
    """Stripe refuses a request: the code of its error, the parameter, and what it says."""

    def __init__(self, code: str, param: str, message: str) -> None:
        super().__init__(message)
        self.code, self.param = code, param

    @property
    def body(self) -> dict[str, Any]:
        """Its answer."""
        kind = "idempotency_error" if self.code == "idempotency_error" else "invalid_request_error"
        error = {"type": kind, "message": str(self)} | ({"param": self.param} if self.param else {})
        return {"error": error | ({"code": self.code} if self.code and self.code != kind else {})}


def parsed(form: Mapping[str, str]) -> dict[str, Any]:
    """Give a form's values by their parts: `a[b][c]=1` is {"a": {"b": {"c": "1"}}}."""
    whole: dict[str, Any] = {}
    for name, value in form.items():
        parts = re.findall(r"[^\[\]]+", name)
        at = whole
        for part in parts[:-1]:
            at = at.setdefault(part, {})
        at[parts[-1]] = value
    return whole


def check_session(form: Mapping[str, str], now: int) -> None:
    """Raise Refusal for what Stripe refuses."""
    for name in form:
        if name not in SECOND and not NESTED.fullmatch(name):
            raise Refusal("parameter_unknown", name, f"Received unknown parameter: {name}")
    given = parsed(form)
    for name in ("mode", "success_url", "line_items", "payment_method_types"):
        if not given.get(name):
            raise Refusal("parameter_missing", name, f"Missing required param: {name}.")
    if given["mode"] != "payment":
        raise Refusal("", "mode", "Invalid mode: must be one of payment, setup, or subscription")
    if given.get("locale", "auto") not in LOCALES:
        raise Refusal("", "locale", "Invalid locale")
    _check_methods(given)
    _check_price(given["line_items"].get("0", {}))
    lasts = int(given.get("expires_at", now + LONGEST)) - now
    if not SHORTEST <= lasts <= LONGEST:
        raise Refusal("", "expires_at", "The `expires_at` timestamp must be between 30 minutes and 24 hours from creation.")


def _check_methods(given: Mapping[str, Any]) -> None:
    methods = set(given["payment_method_types"].values())
    if not methods <= METHODS:
        raise Refusal("", "payment_method_types", "Invalid payment_method_types")
    currency = given["line_items"].get("0", {}).get("price_data", {}).get("currency")
    if "sepa_debit" in methods and currency != "eur":
        raise Refusal("", "payment_method_types", "The currency provided is not supported by sepa_debit.")


def _check_price(item: Mapping[str, Any]) -> None:
    price = item.get("price_data", {})
    for name in ("currency", "unit_amount", "product_data"):
        if name not in price:
            raise Refusal("parameter_missing", f"line_items[0][price_data][{name}]", f"Missing required param: {name}.")
    amount = str(price["unit_amount"])
    if not amount.isdigit():
        raise Refusal("parameter_invalid_integer", "line_items[0][price_data][unit_amount]", f"Invalid integer: {amount}")
    if int(amount) > 99_999_999:
        raise Refusal("amount_too_large", "line_items[0][price_data][unit_amount]", "The amount is too large.")
    if int(amount) < LEAST:
        raise Refusal("amount_too_small", "line_items[0][price_data][unit_amount]", "The amount is too small.")
