"""What an order from the page amounts to: its lines at the offer's prices, what it takes from stock, and what it leaves."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.account.people import Address, People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.bodies import NewPieces
from chalicelib.domain.sale.carriage_due import carriage_of_part, carriage_to, charged
from chalicelib.domain.sale.command_spec import Context
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.order import OrderCreated
from chalicelib.domain.sale.from_bodies import has_goods
from chalicelib.domain.sale.keeping import live_reservation
from chalicelib.domain.sale.lines import Freight, Line, Part
from chalicelib.domain.sale.online import Wanted
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.sale.taking import left_reserved, taken_by_order
from chalicelib.domain.sale.vat_check import vat_case
from chalicelib.domain.sale.vat_proposal import proposed
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


def order_of(state: Dossier, wanted: Wanted, context: Context) -> OrderCreated:
    """Give the firm order.

    Raises NotAllowed where the offer says neither the carriage to its address nor the rate of VAT that is charged there.
    """
    delivery = wanted.online.delivery or state.delivery
    pieces = by_line(wanted.parts)
    kept = tuple(replace(line, quantity=pieces[line.id]) for line in state.lines if line.id in pieces)
    lines = tuple(_taxed_there(state, context.people, line, delivery) for line in kept)
    taken = taken_by_order(state, lines, context.stock)
    reservation = live_reservation(state, context.now)
    # One that outlasted its time while the order waited is not left to what is not ordered.
    live = wanted.online.rest is not None and reservation is not None and context.now < reservation.until
    return OrderCreated(
        lines=lines,
        customer_reference=wanted.customer_reference,
        freight=_there(state, lines, delivery, context),
        discount=state.discount,
        engagement=wanted.engagement,
        online=replace(wanted.online, reserved=left_reserved(state, lines, taken, context.stock) if live else ()),
        taken=taken,
    )


def lines_left(lines: Sequence[Line], parts: Sequence[Part]) -> tuple[Line, ...]:
    """Give what an order of parts leaves of an offer's lines, numbered anew from 1."""
    return tuple(
        replace(line, id=number, quantity=quantity) for number, (line, quantity) in enumerate(_left(lines, parts), start=1)
    )


def numbers_left(lines: Sequence[Line], parts: Sequence[Part]) -> Mapping[int, int]:
    """Give the number that each line of an offer has in the offer of what an order of parts left of it."""
    return {line.id: number for number, (line, _) in enumerate(_left(lines, parts), start=1)}


def _left(lines: Sequence[Line], parts: Sequence[Part]) -> list[tuple[Line, int]]:
    pieces = by_line(parts)
    left = ((line, line.quantity - pieces.get(line.id, 0)) for line in lines)
    return [(line, quantity) for line, quantity in left if quantity]


def _taxed_there(state: Dossier, people: People, line: Line, delivery: str) -> Line:
    """Give a line with the VAT of another address than the offer's; one that stays within a case keeps what was offered."""
    category = _category(state, people, delivery, goods=line.goods)
    if category in (None, line.vat_category) or line.vat_category == "E":
        return line
    return replace(line, vat_category=category, vat_rate=_no_rate(category))


def _there(state: Dossier, lines: Sequence[Line], delivery: str, context: Context) -> Freight | None:
    """Give the carriage to an address: the offer's, by its own rule of what is ordered, or where goods go elsewhere by the rules.

    Raises NotAllowed where nobody says what it costs.
    """
    here, there = (context.people.addresses.get(one) for one in (state.delivery, delivery))
    if not has_goods(lines) or here is None or there is None or _destination(there) == _destination(here):
        part = carriage_of_part(state.offer.terms, lines, state.discount) if state.offer else None
        return _freight(state, context.people, lines, delivery) if part is None else charged(part, lines, context)
    amount = carriage_to(there, lines, state.discount, context).amount
    if amount is None:
        raise NotAllowed("the quote has no carriage to this address: call us, we revise the quote", field="deliver_to")
    return charged(amount, lines, context)


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
