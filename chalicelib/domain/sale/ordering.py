"""What an order from the page amounts to: its lines at the offer's prices, what it takes from stock, and what it leaves."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.account.freight_rules import FreightRules
from chalicelib.domain.account.people import Address, People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.bodies import NewPieces
from chalicelib.domain.sale.carriage_due import carriage_to
from chalicelib.domain.sale.dossier import Dossier, Reservation
from chalicelib.domain.sale.facts.order import OrderCreated
from chalicelib.domain.sale.lines import Freight, Line, Part, ReservedPart
from chalicelib.domain.sale.online import Wanted
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.sale.spec import Change
from chalicelib.domain.sale.taking import taken_by_order
from chalicelib.domain.sale.vat_check import vat_case
from chalicelib.domain.sale.vat_proposal import proposed
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.carriage import destination
from chalicelib.domain.values.vat import VatCategory


def parts_wanted(state: Dossier, given: Sequence[NewPieces]) -> tuple[Part, ...]:
    """Give the pieces that are ordered. Raises Invalid for more than was offered, for a line that there is not, and for none."""
    offered, named = {line.id: line.quantity for line in state.lines}, set[int]()
    for index, one in enumerate(given):
        if one.line not in offered:
            raise Invalid("there is no such line: %(line)s", field=f"lines[{index}].line", line=one.line)
        if one.line in named:
            raise Invalid("line %(line)s is named twice", field=f"lines[{index}].line", line=one.line)
        if one.quantity > offered[one.line]:
            raise Invalid("%(most)s at most, as in the quote", field=f"lines[{index}].quantity", most=offered[one.line])
        named.add(one.line)
    wanted = {one.line: one.quantity for one in given if one.quantity}
    if not wanted:
        raise Invalid("order one piece at least", field="lines")
    return tuple(Part(line.id, wanted[line.id]) for line in state.lines if line.id in wanted)


def order_of(
    state: Dossier, people: People, wanted: Wanted, stock: Mapping[str, StockItem], rules: Sequence[FreightRules]
) -> OrderCreated:
    """Give the firm order. rules: of carriage, the first that names a place decides.

    Raises NotAllowed where the offer says neither the carriage to its address nor the rate of VAT that is charged there.
    """
    delivery = wanted.online.delivery or state.delivery
    pieces = by_line(wanted.parts)
    kept = tuple(replace(line, quantity=pieces[line.id]) for line in state.lines if line.id in pieces)
    lines = tuple(_taxed_there(state, people, line, delivery) for line in kept)
    return OrderCreated(
        lines=lines,
        customer_reference=wanted.customer_reference,
        freight=_there(state, people, lines, delivery, rules),
        discount=state.discount,
        engagement=wanted.engagement,
        online=wanted.online,
        taken=taken_by_order(state, lines, stock),
    )


def offer_again(state: Dossier, at: datetime) -> Change:
    """Give the offer as it stood before an order from the page, whose reservation runs on where its day is to come.

    at: the moment (UTC) at which the order was taken back.
    """
    offered = state.order.offered if state.order else None
    if offered is None:
        return {}
    return {
        "order": None,
        "lines": offered.lines or state.lines,
        "freight": offered.freight,
        "delivery": offered.delivery,
        "customer_reference": offered.customer_reference,
        "engagement": offered.engagement,
        "reservation": _runs_on(offered.reservation, state.taken, at),
        "taken": (),
        "supplies": (),
        "announcements": (),
        "taken_back": state.taken_back + 1,
        "questions": tuple(one for one in state.questions if one.asked is None),
        "documents": tuple(replace(one, void=True) if one.kind == "acknowledgement" else one for one in state.documents),
    }


def _runs_on(reservation: Reservation | None, taken_pieces: Sequence[ReservedPart], at: datetime) -> Reservation | None:
    """Give the reservation with those of its pieces that the order took."""
    if reservation is None or reservation.until <= at:
        return None
    held: dict[int, int] = {}
    for one in taken_pieces:
        held[one.line] = held.get(one.line, 0) + one.quantity
    parts = []
    for part in reservation.parts:
        pieces = min(part.quantity, held.get(part.line, 0))
        held[part.line] = held.get(part.line, 0) - pieces
        parts += [replace(part, quantity=pieces)] if pieces else []
    return replace(reservation, parts=tuple(parts)) if parts else None


def lines_left(state: Dossier, parts: Sequence[Part]) -> tuple[Line, ...]:
    """Give what an order leaves of the offer, numbered anew from 1."""
    pieces = by_line(parts)
    left = ((line, line.quantity - pieces.get(line.id, 0)) for line in state.lines)
    some = [(line, quantity) for line, quantity in left if quantity]
    return tuple(replace(line, id=number, quantity=quantity) for number, (line, quantity) in enumerate(some, start=1))


def _taxed_there(state: Dossier, people: People, line: Line, delivery: str) -> Line:
    """Give a line with the VAT of another address than the offer's; one that stays within a case keeps what was offered."""
    category = _category(state, people, delivery, goods=line.goods)
    if category in (None, line.vat_category) or line.vat_category == "E":
        return line
    return replace(line, vat_category=category, vat_rate=_no_rate(category))


def _there(
    state: Dossier, people: People, lines: Sequence[Line], delivery: str, rules: Sequence[FreightRules]
) -> Freight | None:  # fmt: skip
    """Give the carriage to an address: the offer's, or where goods go elsewhere what was agreed with the customer for that.

    Raises NotAllowed where nobody says what it costs.
    """
    here, there = (people.addresses.get(one) for one in (state.delivery, delivery))
    goods = [line for line in lines if line.goods]
    if not goods or here is None or there is None or _destination(there) == _destination(here):
        return _freight(state, people, lines, delivery)
    amount = carriage_to(there, lines, state.discount, rules).amount
    if amount is None:
        raise NotAllowed("the quote has no carriage to this address: call us, we revise the quote", field="deliver_to")
    return Freight(amount, goods[0].vat_rate, goods[0].vat_category) if amount else None


def _destination(address: Address) -> str:
    return destination(address.country, address.postcode)


def _freight(state: Dossier, people: People, lines: Sequence[Line], delivery: str) -> Freight | None:
    if state.freight is None or (any(line.goods for line in state.lines) and not any(line.goods for line in lines)):
        return None
    category = _category(state, people, delivery, goods=any(line.goods for line in lines))
    if category is None or category == state.freight.vat_category:
        return state.freight
    return replace(state.freight, vat_category=category, vat_rate=_no_rate(category))


def _category(state: Dossier, people: People, delivery: str, *, goods: bool) -> VatCategory | None:
    """Give the category that another address speaks for, None where it speaks for the same as the offer's."""
    billing = people.addresses.get(state.billing)
    there, here = (
        proposed(vat_case(people.addresses.get(one), billing, goods=goods)).category for one in (delivery, state.delivery)
    )
    return None if there == here else there


def _no_rate(category: VatCategory) -> Decimal:
    if category == "S":
        raise NotAllowed(
            "VAT is charged at this address, and the quote has no rate for it: call us, we revise the quote", field="deliver_to"
        )
    return Decimal(0)
