"""Events and commands of payments that are given back: to settle something elsewhere, or because the bank took them back."""

from decimal import Decimal
from typing import Literal

from chalicelib.domain.payment.payment import ReturnReason as ReturnReason
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Allocation, DepositTaken, Skipped
from chalicelib.domain.values.fields import Amount, Word


class PaymentReleased(EventBase, frozen=True, tag="payment_released"):
    """What a payment paid too much on an invoice, or brought as a deposit that nothing uses (None), is free again.

    number, deposits: of the credit note on deposit invoices, as of a refund.
    """

    payment: str
    invoice: str | None
    amount: Decimal
    number: str | None = None
    deposits: tuple[DepositTaken, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    elsewhere: bool = False


class PaymentReturned(EventBase, frozen=True, tag="payment_returned"):
    """The bank took a payment back: what it paid is open again, and what was a deposit is there no more.

    number, deposits: of the credit note on deposit invoices, as of a refund.
    """

    payment: str
    allocations: tuple[Allocation, ...]
    deposit: Decimal
    reason: ReturnReason
    number: str | None = None
    deposits: tuple[DepositTaken, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    elsewhere: bool = False


PaymentReturnEvent = PaymentReleased | PaymentReturned
PaymentReturnMail = Literal["payment_returned", "payment_released"]


class ReleasePayment(Command, frozen=True, kw_only=True, tag="release_payment"):
    """Free what a payment paid too much on an invoice, or of a deposit that no invoice will use: it can settle others then.

    number: as of a refund.
    """

    payment: Word
    amount: Amount
    invoice: Word | None = None
    number: Word | None = None


class ReturnPayment(Command, frozen=True, kw_only=True, tag="return_payment"):
    """Record that the bank took a payment back: all that it paid here is open again. number: as of a refund."""

    payment: Word
    reason: ReturnReason
    number: Word | None = None
