"""Pieces of an offer that are kept for its customer: reserved, kept longer, given back, lapsed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.bodies import NewPart
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY, SIGNER, no_skus
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, Needs
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.facts.reservation import (
    ExtendReservation,
    KeepPieces,
    LapseReservation,
    PiecesReserved,
    ReleasePieces,
    ReleaseReservation,
    RemindReservation,
    ReservationEvent,
    ReservationExtended,
    ReservationLapsed,
    ReservationMail,
    ReservationReleased,
    ReservationReminded,
    ReservePieces,
)
from chalicelib.domain.sale.keeping import (
    check_all_kept,
    check_day,
    check_days_left,
    days_kept,
    first_day,
    just_told,
    kept_of,
    last_day,
    last_day_by_link,
    live_reservation,
)
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.sale.reservation_rules import (
    extended_once,
    is_reserved,
    nothing_reserved,
    offer_holds,
    offer_of,
    pieces_were_offered,
    reservation_of,
    until_the_offer_ends,
)
from chalicelib.domain.sale.rules import no_order, not_before_quote, offer_not_voided
from chalicelib.domain.sale.spec import Apply, Change, Mailed, Notice, Rule, Spec, Specs, Strike
from chalicelib.domain.sale.timers import due
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.roles import CUSTOMER, MANAGER, SYSTEM

OPEN: tuple[Rule[EventBase], ...] = (no_order, offer_not_voided, not_before_quote, offer_holds)
"""Rules of an offer that can be ordered."""


def _reserved(state: Dossier, event: PiecesReserved, entry: Entry) -> Change:
    informed = just_told(event.until, paris_date(entry.committed))
    made = event.since or entry.origin.effective
    return {"reservation": Reservation(made, event.until, event.parts, event.extended, informed, event.left_by)}


def _extended(state: Dossier, event: ReservationExtended, entry: Entry) -> Change:
    kept, informed = state.reservation, just_told(event.until, paris_date(entry.committed))
    return {"reservation": replace(kept, until=event.until, extended=True, reminded=informed) if kept else None}


def _ended(state: Dossier, event: EventBase, entry: Entry) -> Change:
    return {"reservation": None, "kept_days": state.kept_days + days_kept(state.reservation, entry.origin.effective)}


def _reminded(state: Dossier, event: ReservationReminded, entry: Entry) -> Change:
    """Keep that it was said; where the offer ends on that day too, both were."""
    change: Change = {"reservation": replace(state.reservation, reminded=True) if state.reservation else None}
    if state.offer and state.offer.terms.valid_until == paris_date(event.until):
        change["offer"] = replace(state.offer, reminded=entry.origin.effective)
    return change


def _row(
    event: type[Any], allowed: tuple[Rule[Any], ...], apply: Apply[Any], mail: ReservationMail, rank: int, *,
    strike: Strike, report: bool = False, news: bool = True, staff: Notice | None = None,
) -> Spec[Any]:  # fmt: skip
    return Spec(
        event=event, allowed=allowed, apply=apply, shown="always", strike=strike, falls_with=None, news=news, report=report,
        milestone=False, mail=Mailed(mail, to="readers", rank=rank, billing="never"), document=None, staff=staff,
    )  # fmt: skip


BY_LINK = Notice("link", "contact")
BY_ITSELF = Notice("event", "system")
PIECES_RESERVED: Spec[PiecesReserved] = _row(
    PiecesReserved, (*OPEN, nothing_reserved, pieces_were_offered, until_the_offer_ends), _reserved, "reservation", 224,
    strike="allowed", staff=BY_LINK,
)  # fmt: skip
RESERVATION_EXTENDED: Spec[ReservationExtended] = _row(
    ReservationExtended, (*OPEN, is_reserved, until_the_offer_ends, extended_once), _extended, "extension", 225,
    strike="allowed", staff=BY_LINK,
)  # fmt: skip
RESERVATION_RELEASED: Spec[ReservationReleased] = _row(
    ReservationReleased, (is_reserved,), _ended, "release", 226, strike="allowed", staff=BY_LINK
)
RESERVATION_LAPSED: Spec[ReservationLapsed] = _row(
    ReservationLapsed, (is_reserved,), _ended, "lapse", 227, strike="permanent", news=False, staff=BY_ITSELF
)
RESERVATION_REMINDED: Spec[ReservationReminded] = _row(
    ReservationReminded, (is_reserved,), _reminded, "reservation_reminder", 228, strike="permanent", report=True, news=False
)

SPECS: Specs[ReservationEvent] = (
    PIECES_RESERVED | RESERVATION_EXTENDED | RESERVATION_RELEASED | RESERVATION_LAPSED | RESERVATION_REMINDED
)


def _reserve(state: Dossier, command: ReservePieces, context: Context) -> Events:
    (signer,) = context.enrolled
    check_days_left(state, context.offers)
    last = last_day_by_link(state, context.offers, context.day)
    return (_reservation(state, _wanted(state, command.lines), command.until, last, context, signer),)


def _keep(state: Dossier, command: KeepPieces, context: Context) -> Events:
    """Keep what is asked for, or all that is there."""
    last = last_day(state, context.offers, context.day)
    until = command.until or last
    if command.lines:
        return (_reservation(state, _wanted(state, command.lines), until, last, context, None),)
    end = offer_of(state).terms.valid_until
    there = tuple(kept_of(((line, line.quantity) for line in state.goods), context.stock, end))
    pieces = [(line, sum(part.quantity for part in there if part.line == line.id)) for line in state.goods]
    return (_reservation(state, pieces, until, last, context, None),)


def _reservation(
    state: Dossier, wanted: Sequence[tuple[Line, int]], until: date, last: date, context: Context, signer: str | None
) -> PiecesReserved:  # fmt: skip
    """Give the reservation. Raises Invalid for a day that is none, NotAllowed where fewer pieces can be kept."""
    policy, end = context.offers, offer_of(state).terms.valid_until
    offer_holds(state, ReservationReleased(), context.day)
    nothing_reserved(state, ReservationReleased(), context.day)
    check_day(until, first_day(policy, context.day, context.now), last)
    parts = tuple(kept_of(wanted, context.stock, end))
    check_all_kept(wanted, parts, context.stock, end)
    return PiecesReserved(parts, policy.kept_until(until), signer)


def _wanted(state: Dossier, given: Sequence[NewPart]) -> list[tuple[Line, int]]:
    """Give the lines with the pieces that are to be kept. Raises Invalid for a line that has none, or not so many."""
    offered = {line.id: line for line in state.goods}
    wanted: dict[int, int] = {}
    for index, part in enumerate(given):
        line = offered.get(part.line)
        if line is None:
            raise Invalid("there are no goods on a line %(line)s", field=f"lines[{index}].line", line=part.line)
        if part.line in wanted:
            raise Invalid("line %(line)s is named twice", field=f"lines[{index}].line", line=part.line)
        if part.quantity > line.quantity:
            raise Invalid("%(most)s at most, as in the quote", field=f"lines[{index}].quantity", most=line.quantity)
        wanted[part.line] = part.quantity
    return [(line, wanted[line.id]) for line in state.goods if line.id in wanted]


def _extend(state: Dossier, command: ExtendReservation, context: Context) -> Events:
    (signer,) = context.enrolled
    if state.requested:
        raise NotAllowed("your order waits for our confirmation: the pieces are held until we answer")
    kept = _held(state, context)
    check_days_left(state, context.offers)
    until = last_day_by_link(state, context.offers, paris_date(kept.until))
    if not kept.extended and until <= paris_date(kept.until) < offer_of(state).terms.valid_until:
        raise NotAllowed("pieces of a quote are kept for %(n)s working days at most: call us", n=2 * context.offers.reserve_days)
    return (ReservationExtended(context.offers.kept_until(until), signer),)


def _release(state: Dossier, command: ReleaseReservation, context: Context) -> Events:
    (signer,) = context.enrolled
    _held(state, context)
    return (ReservationReleased(signer),)


def _release_by_staff(state: Dossier, command: ReleasePieces, context: Context) -> Events:
    return (ReservationReleased(),)


def _lapse(state: Dossier, command: LapseReservation, context: Context) -> Events:
    due(state, "reservation_lapse", context.now)
    return (ReservationLapsed(),)


def _remind(state: Dossier, command: RemindReservation, context: Context) -> Events:
    due(state, "reservation_reminder", context.now)
    return (ReservationReminded(reservation_of(state).until),)


def _held(state: Dossier, context: Context) -> Reservation:
    """Give the reservation. Raises NotAllowed where nothing is reserved, or its time is over."""
    kept = reservation_of(state)
    if live_reservation(state, context.now) is None:
        raise NotAllowed("the pieces were kept until %(on)s: they are given back in a minute", on=paris_date(kept.until))
    return kept


def _goods(state: Dossier, command: ReservePieces | KeepPieces) -> frozenset[str]:
    return frozenset(line.sku for line in state.goods)


COMMANDS = (
    CommandSpec(
        command=ReservePieces, roles=CUSTOMER, source="page", about=(PiecesReserved,), comment="staff", opens=None,
        people=SIGNER, needs=Needs[ReservePieces](products=no_skus, stock=_goods), number=None, propose=_reserve, checks=(),
        strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=ExtendReservation, roles=CUSTOMER, source="page", about=(ReservationExtended,), comment="customers", opens=None,
        people=SIGNER, needs=NEEDS_NOTHING, number=None, propose=_extend, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=ReleaseReservation, roles=CUSTOMER, source="page", about=(ReservationReleased,), comment="staff", opens=None,
        people=SIGNER, needs=NEEDS_NOTHING, number=None, propose=_release, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=KeepPieces, roles=MANAGER, source="manager", about=(PiecesReserved,), comment="customers", opens=None,
        people=NOBODY, needs=Needs[KeepPieces](products=no_skus, stock=_goods), number=None, propose=_keep, checks=(),
        strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=ReleasePieces, roles=MANAGER, source="manager", about=(ReservationReleased,), comment="customers", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_release_by_staff, checks=(), strikes=None,
        link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=LapseReservation, roles=SYSTEM, source="worker", about=(ReservationLapsed,), comment="staff", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_lapse, checks=(), strikes=None, link=LINK_UNLESS_REVOKED,
        keep=False,
    ),
    CommandSpec(
        command=RemindReservation, roles=SYSTEM, source="worker", about=(ReservationReminded,), comment="staff", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_remind, checks=(), strikes=None, link=LINK_UNLESS_REVOKED,
        keep=False,
    ),
)  # fmt: skip
