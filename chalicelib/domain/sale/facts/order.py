"""Events and commands of the firm order and its end."""

from decimal import Decimal
from typing import Literal

from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Freight, Line, ReservedPart
from chalicelib.domain.sale.online import Online
from chalicelib.domain.values.fields import Id, PrintedWord, Sha256


class OrderCreated(EventBase, frozen=True, tag="order_created"):
    """The customer's firm order; its lines are the offer's unless the dossier begins as an order.

    engagement: the number under which a public body keeps the money for it. pay: when it is paid, of an order without an offer.
    taken: pieces of counted stock that are kept for it, those that were reserved among them.
    online: what was said with it from the page.
    """

    lines: tuple[Line, ...]
    customer_reference: str | None = None
    freight: Freight | None = None
    discount: Decimal = Decimal(0)
    pdf: str | None = None
    engagement: str | None = None
    taken: tuple[ReservedPart, ...] = ()
    online: Online | None = None
    pay: PaymentTerms | None = None

    @property
    def signer(self) -> str | None:
        """The id of the name that was typed, where it came from the page."""
        return self.online.signer if self.online else None


class OrderCancelled(EventBase, frozen=True, tag="order_cancelled"):
    """The order will not be carried out further."""


class AcknowledgementRequested(EventBase, frozen=True, tag="acknowledgement_requested"):
    """Staff asked for the acknowledgement of order to be mailed to a contact."""

    contact: str


OrderEvent = OrderCreated | OrderCancelled | AcknowledgementRequested
OrderMail = Literal["acknowledgement", "cancellation", "order"]


class PlaceOrder(Command, frozen=True, kw_only=True, tag="place_order"):
    """Turn the open offer into a firm order; engagement: the number under which a public body keeps the money for it."""

    customer_reference: PrintedWord | None = None
    engagement: PrintedWord | None = None
    pdf: Sha256 | None = None


class CancelOrder(Command, frozen=True, kw_only=True, tag="cancel_order"):
    """Cancel the order; the comment is its reason."""


class Acknowledge(Command, frozen=True, kw_only=True, tag="acknowledge"):
    """Mail the acknowledgement of order, again if it was sent before.

    contact: the dossier's if not given, unless their link was revoked; who is named gets a link again.
    """

    contact: Id | None = None
