"""An order from the page is taken back: the offer stands again whole, and its reservation runs on to its day."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.keeping import live_reservation
from chalicelib.domain.sale.lines import Part, ReservedPart
from chalicelib.domain.sale.offered_lines import lines_offered
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.sale.ordering import numbers_left
from chalicelib.domain.sale.orders import Order
from chalicelib.domain.sale.spec import Change


def offer_again(state: Dossier, reserved: Sequence[ReservedPart] | None, at: datetime) -> Change:
    """Give the offer as it stood before an order from the page; reserved: its pieces that are reserved again.

    at: the moment (UTC) at which the order was taken back.
    """
    offered = state.order.offered if state.order else None
    if offered is None:
        return {}
    return {
        "order": None,
        "lines": lines_offered(state.lines, offered),
        "freight": offered.freight,
        "delivery": offered.delivery,
        "customer_reference": offered.customer_reference,
        "engagement": offered.engagement,
        "reservation": _runs_on(offered.reservation, reserved, state.taken, at),
        "taken": (),
        "supplies": (),
        "announcements": (),
        "taken_back": state.taken_back + 1,
        "questions": tuple(one for one in state.questions if one.asked is None),
        "documents": tuple(replace(one, void=True) if one.kind == "acknowledgement" else one for one in state.documents),
    }


def reserved_again(state: Dossier, order: Order, rest: DossierBase | None, now: datetime) -> tuple[ReservedPart, ...]:
    """Give what is reserved once an order is taken back: pieces of the reservation that it took, or its rest still keeps.

    Where the order took pieces that were reserved for another line of their SKU, they go back to that.
    """
    offered = order.offered
    if offered is None or offered.reservation is None or offered.reservation.until <= now:
        return ()
    skus = {line.id: line.sku for line in lines_offered(state.lines, offered)}
    there: Counter[tuple[str, str | None]] = Counter()
    for part in (*state.taken, *_of_rest(state, order, rest, now)):
        there[skus[part.line], part.arrival] += part.quantity
    return tuple(_within(offered.reservation.parts, skus, there))


def _within(
    parts: Sequence[ReservedPart], skus: dict[int, str], there: Counter[tuple[str, str | None]]
) -> Iterator[ReservedPart]:
    for part in parts:
        position = skus[part.line], part.arrival
        pieces = min(part.quantity, there[position])
        if pieces:
            there[position] -= pieces
            yield replace(part, quantity=pieces)


def _of_rest(state: Dossier, order: Order, rest: DossierBase | None, now: datetime) -> Iterator[ReservedPart]:
    """Yield what the offer of the rest keeps, by the lines of the first one."""
    reservation = live_reservation(rest, now) if isinstance(rest, Dossier) else None
    if reservation is None or order.offered is None:
        return
    ordered = [Part(line.id, line.quantity) for line in state.lines]
    first = {now: was for was, now in numbers_left(lines_offered(state.lines, order.offered), ordered).items()}
    yield from (replace(part, line=first[part.line]) for part in reservation.parts)


def _runs_on(
    reservation: Reservation | None, reserved: Sequence[ReservedPart] | None, taken_pieces: Sequence[ReservedPart], at: datetime
) -> Reservation | None:
    """Give the reservation with the pieces that are reserved again; of an entry that names none, with those the order took."""
    if reservation is None or reservation.until <= at:
        return None
    parts = tuple(_taken_of(reservation.parts, taken_pieces)) if reserved is None else tuple(reserved)
    return replace(reservation, parts=parts) if parts else None


def _taken_of(parts: Sequence[ReservedPart], taken_pieces: Sequence[ReservedPart]) -> Iterator[ReservedPart]:
    held: Counter[int] = Counter()
    for one in taken_pieces:
        held[one.line] += one.quantity
    for part in parts:
        pieces = min(part.quantity, held[part.line])
        held[part.line] -= pieces
        if pieces:
            yield replace(part, quantity=pieces)
