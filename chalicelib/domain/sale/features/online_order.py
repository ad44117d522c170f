"""The order that a customer places from the page, and what they do with it afterwards."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command_parts import (
    LINK_UNLESS_REVOKED,
    NEEDS_NOTHING,
    NOBODY,
    SIGNER,
    brings_nobody,
    no_skus,
    no_staff,
    reads_account,
    suppresses_nothing,
)
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Enrolled, Events, Needs, PeopleRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import enrol_address, enrol_typed
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.facts.online_order import (
    AskOrderChange,
    ConfirmOrder,
    DeclineOrder,
    GiveOrderNumber,
    OnlineOrderEvent,
    OrderChangeAsked,
    OrderDeclined,
    OrderNumberGiven,
    OrderOnline,
    OrderRequested,
    OrderTakenBack,
    TakeOrderBack,
)
from chalicelib.domain.sale.facts.order import OrderCreated
from chalicelib.domain.sale.features.order import of_this_revision, offer_still_open
from chalicelib.domain.sale.files import check_named
from chalicelib.domain.sale.from_bodies import check_comment
from chalicelib.domain.sale.offer_again import offer_again, reserved_again
from chalicelib.domain.sale.offers import Requested
from chalicelib.domain.sale.order_review import arrival_of, review_of
from chalicelib.domain.sale.ordering import order_of
from chalicelib.domain.sale.questions import OpenQuestion, check_room
from chalicelib.domain.sale.rules import has_details, is_ordered, no_order, not_before_order, not_cancelled, offer_not_voided
from chalicelib.domain.sale.spec import Change, Mailed, Notice, Spec, Specs
from chalicelib.domain.sale.take_back_rules import done_meanwhile, hour_is_to_come, nothing_was_done, rest_is_untouched
from chalicelib.domain.values.roles import CUSTOMER, MANAGER


def nothing_requested(state: Dossier, event: EventBase, day: date) -> None:
    if state.requested:
        raise NotAllowed("an order of %(on)s waits for our confirmation already", on=state.requested.on)


def is_requested(state: Dossier, event: EventBase, day: date) -> None:
    if not state.requested:
        raise NotAllowed("no order waits for your confirmation")


def is_ordered_or_requested(state: Dossier, event: EventBase, day: date) -> None:
    if state.requested is None:
        is_ordered(state, event, day)


def not_before_request(state: Dossier, event: EventBase, day: date) -> None:
    if state.requested and day < state.requested.on:
        raise Invalid("the order was placed on %(on)s only", field="effective", on=state.requested.on)


def not_invoiced(state: Dossier, event: OrderNumberGiven, day: date) -> None:
    if state.invoices:
        raise NotAllowed("the order was invoiced: its invoice bears the number that it had then", field="customer_reference")


def number_is_new(state: Dossier, event: OrderNumberGiven, day: date) -> None:
    if event.customer_reference == state.order_number and not event.files:
        raise NotAllowed("the order has this number already", field="customer_reference")


def _requested(state: Dossier, event: OrderRequested, entry: Entry) -> Change:
    return {"requested": Requested(entry.seq, entry.origin.effective, event.wanted, entry.origin.actor.id)}


def _declined(state: Dossier, event: OrderDeclined, entry: Entry) -> Change:
    return {"requested": None}


def _taken_back(state: Dossier, event: OrderTakenBack, entry: Entry) -> Change:
    if state.requested:
        return {"requested": None, "taken_back": state.taken_back + 1}
    return offer_again(state, event.reserved, entry.origin.recorded)


def _numbered(state: Dossier, event: OrderNumberGiven, entry: Entry) -> Change:
    asked = state.requested
    if asked:
        return {"requested": replace(asked, wanted=replace(asked.wanted, customer_reference=event.customer_reference))}
    return {"customer_reference": event.customer_reference}


def _asked(state: Dossier, event: OrderChangeAsked, entry: Entry) -> Change:
    question = OpenQuestion(
        entry.seq, entry.origin.effective, by=entry.origin.entered_by, came=entry.came, asked=event.asked
    )  # fmt: skip
    return {"questions": (*state.questions, question)}


BY_LINK = Notice("link", "contact")

ORDER_REQUESTED = Spec(
    event=OrderRequested,
    allowed=(has_details, no_order, offer_not_voided, nothing_requested, offer_still_open, of_this_revision),
    apply=_requested,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Mailed("order_requested", to="readers", rank=222, billing="never"),
    document=None,
    staff=BY_LINK,
)

ORDER_DECLINED = Spec(
    event=OrderDeclined,
    allowed=(no_order, is_requested),
    apply=_declined,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Mailed("order_declined", to="readers", rank=14, billing="never"),
    document=None,
    staff=None,
)

ORDER_TAKEN_BACK = Spec(
    event=OrderTakenBack,
    allowed=(is_ordered_or_requested, not_cancelled, not_before_request, not_before_order, nothing_was_done),
    apply=_taken_back,
    shown="always",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Mailed("taken_back", to="readers", rank=12, billing="never"),
    document=None,
    staff=BY_LINK,
)

ORDER_NUMBER_GIVEN = Spec(
    event=OrderNumberGiven,
    allowed=(is_ordered_or_requested, not_cancelled, not_before_request, not_before_order, not_invoiced, number_is_new),
    apply=_numbered,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("order_number", to="readers", rank=185, billing="never"),
    document=None,
    staff=BY_LINK,
)

ORDER_CHANGE_ASKED = Spec(
    event=OrderChangeAsked,
    allowed=(is_ordered, not_cancelled, not_before_order),
    apply=_asked,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("change_asked", to="readers", rank=187, billing="never"),
    document=None,
    staff=BY_LINK,
)

SPECS: Specs[OnlineOrderEvent] = ORDER_REQUESTED | ORDER_DECLINED | ORDER_TAKEN_BACK | ORDER_NUMBER_GIVEN | ORDER_CHANGE_ASKED


def _enrol_order(people: People, command: OrderOnline, state: DossierBase) -> Enrolled:
    """Give the ids of the name that was typed, of whom to ask for on the spot, and of the delivery address, if they are given."""
    people, signer = enrol_typed(people, command.name, "name")
    on_site, delivery = "", ""
    if command.on_site:
        text = ", ".join(filter(None, (command.on_site.name, command.on_site.phone)))
        people, on_site = enrol_typed(people, text, "on_site")
    if command.deliver_to and command.address:
        raise Invalid("name one address: one that is on file, or another one", field="deliver_to")
    if command.deliver_to:
        people, delivery = enrol_address(people, command.deliver_to, "deliver_to")
    elif command.address:
        if command.address not in people.addresses:
            raise Invalid("there is no address %(address)s here", field="address", address=command.address)
        delivery = command.address
    return Enrolled(people, (signer, on_site, delivery))


def _offered(state: Dossier, command: OrderOnline | ConfirmOrder) -> frozenset[str]:
    """Name the goods that are offered, whose stock is looked at."""
    return frozenset(line.sku for line in state.goods)


def _order(state: Dossier, command: OrderOnline, context: Context) -> Events:
    """Give the firm order, or the one that staff confirm first. Raises NotAllowed for one that is not what was shown."""
    review = review_of(state, command, context)
    if command.figures != review.figures:
        raise NotAllowed("the order is no longer what you were shown: read it again, then order", field="figures")
    if review.code and command.code is None:
        raise NotAllowed("a code is asked for: have it mailed, and give it with the order", field="code")
    return (OrderRequested(review.wanted),) if review.consent else (review.order,)


def _confirm(state: Dossier, command: ConfirmOrder, context: Context) -> Events:
    """Give the order that was requested, of what is there by now, and when it arrives. Raises NotAllowed where there is none."""
    asked = state.requested
    if asked is None:
        raise NotAllowed("no order waits for your confirmation")
    until = context.offers.undone_until(context.now)
    rest = context.spare if asked.wanted.online.rest else None
    wanted = replace(asked.wanted, online=replace(asked.wanted.online, until=until, rest=rest, contact=asked.contact))
    order = order_of(state, wanted, context)
    if order.online:
        order = replace(order, online=replace(order.online, arrives=arrival_of(state, order, context)))
    return (order,)


def _decline(state: Dossier, command: DeclineOrder, context: Context) -> Events:
    check_comment(command)
    return (OrderDeclined(),)


def _rest(state: Dossier, command: TakeOrderBack) -> str | None:
    """Name the dossier of the offer of what the order left."""
    return state.order.online.rest if state.order and state.order.online else None


def _take_back(state: Dossier, command: TakeOrderBack, context: Context) -> Events:
    (signer,) = context.enrolled
    if state.requested:
        return (OrderTakenBack(signer, reserved=(), waited=True),)
    if state.order is None:
        raise NotAllowed("there is no order yet")
    why = done_meanwhile(state)
    if why is not None:  # what is reserved again is told of an order that stands as it was placed
        raise NotAllowed(why)
    hour_is_to_come(state.order, context)
    rest = _rest(state, command)
    if rest:
        rest_is_untouched(context.other, state.order)
    return (OrderTakenBack(signer, rest, reserved_again(state, state.order, context.other, context.now)),)


def _give_number(state: Dossier, command: GiveOrderNumber, context: Context) -> Events:
    (signer,) = context.enrolled
    check_named(state.files, command.files)
    return (OrderNumberGiven(signer, command.customer_reference, command.files),)


def _ask_change(state: Dossier, command: AskOrderChange, context: Context) -> Events:
    if state.requested:
        raise NotAllowed("your order waits for our confirmation: take it back, and order anew")
    check_room(state.questions, context.by, context.now)
    check_comment(command)
    (signer,) = context.enrolled
    return (OrderChangeAsked(signer, command.asked),)


WITH_ACCOUNT = PeopleRule[ConfirmOrder](
    account=reads_account, enrol=brings_nobody, staff=no_staff, suppresses=suppresses_nothing
)  # fmt: skip

COMMANDS = (
    CommandSpec(
        command=OrderOnline, roles=CUSTOMER, source="page", about=(OrderCreated, OrderRequested), comment="customers", opens=None,
        people=PeopleRule[OrderOnline](
            account=reads_account, enrol=_enrol_order, staff=no_staff, suppresses=suppresses_nothing
        ),
        needs=Needs[OrderOnline](products=no_skus, stock=_offered), number=None, propose=_order, checks=(), strikes=None,
        link=None, keep=False,
    ),
    CommandSpec(
        command=ConfirmOrder, roles=MANAGER, source="manager", about=(OrderCreated,), comment="customers", opens=None,
        people=WITH_ACCOUNT, needs=Needs[ConfirmOrder](products=no_skus, stock=_offered), number=None, propose=_confirm,
        checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=DeclineOrder, roles=MANAGER, source="manager", about=(OrderDeclined,), comment="customers", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_decline, checks=(), strikes=None, link=LINK_UNLESS_REVOKED,
        keep=False,
    ),
    CommandSpec(
        command=TakeOrderBack, roles=CUSTOMER, source="page", about=(OrderTakenBack,), comment="customers", opens=None,
        people=SIGNER, needs=Needs[TakeOrderBack](products=no_skus, stock=no_skus, other=_rest), number=None, propose=_take_back,
        checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=GiveOrderNumber, roles=CUSTOMER, source="page", about=(OrderNumberGiven,), comment="customers", opens=None,
        people=SIGNER, needs=NEEDS_NOTHING, number=None, propose=_give_number, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=AskOrderChange, roles=CUSTOMER, source="page", about=(OrderChangeAsked,), comment="customers", opens=None,
        people=SIGNER, needs=NEEDS_NOTHING, number=None, propose=_ask_change, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
