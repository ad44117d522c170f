"""Events and commands of the delivery date that was announced."""

from datetime import date
from typing import Literal

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Day, LineIds


class DeliveryAnnounced(EventBase, frozen=True, tag="delivery_announced"):
    """A delivery date was announced for these lines, for the first time or anew."""

    on: date
    lines: tuple[int, ...]


DeliveryEvent = DeliveryAnnounced
DeliveryMail = Literal["delivery"]


class AnnounceDelivery(Command, frozen=True, kw_only=True, tag="announce_delivery"):
    """Announce or move the delivery date of these lines (all that have still to leave if not given)."""

    on: Day
    lines: LineIds | None = None
