"""Events and commands of money that came and went back."""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta

from chalicelib.domain.payment.payment import PaymentMethod
from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.domain.sale.bodies import NewAllocation
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Allocation, DepositTaken, Skipped
from chalicelib.domain.values.fields import Amount, Word
from chalicelib.domain.values.vat import VatTaken


class MarkedPaid(EventBase, frozen=True, tag="marked_paid"):
    """A manager marked the order paid: what was open on each invoice is settled."""

    allocations: tuple[Allocation, ...]


class PaymentAllocated(EventBase, frozen=True, tag="payment_allocated"):
    """A payment received was put against invoices by an accountant; overpaid: more of it than was open.

    method: how it came, where somebody said so.
    """

    payment: str
    allocations: tuple[Allocation, ...]
    overpaid: bool = False
    method: PaymentMethod | None = None


class DepositReceived(EventBase, frozen=True, tag="deposit_received"):
    """Money came before there was an invoice; the next invoices take it off. overpaid: more than is still to be invoiced.

    method: how it came, where somebody said so.
    number: of its deposit invoice (UNTDID 1001 code 386), where it makes one: not of an intra-Community supply, nor before such
    invoices were made here. shares: what that asks for of each VAT category and rate; named: whom and what it names.
    skipped, elsewhere: as of an invoice.
    """

    payment: str
    amount: Decimal
    overpaid: bool = False
    method: PaymentMethod | None = None
    number: str | None = None
    shares: tuple[VatTaken, ...] = ()
    named: AsIssued | None = None
    skipped: tuple[Skipped, ...] = ()
    elsewhere: bool = False


class Refunded(EventBase, frozen=True, tag="refunded"):
    """Money paid too much on an invoice went back to the customer, or of the payment of a deposit.

    number: of the credit note (code 503) that takes it off deposit invoices, where it makes one; deposits: which, and how much.
    """

    invoice: str | None
    amount: Decimal
    payment: str | None = None
    number: str | None = None
    deposits: tuple[DepositTaken, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    elsewhere: bool = False


class PaymentMoved(EventBase, frozen=True, tag="payment_moved"):
    """Money paid too much on an invoice (source), or of the payment of a deposit, settles another invoice.

    number, deposits: as of a refund, since that invoice asks for the VAT of all its pieces.
    """

    invoice: str
    amount: Decimal
    source: str | None
    payment: str | None = None
    number: str | None = None
    deposits: tuple[DepositTaken, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    elsewhere: bool = False


PaymentEvent = MarkedPaid | PaymentAllocated | DepositReceived | Refunded | PaymentMoved
PaymentMail = Literal["refund", "payment"]


class MarkPaid(Command, frozen=True, kw_only=True, tag="mark_paid"):
    """The order is paid: settle what is open."""


class AllocatePayment(Command, frozen=True, kw_only=True, tag="allocate_payment"):
    """Put a payment against invoices.

    overpaid: it brings more than is open, as a transfer that came twice does. What is too much is in the customer's favour.
    method: how it came, where that is said.
    """

    payment: Word
    allocations: Annotated[tuple[NewAllocation, ...], Meta(min_length=1, max_length=50)]
    overpaid: bool = False
    method: PaymentMethod | None = None


class RecordDeposit(Command, frozen=True, kw_only=True, tag="record_deposit"):
    """Record money that came before there was an invoice.

    overpaid: it is more than is still to be invoiced. What is too much is in the customer's favour.
    method: how it came, where that is said.
    number: only of a deposit invoice that another system issued; ours is the next of the sequence of invoices.
    """

    payment: Word
    amount: Amount
    overpaid: bool = False
    method: PaymentMethod | None = None
    number: Word | None = None


class Refund(Command, frozen=True, kw_only=True, tag="refund"):
    """Record that money went back: paid too much on an invoice, or of a deposit that no invoice will use, by its payment.

    number: only of the credit note that another system issued on the deposit's invoice.
    """

    amount: Amount
    invoice: Word | None = None
    payment: Word | None = None
    number: Word | None = None


class MovePayment(Command, frozen=True, kw_only=True, tag="move_payment"):
    """Settle an invoice by what was paid too much on another one (source), or by a deposit that no invoice will use.

    number: as of a refund.
    """

    invoice: Word
    amount: Amount
    source: Word | None = None
    payment: Word | None = None
    number: Word | None = None
