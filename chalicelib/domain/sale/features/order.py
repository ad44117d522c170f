"""The firm order and its end."""

from collections.abc import Iterator, Sequence
from datetime import date

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.changes import nothing, with_document
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NAMED_CONTACT, NEEDS_NOTHING, NOBODY, no_skus
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, Grant, LinkRule, Needs
from chalicelib.domain.sale.comments import shown_comment
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.facts.mail import MailSent
from chalicelib.domain.sale.facts.offer import OfferMade
from chalicelib.domain.sale.facts.online_order import OrderRequested
from chalicelib.domain.sale.facts.order import (
    Acknowledge,
    AcknowledgementRequested,
    CancelOrder,
    OrderCancelled,
    OrderCreated,
    OrderEvent,
    PlaceOrder,
)
from chalicelib.domain.sale.from_bodies import check_comment
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.offered_lines import not_as_offered
from chalicelib.domain.sale.offers import Offered
from chalicelib.domain.sale.orders import Cancellation, Order
from chalicelib.domain.sale.parcels import Announcement, Supply
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.sale.rules import (
    has_details,
    is_ordered,
    no_order,
    no_order_to_confirm,
    not_before_order,
    not_before_quote,
    not_cancelled,
    offer_not_voided,
    offer_still_holds,
    upload_was_accepted,
)
from chalicelib.domain.sale.spec import Change, Mailed, Notice, Spec, Specs, Strike
from chalicelib.domain.sale.taking import skus_of, taken_by_order
from chalicelib.domain.values.roles import MANAGER


def offer_still_open(state: Dossier, event: EventBase, day: date) -> None:
    in_time = isinstance(event, OrderCreated) and event.online and state.requested
    if not in_time:
        offer_still_holds(state, day)


def of_this_revision(state: Dossier, event: OrderCreated | OrderRequested, day: date) -> None:
    online = event.wanted.online if isinstance(event, OrderRequested) else event.online
    if online and state.offer and online.revision != state.offer.revision:
        raise NotAllowed("the order is of revision %(n)s of the quote", n=online.revision)


def something_is_left(state: Dossier, event: OrderCancelled, day: date) -> None:
    if state.goods and not state.unshipped:
        raise NotAllowed("everything was shipped: credit the invoice instead")
    if not state.goods and all(state.billed(line.id) >= line.quantity for line in state.lines):
        raise NotAllowed("everything was invoiced: credit the invoice instead")


def _created(state: Dossier, event: OrderCreated, entry: Entry) -> Change:
    online = event.online
    return {
        "order": Order(entry.origin.effective, online=online, offered=_offered(state, event) if online else None, pay=event.pay),
        "delivery": (online.delivery if online else None) or state.delivery,
        "requested": None,
        "lines": event.lines,
        "freight": event.freight,
        "discount": event.discount,
        "customer_reference": event.customer_reference,
        "engagement": event.engagement,
        "opened": state.opened or entry.origin.effective,
        "taken": event.taken,
        "reservation": None,
        "supplies": tuple(_from_stock(event, entry.origin.effective)),
        "announcements": tuple(_with_order(event, entry)),
        "documents": with_document(state, entry, "acknowledgement", "", event.pdf),
    }


def _from_stock(event: OrderCreated, day: date) -> Iterator[Supply]:
    """Yield the lines that are served from stock: all their pieces are kept, and in the house."""
    there = by_line(one for one in event.taken if one.arrival is None)
    for line in event.lines:
        if line.goods and there.get(line.id, 0) >= line.quantity:
            yield Supply(line.id, "stock", day)


def _with_order(event: OrderCreated, entry: Entry) -> Iterator[Announcement]:
    """Yield the day on which all goods arrive, where whoever ordered from the page was shown one: it is the first announced.

    A later day that they wished for is that day.
    """
    goods, online = tuple(line.id for line in event.lines if line.goods), event.online
    if online and online.arrives and goods:
        yield Announcement(entry.seq, max(online.arrives, online.wished or online.arrives), goods, entry.origin.effective)


