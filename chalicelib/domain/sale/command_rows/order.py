"""Commands on an order."""

from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NAMED_CONTACT, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, Grant, LinkRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.mail import MailSent
from chalicelib.domain.sale.facts.order import (
    Acknowledge,
    AcknowledgementRequested,
    CancelOrder,
    OrderCancelled,
    OrderCreated,
    PlaceOrder,
)
from chalicelib.domain.sale.from_bodies import check_comment
from chalicelib.domain.values.roles import MANAGER


def _order(state: Dossier, command: PlaceOrder, context: Context) -> Events:
    return (OrderCreated(state.lines, command.customer_reference, state.freight, state.discount, command.pdf),)


def _acknowledge(state: Dossier, command: Acknowledge, context: Context) -> Events:
    contact = command.contact or state.contact
    return (AcknowledgementRequested(contact) if command.tells else MailSent("acknowledgement", contact),)


def _cancel(state: Dossier, command: CancelOrder, context: Context) -> Events:
    check_comment(command)
    return (OrderCancelled(),)


def _revoked(command: Acknowledge) -> Grant:
    """Whose link was revoked gets another where they are named, never by being whom acknowledgements go to."""
    return "refused" if command.contact is None else "granted"


COMMANDS = (
    CommandSpec(
        command=PlaceOrder, roles=MANAGER, source="manager", about=(OrderCreated,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_order, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=Acknowledge, roles=MANAGER, source="manager", about=(AcknowledgementRequested, MailSent), comment="staff",
        opens=None, people=NAMED_CONTACT, number=None, propose=_acknowledge, checks=(), strikes=None,
        link=LinkRule[Acknowledge](revoked=_revoked, full="refused"), keep=False,
    ),
    CommandSpec(
        command=CancelOrder, roles=MANAGER, source="manager", about=(OrderCancelled,), comment="customers", opens=None,
        people=NOBODY, number=None, propose=_cancel, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
