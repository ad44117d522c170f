"""Events and commands of transfers that customers say to have sent."""

from datetime import date
from decimal import Decimal

from chalicelib.domain.sale.command import Signed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Amount, Day, Word


class TransferAnnounced(EventBase, frozen=True, tag="transfer_announced"):
    """A contact said that a transfer left on a day for an invoice, or for an order that is paid before it leaves (None).

    by: the day (Paris) until which we wait for it. signer: who signed it.
    """

    invoice: str | None
    amount: Decimal
    on: date
    by: date
    contact: str
    signer: str


class AnnouncementWithdrawn(EventBase, frozen=True, tag="announcement_withdrawn"):
    """A contact took back that a transfer left."""

    invoice: str | None
    amount: Decimal
    contact: str
    signer: str


AnnouncementEvent = TransferAnnounced | AnnouncementWithdrawn


class AnnounceTransfer(Signed, frozen=True, kw_only=True, tag="announce_transfer"):
    """Say that a transfer left on a day (Paris), for an invoice, or without one for an order that is paid before it leaves."""

    amount: Amount
    on: Day
    invoice: Word | None = None


class WithdrawAnnouncement(Signed, frozen=True, kw_only=True, tag="withdraw_announcement"):
    """Take back that a transfer left."""

    invoice: Word | None = None
