"""Payments as doors tell of them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from chalicelib.domain.payment.payment import BankEntry, Payer
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.payment.seen_payment import SeenPayment

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
IBAN = "FR7630006000011234567890189"
TRANSFER = payment_id("statement", IBAN, "REF-1")


def seen(**changes: Any) -> SeenPayment:
    """Give a transfer of 120 euros as a bank's file tells of it."""
    given: dict[str, Any] = {
        "id": TRANSFER, "source": "statement", "method": "transfer", "amount": Decimal("120.00"),
        "value_date": date(2026, 8, 5), "payer": Payer("BIGCORP EUROPE", "DE89370400440532013000"), "text": "FACTURE F26-412",
        "bank": BankEntry(IBAN, "2026-154", 1, servicer_ref="REF-1"),
    }  # fmt: skip
    return SeenPayment(**{**given, **changes})
