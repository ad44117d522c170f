"""What a customer does with pieces of an offer: reserve them, keep them longer once, give them back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.customer.open_link import enter_dossier
from chalicelib.application.customer.presigned import translations_of
from chalicelib.application.errors import NotFound
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.reservation_calendar import reservation_calendar
from chalicelib.domain.sale.commands import Command, ExtendReservation, ReleaseReservation, ReservedLines, ReservePieces
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.keeping import ending_reservation
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.fields import Comment, Day, Phrase
from chalicelib.domain.values.reference import normalise
from chalicelib.entrypoints.http.customer.acts import Act, carry_out
from chalicelib.entrypoints.http.customer.route_rights import right_of
from chalicelib.entrypoints.http.kernel.answer import Answer, tagged
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.cookies import token_of
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

reservations = Blueprint(__name__)
routes = Routes(reservations)


CALENDAR = {"Content-Type": "text/calendar; charset=utf-8"}


class Reserve(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pieces of lines that are kept until the seller's hour of a day (Paris), and the name of who asks for it."""

    name: Phrase
    lines: ReservedLines
    until: Day

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return ReservePieces(name=self.name, lines=self.lines, until=self.until)


class Extension(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That the pieces are kept as long again, once, why, and the name of who asks for it."""

    name: Phrase
    comment: Comment | None = None

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return ExtendReservation(name=self.name, comment=self.comment)


class Release(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That the pieces are given back, and the name of who does."""

    name: Phrase

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return ReleaseReservation(name=self.name)


RESERVATION_ACTS: Mapping[str, type[Act]] = {
    "/dossiers/{reference}/reservations": Reserve,
    "/dossiers/{reference}/reservation-extensions": Extension,
    "/dossiers/{reference}/reservation-releases": Release,
}
"""The body that each route takes; what describes the API has a row for each of them."""


@routes.post("/dossiers/{reference}/reservations")
def reserve(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Reserve pieces of the offer."""
    return carry_out(call, wired, reference, Reserve)


@routes.post("/dossiers/{reference}/reservation-extensions")
def extend(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Keep the reserved pieces as long again, once."""
    return carry_out(call, wired, reference, Extension)


@routes.post("/dossiers/{reference}/reservation-releases")
def release(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the reserved pieces back."""
    return carry_out(call, wired, reference, Release)


@routes.get("/dossiers/{reference}/reservation.ics")
def calendar(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the end of the reservation as a file for calendars; 404 while nothing ends by its hour, and in the masked view."""
    now = wired.clock()
    head, access = enter_dossier(wired.authenticator, token_of(call), reference, right_of(call), now)
    kept = ending_reservation(head.state, now) if isinstance(head.state, Dossier) else None
    spelled = normalise(reference)
    if access.view != "full" or spelled is None or kept is None:
        raise NotFound
    translations = translations_of(head, wired.translations_for)
    reading = Reading(spelled, head.state, head.people, translations, wired.seller, paris_date(now))
    named = {"Content-Disposition": f'attachment; filename="{spelled}.ics"'}
    return tagged(reservation_calendar(reading, kept).encode())._replace(headers={**CALENDAR, **named})
