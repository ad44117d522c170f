"""Events and commands of the pieces that are kept for an offer's customer."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from chalicelib.domain.sale.bodies import NewPart
from chalicelib.domain.sale.command import Command, Signed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import ReservedPart
from chalicelib.domain.values.fields import MAX_LINES, Day


class PiecesReserved(EventBase, frozen=True, tag="pieces_reserved"):
    """Pieces are kept for the customer until a moment (UTC); signer: who of theirs signed it, None where staff did it.

    left_by: the dossier whose order left them, in which they were kept since a day, and perhaps longer already (extended).
    """

    parts: tuple[ReservedPart, ...]
    until: datetime
    signer: str | None = None
    left_by: str | None = None
    since: date | None = None
    extended: bool = False


class ReservationExtended(EventBase, frozen=True, tag="reservation_extended"):
    """The pieces are kept until a later moment (UTC)."""

    until: datetime
    signer: str | None = None


class ReservationReleased(EventBase, frozen=True, tag="reservation_released"):
    """The pieces were given back before their time, by the customer, who signed it, or by staff."""

    signer: str | None = None


class ReservationLapsed(EventBase, frozen=True, tag="reservation_lapsed"):
    """The time for which the pieces were kept is over."""


class ReservationReminded(EventBase, frozen=True, tag="reservation_reminded"):
    """The customer was reminded that the pieces are kept until this moment (UTC)."""

    until: datetime


ReservationEvent = PiecesReserved | ReservationExtended | ReservationReleased | ReservationLapsed | ReservationReminded
ReservationMail = Literal["reservation", "extension", "release", "lapse", "reservation_reminder"]
ReservedLines = Annotated[tuple[NewPart, ...], Meta(min_length=1, max_length=MAX_LINES)]


class ReservePieces(Signed, frozen=True, kw_only=True, tag="reserve_pieces"):
    """Keep pieces of the offer until the seller's hour of a day (Paris)."""

    lines: ReservedLines
    until: Day


class ExtendReservation(Signed, frozen=True, kw_only=True, tag="extend_reservation"):
    """Keep the pieces as long again, once."""


class ReleaseReservation(Signed, frozen=True, kw_only=True, tag="release_reservation"):
    """Give the pieces back."""


class KeepPieces(Command, frozen=True, kw_only=True, tag="keep_pieces"):
    """Keep pieces of the offer for its customer, who asked for it: all that is there if no lines are given.

    until: at the seller's hour of this day (Paris), as long as the seller keeps pieces if not given.
    """

    lines: ReservedLines | None = None
    until: Day | None = None


class ReleasePieces(Command, frozen=True, kw_only=True, tag="release_pieces"):
    """Give back the pieces that are kept for the customer; the comment says why."""


class LapseReservation(Command, frozen=True, kw_only=True, tag="lapse_reservation"):
    """Give back pieces whose time is over."""


class RemindReservation(Command, frozen=True, kw_only=True, tag="remind_reservation"):
    """Remind the customer that the pieces are kept until the next working day."""
