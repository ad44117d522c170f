"""What an event amounts to in another dossier, of the same commit: the offer of what an order left, its end, a case's order."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.carriage_due import carriage_of_part, charged
from chalicelib.domain.sale.command_spec import Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.facts.offer import OfferMade, OfferVoided
from chalicelib.domain.sale.facts.online_order import OrderTakenBack
from chalicelib.domain.sale.facts.opening import DetailsSet
from chalicelib.domain.sale.facts.order import OrderCreated
from chalicelib.domain.sale.facts.reservation import PiecesReserved
from chalicelib.domain.sale.facts.service_quote import CaseBilled
from chalicelib.domain.sale.from_bodies import has_goods
from chalicelib.domain.sale.invoicing import order_amounts
from chalicelib.domain.sale.lines import Freight, Line, Part, Reader, Terms
from chalicelib.domain.sale.ordering import lines_left, numbers_left
from chalicelib.domain.sale.service.case import Case
from chalicelib.domain.sale.service.case_order import order_of
from chalicelib.domain.sale.take_back_rules import rest_stands
from chalicelib.domain.values.money import ZERO


class Beside(NamedTuple):
    """The events of another dossier; opens: whether they begin it."""

    reference: str
    events: Events
    opens: bool


def beside(reference: str, state: DossierBase, events: Sequence[EventBase], context: Context) -> tuple[Beside, ...]:
    """Give what the events of a dossier, in a state, amount to in others."""
    if isinstance(state, Case):
        return tuple(
            Beside(event.order, order_of(state, context), opens=True) for event in events if isinstance(event, CaseBilled)
        )
    if not isinstance(state, Dossier):
        return ()
    return tuple(one for event in events for one in _of(reference, state, event, context))


def _of(reference: str, state: Dossier, event: EventBase, context: Context) -> tuple[Beside, ...]:
    if isinstance(event, OrderCreated) and event.online and event.online.rest and state.offer:
        return (Beside(event.online.rest, _what_is_left(reference, state, event, state.offer.terms, context), opens=True),)
    if isinstance(event, OrderTakenBack) and event.rest and rest_stands(context.other):
        return (Beside(event.rest, (OfferVoided(into=reference),), opens=False),)
    return ()


def _what_is_left(reference: str, state: Dossier, event: OrderCreated, terms: Terms, context: Context) -> Events:
    """Give the offer of what is left, at the same prices and to the same day, for all who have a lasting link to the first."""
    parts = tuple(Part(line.id, line.quantity) for line in event.lines)
    left = lines_left(state.lines, parts)
    details = DetailsSet(
        state.account, state.contact, state.delivery, state.billing, state.owner, state.supplier_number, state.note, state.deputy
    )
    readers = _readers(state)
    made = OfferMade(
        1, left, terms, _carriage(state, left, terms, context), state.discount, left_by=reference,
        readers=tuple(reader.contact for reader in readers), lesser=tuple(one for one in readers if one.scope != "full"),
        uncoded=_uncoded(state, event), kept_days=state.kept_days,
        orders_before=state.offer.orders_before + 1 if state.offer else 0,
    )  # fmt: skip
    return (details, made, *_still_reserved(reference, state, event, numbers_left(state.lines, parts)))


def _carriage(state: Dossier, left: Sequence[Line], terms: Terms, context: Context) -> Freight | None:
    """Give the carriage of what is left: by the rule that the offer names, else as it was offered; none without goods."""
    part = carriage_of_part(terms, left, state.discount)
    if part is not None:
        return charged(part, left, context)
    return state.freight if has_goods(left) or not has_goods(state.lines) else None


def _still_reserved(reference: str, state: Dossier, event: OrderCreated, numbers: Mapping[int, int]) -> Iterator[PiecesReserved]:
    """Yield the reservation of what is left: pieces that were reserved and are not ordered stay so, to the same moment."""
    kept, left = state.reservation, event.online.reserved if event.online else ()
    if kept is not None and left:
        parts = tuple(replace(part, line=numbers[part.line]) for part in left)
        yield PiecesReserved(parts, kept.until, left_by=reference, since=kept.made, extended=kept.extended)


def _uncoded(state: Dossier, event: OrderCreated) -> Decimal:
    """Say how much was ordered by now without a mailed code, or an order in many small parts would never ask for one."""
    if event.online is None or event.online.code or state.offer is None:
        return ZERO
    return state.offer.uncoded + order_amounts(replace(state, lines=event.lines, freight=event.freight)).totals.gross


def _readers(state: Dossier) -> tuple[Reader, ...]:
    """Name who gets a link to another dossier, for the same: its contact unless their link was revoked, and whoever has one
    for good.

    A link with a last day of its own opens nothing else: another one would open more, and for longer. Nor does one for invoices,
    of which an offer has none.
    """
    newest = {link.contact: link for link in state.links if not link.revoked and link.expires is None}
    lasting = [link for link in newest.values() if link.scope != "invoices"]
    had = {link.contact for link in state.links}
    first = () if state.contact in had else (Reader(state.contact, "full"),)
    ours = sorted(lasting, key=lambda link: link.contact != state.contact)
    return (*first, *(Reader(link.contact, link.scope, link.by) for link in ours))
