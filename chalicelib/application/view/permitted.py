"""What a link permits, and who can do what it does not, in the words of the page, the list and refusals."""

from collections.abc import Mapping
from datetime import date

from chalicelib.application.ports.translations import mark
from chalicelib.domain.access.rights import Right, permits, who_can
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.base import DossierBase, Link
from chalicelib.domain.sale.lines import Scope

PERMITS: Mapping[Scope, str] = {
    "full": mark("Personal link: whoever has it can read this order and act for you. Pass it on only to the people concerned."),
    "act": mark("This link lets you read this order, ask, confirm receipts and send files; it orders and pays nothing."),
    "read": mark("This link lets you read this order."),
    "invoices": mark("This link shows the invoices of this order, and nothing else of it."),
}
PERMITS_OF_QUOTE: Mapping[Scope, str] = {
    **PERMITS,
    "full": mark("Personal link: whoever has it can read this quote and act for you. Pass it on only to the people concerned."),
    "act": mark("This link lets you read this quote, ask and send files; it reserves, orders and pays nothing."),
    "read": mark("This link lets you read this quote."),
}
"""Of what nobody ordered yet."""
CAN: Mapping[Right, str] = {
    "invoices": mark("%(who)s can read the invoices."),
    "read": mark("%(who)s can read the whole order."),
    "act": mark("%(who)s can ask, confirm receipts and send files."),
    "reserve": mark("%(who)s can reserve."),
    "order": mark("%(who)s can order."),
    "pay": mark("%(who)s can pay."),
    "forward": mark("%(who)s can pass the invoices on."),
    "access": mark("%(who)s can see who has access."),
    "share_reading": mark("%(who)s can let colleagues in."),
    "share": mark("%(who)s can let colleagues in."),
    "manage": mark("%(who)s can take a colleague’s link away."),
}
NOBODY = mark("Nobody of your company has a link that permits it today: call us.")


def forbidden(state: DossierBase, people: People, link: Link, right: Right, today: date) -> DomainError:
    """Say what a link permits instead, and who can do what was asked; one that shows invoices alone is told no name."""
    permitted = DomainError(PERMITS[link.scope])
    if not permits(link, "read"):
        return permitted
    return DomainError("%(permits)s %(can)s", permits=permitted, can=can(state, people, link, right, today))


def can(state: DossierBase, people: People, link: Link, right: Right, today: date) -> DomainError:
    """Say who can do what a link does not permit, as a sentence that is yet to be translated."""
    able = people.contacts.get(who_can(state, right, today, link.by) or "")
    return DomainError(CAN[right], who=able.name) if able else DomainError(NOBODY)
