"""Events and commands of a refund that did not arrive: its money is here again, and owed."""

from decimal import Decimal
from typing import Literal

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Ordinal


class RefundCameBack(EventBase, frozen=True, tag="refund_came_back"):
    """A refund did not reach the customer: what its entry gave back, on an invoice or of a payment's deposit, is owed again.

    A credit note that it made stands: the deposit is money again that no deposit invoice asks for.
    """

    refund: int
    amount: Decimal
    invoice: str | None = None
    payment: str | None = None


RefundBackEvent = RefundCameBack
RefundBackMail = Literal["refund_came_back"]


class RecordRefundBack(Command, frozen=True, kw_only=True, tag="record_refund_back"):
    """Record that a refund did not arrive, by its entry (not needed where one alone stands): it can be given back anew."""

    refund: Ordinal | None = None
