"""How a firm order changes before all of it is invoiced."""

from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.account.people import People
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.bodies import NewLineChange
from chalicelib.domain.sale.changed_lines import changed_lines, wanted_more
from chalicelib.domain.sale.changes import with_document
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, no_skus, no_staff, suppresses_nothing, without_account
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Enrolled, Events, Needs, PeopleRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import enrol_signer
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.order_change import ChangeOrder, OrderChanged, OrderChangeEvent
from chalicelib.domain.sale.from_bodies import numbered_lines
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.lines import LineChange
from chalicelib.domain.sale.order_change_rules import (
    added_are_new,
    change_is_next,
    each_change_says_something_new,
    names_lines_once,
    not_all_invoiced,
    nothing_was_done_of_cancelled,
    price_is_on_no_invoice,
    quantity_covers_what_is_done,
    something_is_left,
)
from chalicelib.domain.sale.orders import Dropped, Order, OrderChange
from chalicelib.domain.sale.rules import is_ordered, not_before_order, not_cancelled, upload_was_accepted
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Specs
from chalicelib.domain.sale.taking import still_taken
from chalicelib.domain.sale.vat_default import between
from chalicelib.domain.sale.written_lines import looked_up
from chalicelib.domain.values.roles import MANAGER


def _with_change(order: Order, change: OrderChange) -> Order:
    """Give the order with one more change: its customer takes it back no more, so what it left of the offer is let go."""
    offered = replace(order.offered, unordered=(), otherwise=()) if order.offered else None
    return replace(order, changes=(*order.changes, change), offered=offered)


def _changed(state: Dossier, event: OrderChanged, entry: Entry) -> Change:
    """Give the order as it is now; a line that more is wanted of is supplied anew, since what came covers the pieces before."""
    on, lines, more = entry.origin.effective, changed_lines(state, event), wanted_more(state, event)
    lowered = order_totals(replace(state, lines=lines)).gross < order_totals(state).gross
    gone = tuple(Dropped(line, on) for line in state.lines if line.id in event.cancelled)
    return {
        "order": state.order and _with_change(state.order, OrderChange(on, more, lowered)),
        "lines": lines,
        "dropped": (*state.dropped, *gone),
        "taken": still_taken(state.taken, state, lines),
        "questions": tuple(one for one in state.questions if one.asked is None),
        "supplies": tuple(one for one in state.supplies if one.line not in (*more, *event.cancelled)),
        "documents": with_document(state, entry, "acknowledgement", str(event.number + 1), event.pdf),
    }


ORDER_CHANGED = Spec(
    event=OrderChanged,
    allowed=(
        is_ordered,
        not_cancelled,
        not_before_order,
        change_is_next,
        not_all_invoiced,
        names_lines_once,
        added_are_new,
        each_change_says_something_new,
        quantity_covers_what_is_done,
        price_is_on_no_invoice,
        nothing_was_done_of_cancelled,
        something_is_left,
        upload_was_accepted,
    ),
    apply=_changed,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Mailed("order_change", to="readers", rank=15, billing="never"),
    document="render",
    staff=None,
)

SPECS: Specs[OrderChangeEvent] = Specs(ORDER_CHANGED)


def _enrol(people: People, command: ChangeOrder, state: DossierBase) -> Enrolled:
    people, agreed = enrol_signer(people, command.agreed_with)
    return Enrolled(people, (agreed,))


def _change(state: Dossier, command: ChangeOrder, context: Context) -> Events:
    (agreed,) = context.enrolled
    first = max((line.id for line in state.every_line), default=0) + 1
    where = between(context.people, state.delivery, state.billing)
    added = numbered_lines(command.add, context, where, first=first, field="add")
    changed = tuple(_line(one) for one in command.change)
    return (OrderChanged(state.changes + 1, agreed, changed, added, command.cancel, command.pdf),)


def _looked_up(state: Dossier, command: ChangeOrder) -> frozenset[str]:
    return looked_up(command.add)


def _line(new: NewLineChange) -> LineChange:
    price, discount = new.unit_price, new.discount
    return LineChange(
        new.line, new.quantity, None if price is None else Decimal(price), None if discount is None else Decimal(discount)
    )


COMMANDS = (
    CommandSpec(
        command=ChangeOrder, roles=MANAGER, source="manager", about=(OrderChanged,), comment="customers", opens=None,
        people=PeopleRule[ChangeOrder](
            account=without_account, enrol=_enrol, staff=no_staff, suppresses=suppresses_nothing
        ),
        needs=Needs[ChangeOrder](products=_looked_up, stock=no_skus), number=None, propose=_change, checks=(), strikes=None,
        link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
