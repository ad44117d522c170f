"""How a dossier begins, and who answers for it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.carriage_due import carriage_due
from chalicelib.domain.sale.command_parts import (
    LINK_UNLESS_REVOKED,
    NEEDS_NOTHING,
    brings_nobody,
    suppresses_nothing,
    without_account,
    writes_account,
)
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Enrolled, Events, Needs, Opens, PeopleRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import enrol_address, enrol_contact
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.facts.link import LinkGranted
from chalicelib.domain.sale.facts.offer import OfferMade
from chalicelib.domain.sale.facts.opening import Assign, Assigned, CreateDossier, DetailsSet, OpeningEvent
from chalicelib.domain.sale.facts.order import OrderCreated
from chalicelib.domain.sale.from_bodies import lines_of, pay_of, terms_of
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.spec import Change, Specs, Unmailed, unseen
from chalicelib.domain.sale.taking import taken_by_order
from chalicelib.domain.sale.vat_default import between
from chalicelib.domain.sale.written_lines import looked_up
from chalicelib.domain.values.roles import MANAGER


def is_new(state: Dossier, event: DetailsSet, day: date) -> None:
    if state.version:
        raise NotAllowed("the dossier already exists")


def _details(state: Dossier, event: DetailsSet, entry: Entry) -> Change:
    return {field: getattr(event, field) for field in event.__struct_fields__}


def _assigned(state: Dossier, event: Assigned, entry: Entry) -> Change:
    return {"owner": event.owner, "deputy": event.deputy}


DETAILS_SET = unseen(
    event=DetailsSet,
    allowed=(is_new,),
    apply=_details,
    mail=Unmailed("customers do not see it; what the dossier begins with is mailed"),
)

ASSIGNED = unseen(
    event=Assigned,
    allowed=(is_open,),
    apply=_assigned,
    mail=Unmailed("customers do not see it"),
)

SPECS: Specs[OpeningEvent] = DETAILS_SET | ASSIGNED


def _opens(command: CreateDossier) -> Opens:
    return Opens(command.account, command.customer)


def _enrol(people: People, command: CreateDossier, state: DossierBase) -> Enrolled:
    """Give the contacts, the first of whom the dossier is for, then the delivery and the billing address."""
    ids = []
    for index, new in enumerate(command.contacts):
        people, contact = enrol_contact(people, new, f"contacts[{index}]")
        ids.append(contact)
    people, delivery = enrol_address(people, command.delivery, "delivery")
    people, billing = enrol_address(people, command.billing, "billing")
    return Enrolled(people, (*ids, delivery, billing))


def _looked_up(state: DossierBase, command: CreateDossier) -> frozenset[str]:
    return looked_up(command.lines)


def _create(state: Dossier, command: CreateDossier, context: Context) -> Events:
    """Give its details, then an offer or a firm order, then the link that the first mail will carry.

    A dossier recorded without mails gives no link: a contact is invited later.
    """
    if command.terms and command.terms.valid_until < context.day:
        raise Invalid("the quote would end before its own date, %(day)s", field="terms.valid_until", day=context.day)
    if command.terms and command.customer_reference:
        raise Invalid("a quote has no customer's order number yet", field="customer_reference")
    if command.terms and command.engagement:
        raise Invalid("a quote has no engagement yet: give it with the order (place_order)", field="engagement")
    contact, *_, delivery, billing = context.enrolled
    details = DetailsSet(
        command.account, contact, delivery, billing, command.owner, command.supplier_number, command.note, command.deputy
    )
    where = between(context.people, delivery, billing)
    lines = lines_of(command.lines, context, where)
    discount = Decimal(command.discount)
    freight, rule = carriage_due(command.freight, lines, discount, context, where)
    begun: Event
    if command.terms:
        begun = OfferMade(1, lines, terms_of(command.terms, context, rule), freight, discount)
    else:
        taken = taken_by_order(state, lines, context.stock)
        begun = OrderCreated(
            lines, command.customer_reference, freight, discount, engagement=command.engagement, taken=taken,
            pay=pay_of(context),
        )  # fmt: skip
    return (details, begun, *((LinkGranted("l1", contact),) if command.tells else ()))


def _shelf(state: Dossier, command: CreateDossier) -> frozenset[str]:
    """Name what is ordered; an offer takes nothing, and what is carried over was ordered before its stock was counted."""
    return frozenset() if command.terms or command.recorded else frozenset(line.sku for line in command.lines)


def _assign(state: Dossier, command: Assign, context: Context) -> Events:
    return (Assigned(command.owner, command.deputy),)


def _staff(command: CreateDossier | Assign) -> Mapping[str, str | None]:
    return {"owner": command.owner, "deputy": command.deputy}


COMMANDS = (
    CommandSpec(
        command=CreateDossier, roles=MANAGER, source="opening", about=(OfferMade, OrderCreated), comment="customers",
        opens=_opens,
        people=PeopleRule[CreateDossier](account=writes_account, enrol=_enrol, staff=_staff, suppresses=suppresses_nothing),
        needs=Needs[CreateDossier](products=_looked_up, stock=_shelf), number=None, propose=_create, checks=(), strikes=None,
        link=None, keep=False,
    ),
    CommandSpec(
        command=Assign, roles=MANAGER, source="manager", about=(Assigned,), comment="staff", opens=None,
        people=PeopleRule[Assign](account=without_account, enrol=brings_nobody, staff=_staff, suppresses=suppresses_nothing),
        needs=NEEDS_NOTHING, number=None, propose=_assign, checks=(), strikes=None,
        link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
