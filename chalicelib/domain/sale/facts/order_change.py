"""Event and command of a firm order that changes before all of it is invoiced."""

from typing import Annotated, Literal

from msgspec import Meta

from chalicelib.domain.sale.bodies import NewLine, NewLineChange
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Line, LineChange
from chalicelib.domain.values.fields import MAX_LINES, Ordinal, Phrase, Sha256


class OrderChanged(EventBase, frozen=True, tag="order_changed"):
    """Lines of the firm order changed, were added or cancelled.

    number: of the change, from 1. agreed: with whom, a typed name by its id. pdf: SHA-256 of a document of staff's own.
    """

    number: int
    agreed: str
    changed: tuple[LineChange, ...] = ()
    added: tuple[Line, ...] = ()
    cancelled: tuple[int, ...] = ()
    pdf: str | None = None


OrderChangeEvent = OrderChanged
OrderChangeMail = Literal["order_change"]

LineChanges = Annotated[tuple[NewLineChange, ...], Meta(max_length=MAX_LINES)]
AddedLines = Annotated[tuple[NewLine, ...], Meta(max_length=MAX_LINES)]
CancelledLines = Annotated[tuple[Ordinal, ...], Meta(max_length=MAX_LINES)]


class ChangeOrder(Command, frozen=True, kw_only=True, tag="change_order"):
    """Change lines of the firm order, add some, or cancel some of which nothing left and nothing is invoiced.

    agreed_with: who of the customer's agreed to it, by name. The comment says more.
    """

    agreed_with: Phrase
    change: LineChanges = ()
    add: AddedLines = ()
    cancel: CancelledLines = ()
    pdf: Sha256 | None = None
