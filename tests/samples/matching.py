"""Small samples of what is open and of payments, to be matched."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from chalicelib.application.payment.remember_payer import remember_payer
from chalicelib.application.ports.payer_store import PayerStore
from chalicelib.domain.payment.matching.open_item import OpenItem
from chalicelib.domain.payment.payment import Payer, Payment
from tests.samples.callers import ACCOUNTANT

SEEN = datetime(2026, 11, 30, 9, tzinfo=UTC)
BIGCORP, BRERA = "bigcorp", "brera"
NAMES = {BIGCORP: "BigCorp Europe SA", BRERA: "Farmaceutica Brera"}


def item(number: str | None, amount: str, **more: Any) -> OpenItem:
    """An open invoice of BigCorp's, or money asked for before there is one."""
    account = more.pop("account", BIGCORP)
    fields: dict[str, Any] = {
        "kind": "invoice" if number else "prepayment", "number": number, "reference": "45MR02G00A", "account": account,
        "customer": NAMES[account], "order_number": None,
        "due": date(2026, 9, 2), "open": Decimal(amount), "gross": Decimal(amount),
    }  # fmt: skip
    return OpenItem(**(fields | more))


def payment(amount: str, text: str = "", name: str = "", iban: str | None = None, **more: Any) -> Payment:
    """A transfer that came."""
    return Payment(
        id="PMT-AAAAAAAAAAAAAAAAAAAA", version=1, source="statement", method="transfer", amount=Decimal(amount),
        value_date=date(2026, 8, 6), seen=SEEN, payer=Payer(name, iban), text=text, **more,
    )  # fmt: skip


def payer_remembered(store: PayerStore, at: datetime) -> str:
    """The id of a payer who is remembered to pay for BigCorp."""
    money = payment("1.00", name="BIGCORP EUR SA", iban="FR7630006000011234567890189")
    return remember_payer(store, money, BIGCORP, ACCOUNTANT, at, lambda attempt: None) or ""
