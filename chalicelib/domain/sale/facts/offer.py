"""Events and commands of the offer and its revisions."""

from datetime import date
from decimal import Decimal
from typing import Literal

from chalicelib.domain.sale.bodies import Lines, NewFreight, NewTerms
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Freight, Line, Reader, Terms
from chalicelib.domain.values.fields import Percent, Sha256
from chalicelib.domain.values.money import ZERO


class OfferMade(EventBase, frozen=True, tag="offer_made"):
    """The dossier begins as an offer (revision 1), or the offer is replaced by a newer revision.

    discount: percent on all lines. pdf: SHA-256 of a document of staff's own that takes the place of ours.
    left_by: the dossier whose order left what is offered. readers: contacts who get a link with it, since they had one there;
    lesser: those of them whose link is for less than everything.
    uncoded: gross amount ordered before it from the same quote without a mailed code. kept_days: working days for which pieces
    of that quote were kept before. orders_before: orders from the page of the same quote before it.
    """

    revision: int
    lines: tuple[Line, ...]
    terms: Terms
    freight: Freight | None = None
    discount: Decimal = Decimal(0)
    pdf: str | None = None
    left_by: str | None = None
    readers: tuple[str, ...] = ()
    lesser: tuple[Reader, ...] = ()
    uncoded: Decimal = ZERO
    kept_days: int = 0
    orders_before: int = 0


class OfferVoided(EventBase, frozen=True, tag="offer_voided"):
    """The offer was withdrawn before it was ordered. into: the dossier whose offer has its pieces again.

    lapsed: it ended by itself while a deposit on it was asked for, or here, which is owed back from then on.
    """

    into: str | None = None
    lapsed: bool = False


class OfferReminded(EventBase, frozen=True, tag="offer_reminded"):
    """The customer was reminded that the offer ends on this day."""

    ends: date


OfferEvent = OfferMade | OfferVoided | OfferReminded
OfferMail = Literal["offer", "withdrawal", "offer_reminder"]


class ReviseOffer(Command, frozen=True, kw_only=True, tag="revise_offer"):
    """Replace the offer by its next revision; freight: "rules" where it is as agreed, else as the seller's say."""

    lines: Lines
    terms: NewTerms
    freight: NewFreight | Literal["rules"] | None = None
    discount: Percent = "0"
    pdf: Sha256 | None = None


class VoidOffer(Command, frozen=True, kw_only=True, tag="void_offer"):
    """Withdraw the open offer; the comment is its reason."""


class LapseOffer(Command, frozen=True, kw_only=True, tag="lapse_offer"):
    """Say that an offer with a deposit ended unordered, so that its money goes back and no more is asked for."""


class RemindOffer(Command, frozen=True, kw_only=True, tag="remind_offer"):
    """Remind the customer that the offer ends soon."""
