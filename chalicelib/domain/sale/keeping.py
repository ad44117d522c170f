"""Which pieces of an offer can be kept for its customer, until when, and what is left of them once the offer is revised."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, Listed, NotAllowed, OutOfPieces
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Line, ReservedPart
from chalicelib.domain.sale.offer_policy import OfferPolicy
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.calendar import (
    PARIS,
    day_after,
    paris_date,
    utc,
    working_day_before,
    working_days_after,
    working_days_between,
)

Stock = Mapping[str, StockItem]


def live_reservation(state: Dossier, now: datetime) -> Reservation | None:
    """Give the reservation that holds at a moment: one whose time is over holds nothing, recorded as lapsed or not yet.

    While an order waits for staff it holds whatever its time: they alone are late then.
    """
    over = state.order is not None or state.offer is None or state.offer.voided is not None
    if over or state.reservation is None:
        return None
    return state.reservation if state.requested or now < state.reservation.until else None


def ending_reservation(state: Dossier, now: datetime) -> Reservation | None:
    """Give the reservation that its hour ends: None while an order waits for staff, whose answer ends it."""
    return None if state.requested else live_reservation(state, now)


def kept_of(wanted: Iterable[tuple[Line, int]], stock: Stock, end: date) -> Iterator[ReservedPart]:
    """Yield what can be kept of lines, so many pieces of each: of what is there, then of what arrives before a day (Paris).

    The first line is served first; of a SKU that is not counted nothing can be kept.
    """
    free: dict[tuple[str, str | None], int] = {}
    for sku, item in stock.items():
        free[sku, None] = max(0, item.available)
        free |= {(sku, one.id): max(0, one.free) for one in item.free_arrivals if one.on < end}
    for line, pieces in wanted:
        for position in [position for position in free if position[0] == line.sku] if line.goods else ():
            taken = min(pieces, free[position])
            if taken > 0:
                free[position] -= taken
                pieces -= taken
                yield ReservedPart(line.id, taken, position[1])


def check_all_kept(wanted: Iterable[tuple[Line, int]], kept: Iterable[ReservedPart], stock: Stock, end: date) -> None:
    """Raise NotAllowed, with what is there of each line of which fewer pieces can be kept, unless all can be."""
    kept = tuple(kept)
    short = [(line, pieces) for line, pieces in wanted if pieces > _pieces(kept, line)]
    if short:
        evidence = Listed(_evidence(line, _pieces(kept, line), stock, end) for line, _ in short)
        skus = frozenset(line.sku for line, _ in short)
        raise OutOfPieces("not all of it can be held: %(lines)s", skus=skus, field="lines", lines=evidence)


def _pieces(kept: Iterable[ReservedPart], line: Line) -> int:
    return sum(one.quantity for one in kept if one.line == line.id)


def _evidence(line: Line, kept: int, stock: Stock, end: date) -> NotAllowed:
    """Say what can be kept of a line, and when more arrives, too late for the offer or promised to others."""
    item = stock.get(line.sku)
    if item is None:
        return NotAllowed("%(sku)s is kept in no stock", sku=line.sku)
    later = [one.on for one in item.arrivals if one.on >= end]
    if later:
        return NotAllowed("of %(sku)s %(n)s are left, the next arrives on %(on)s", sku=line.sku, n=kept, on=later[0])
    return NotAllowed("of %(sku)s %(n)s are left", sku=line.sku, n=kept)


def first_day(policy: OfferPolicy, today: date, now: datetime) -> date:
    """Give the first day until which pieces can be kept: today, or where its hour is over the next."""
    return today if policy.kept_until(today) > now else day_after(today)


def last_day(state: Dossier, policy: OfferPolicy, since: date) -> date:
    """Give the last day until which pieces can be kept that are kept, or kept longer, since a day: never past the offer's own."""
    days = working_days_after(since, policy.reserve_days)
    return min(days, state.offer.terms.valid_until) if state.offer else days


def last_day_by_link(state: Dossier, policy: OfferPolicy, since: date) -> date:
    """Give the last day until which a customer can keep pieces by themselves; before `since` where there is none.

    All reservations of an offer together are as long as one that was kept longer once: giving back and reserving again adds none.
    """
    return min(last_day(state, policy, since), longest_by_link(state, policy, since))


def longest_by_link(state: Dossier, policy: OfferPolicy, since: date) -> date:
    """Give the last day until which they can be kept once longer, whatever the offer's own."""
    left = 2 * policy.reserve_days - state.kept_days
    if left <= 0:
        return since - timedelta(days=1)
    return working_days_after(state.reservation.made if state.reservation else since, left)


def check_days_left(state: Dossier, policy: OfferPolicy) -> None:
    """Raise NotAllowed where the pieces were kept for as long as a customer keeps them by themselves."""
    if state.kept_days >= 2 * policy.reserve_days:
        raise NotAllowed("pieces of this quote were kept for %(n)s working days already: call us", n=state.kept_days)


def days_kept(reservation: Reservation | None, day: date) -> int:
    """Give the working days for which pieces were kept when that ends on a day, one at least."""
    if reservation is None:
        return 0
    return max(1, working_days_between(reservation.made, min(day, paris_date(reservation.until))))


def check_day(until: date, first: date, last: date) -> None:
    """Raise Invalid for a day that is not between two others, NotAllowed where there is none between them."""
    if first > last:
        raise NotAllowed("the quote ends on %(on)s: nothing can be kept any more", on=last)
    if not first <= until <= last:
        raise Invalid("choose a day between %(first)s and %(last)s", field="until", first=first, last=last)


def just_told(until: datetime, day: date) -> bool:
    """Say whether who hears on a day of how long pieces are kept needs no reminder: no working day lies between."""
    return working_day_before(paris_date(until)) <= day


def still_kept(state: Dossier, lines: Iterable[Line], end: date, today: date) -> Reservation | None:
    """Give what is left of the reservation once the offer has other lines and another last day: pieces of the same SKUs.

    It ends no later than the offer, at its own hour.
    """
    reservation = state.reservation
    if reservation is None:
        return None
    parts = tuple(_within(state, reservation.parts, lines))
    if not parts:
        return None
    if paris_date(reservation.until) <= end:
        return replace(reservation, parts=parts)
    until = utc(datetime.combine(end, reservation.until.astimezone(PARIS).time(), PARIS))
    return replace(reservation, parts=parts, until=until, reminded=just_told(until, today))


def _within(state: Dossier, parts: Iterable[ReservedPart], lines: Iterable[Line]) -> Iterator[ReservedPart]:
    kept: dict[tuple[str, str | None], int] = {}
    for part in parts:
        position = state.line(part.line).sku, part.arrival
        kept[position] = kept.get(position, 0) + part.quantity
    for line in lines:
        wanted = line.quantity if line.goods else 0
        for position in [position for position in kept if position[0] == line.sku]:
            pieces = min(wanted, kept[position])
            if pieces > 0:
                kept[position] -= pieces
                wanted -= pieces
                yield ReservedPart(line.id, pieces, position[1])