def _offered(state: Dossier, event: OrderCreated) -> Offered:
    """Give what the order takes the place of, so that its customer can take it back."""
    return Offered(
        state.delivery, *not_as_offered(state.lines, event.lines), state.freight, state.customer_reference, state.engagement,
        state.reservation,
    )  # fmt: skip


def _cancelled(state: Dossier, event: OrderCancelled, entry: Entry) -> Change:
    services = tuple(Part(line.id, pieces) for line in state.lines if not line.goods and (pieces := state.billed(line.id)))
    return {
        "cancelled": Cancellation(entry.origin.effective, shown_comment(entry), services),
        "taken": (),
        "questions": tuple(one for one in state.questions if one.asked is None),
    }


def _unless_it_began(event: OrderCreated, history: Sequence[Entry]) -> Strike:
    if event.online and event.online.rest:
        return "permanent"  # what it left is an offer of its own, which the stroke would offer twice: it is cancelled instead
    return "allowed" if any(isinstance(entry.event, OfferMade) for entry in history) else "began"


ORDER_CREATED = Spec(
    event=OrderCreated,
    allowed=(
        has_details,
        no_order,
        offer_not_voided,
        not_before_quote,
        offer_still_open,
        of_this_revision,
        upload_was_accepted,
    ),
    apply=_created,
    shown="always",
    strike=_unless_it_began,
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Mailed("order", to="readers", rank=220, billing="never"),
    document="render",
    staff=Notice("link", "contact"),
)

ORDER_CANCELLED = Spec(
    event=OrderCancelled,
    allowed=(is_ordered, not_cancelled, not_before_order, something_is_left),
    apply=_cancelled,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Mailed("cancellation", to="readers", rank=10, billing="where_billed"),
    document=None,
    staff=None,
)

ACKNOWLEDGEMENT_REQUESTED = Spec(
    event=AcknowledgementRequested,
    allowed=(is_ordered, not_cancelled),
    apply=nothing,
    shown="never",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("acknowledgement", to="named", rank=140, billing="never"),
    document=None,
    staff=None,
)

SPECS: Specs[OrderEvent] = ORDER_CREATED | ORDER_CANCELLED | ACKNOWLEDGEMENT_REQUESTED


def _order(state: Dossier, command: PlaceOrder, context: Context) -> Events:
    no_order_to_confirm(state, OrderCreated(state.lines), context.day)
    reference, engagement = command.customer_reference, command.engagement
    taken = taken_by_order(state, state.lines, context.stock)
    return (OrderCreated(state.lines, reference, state.freight, state.discount, command.pdf, engagement, taken),)


def _shelf(state: Dossier, command: PlaceOrder) -> frozenset[str]:
    """Name what is ordered; what is carried over was ordered before its stock was counted."""
    return frozenset() if command.recorded else skus_of(state.lines)


def _acknowledge(state: Dossier, command: Acknowledge, context: Context) -> Events:
    contact = command.contact or state.contact
    return (AcknowledgementRequested(contact) if command.tells else MailSent("acknowledgement", contact),)


def _cancel(state: Dossier, command: CancelOrder, context: Context) -> Events:
    check_comment(command)
    return (OrderCancelled(),)


def _revoked(command: Acknowledge) -> Grant:
    """Grant another link to whom one was revoked where they are named, never by being whom acknowledgements go to."""
    return "refused" if command.contact is None else "granted"


COMMANDS = (
    CommandSpec(
        command=PlaceOrder, roles=MANAGER, source="manager", about=(OrderCreated,), comment="staff", opens=None, people=NOBODY,
        needs=Needs(products=no_skus, stock=_shelf),
        number=None, propose=_order, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=Acknowledge, roles=MANAGER, source="manager", about=(AcknowledgementRequested, MailSent), comment="staff",
        opens=None, people=NAMED_CONTACT, needs=NEEDS_NOTHING, number=None, propose=_acknowledge, checks=(), strikes=None,
        link=LinkRule[Acknowledge](revoked=_revoked, full="refused"), keep=False,
    ),
    CommandSpec(
        command=CancelOrder, roles=MANAGER, source="manager", about=(OrderCancelled,), comment="customers", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_cancel, checks=(), strikes=None, link=LINK_UNLESS_REVOKED,
        keep=False,
    ),
)  # fmt: skip
