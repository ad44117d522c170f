"""Events and commands of payments that are given back: to settle something elsewhere, or because the bank took them back."""

from decimal import Decimal
from typing import Literal

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.values.fields import Amount, Word

ReturnReason = Literal["dispute", "returned", "bounced"]
"""dispute: the payer had a card payment taken back. returned: their bank did, a debit or a transfer. bounced: a cheque."""


class PaymentReleased(EventBase, frozen=True, tag="payment_released"):
    """What a payment paid too much on an invoice, or brought as a deposit that nothing uses (None), is free again."""

    payment: str
    invoice: str | None
    amount: Decimal


class PaymentReturned(EventBase, frozen=True, tag="payment_returned"):
    """The bank took a payment back: what it paid is open again, and what was a deposit is there no more."""

    payment: str
    allocations: tuple[Allocation, ...]
    deposit: Decimal
    reason: ReturnReason


PaymentReturnEvent = PaymentReleased | PaymentReturned
PaymentReturnMail = Literal["payment_returned"]


class ReleasePayment(Command, frozen=True, kw_only=True, tag="release_payment"):
    """Free what a payment paid too much on an invoice, or of a deposit that no invoice will use: it can settle others then."""

    payment: Word
    amount: Amount
    invoice: Word | None = None


class ReturnPayment(Command, frozen=True, kw_only=True, tag="return_payment"):
    """Record that the bank took a payment back: all that it paid here is open again."""

    payment: Word
    reason: ReturnReason
