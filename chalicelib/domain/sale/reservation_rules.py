"""What a reservation must be: of an offer that still holds, of its pieces, and never past its last day."""

from datetime import date, datetime
from typing import Protocol

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.facts.reservation import PiecesReserved, ReservationExtended
from chalicelib.domain.sale.offers import Offer, Reservation
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.values.calendar import paris_date


class HasUntil(Protocol):
    """An event that keeps pieces until a moment (UTC)."""

    @property
    def until(self) -> datetime: ...


def offer_of(state: Dossier) -> Offer:
    """Give the offer. Raises NotAllowed where there is none."""
    if state.offer is None:
        raise NotAllowed("there is no quote")
    return state.offer


def reservation_of(state: Dossier) -> Reservation:
    """Give the reservation. Raises NotAllowed where nothing is reserved."""
    if state.reservation is None:
        raise NotAllowed("nothing is reserved")
    return state.reservation


def offer_holds(state: Dossier, event: EventBase, day: date) -> None:
    end = offer_of(state).terms.valid_until
    if day > end:
        raise NotAllowed("the quote ended on %(on)s", on=end)


def nothing_reserved(state: Dossier, event: EventBase, day: date) -> None:
    if state.reservation:
        raise NotAllowed("pieces are kept until %(on)s already: give them back first", on=paris_date(state.reservation.until))


def is_reserved(state: Dossier, event: EventBase, day: date) -> None:
    reservation_of(state)


def pieces_were_offered(state: Dossier, event: PiecesReserved, day: date) -> None:
    offered = {line.id: line.quantity for line in state.goods}
    if not event.parts:
        raise NotAllowed("nothing of the quote is there to be kept")
    for line, pieces in by_line(event.parts).items():
        if line not in offered:
            raise Invalid("there are no goods on a line %(line)s", field="lines", line=line)
        if pieces > offered[line]:
            raise Invalid("%(most)s at most, as in the quote", field="lines", most=offered[line])


def until_the_offer_ends(state: Dossier, event: HasUntil, day: date) -> None:
    until, end = paris_date(event.until), offer_of(state).terms.valid_until
    if not day <= until <= end:
        raise Invalid("choose a day between %(first)s and %(last)s", field="until", first=day, last=end)


def extended_once(state: Dossier, event: ReservationExtended, day: date) -> None:
    kept = reservation_of(state)
    if kept.extended:
        raise NotAllowed("that was extended once already")
    if event.until <= kept.until:
        raise NotAllowed("the quote ends on %(on)s: the pieces are kept no longer", on=offer_of(state).terms.valid_until)
