"""A dry run of an order: decided as the order itself is, and written nowhere."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.writing.prepare import CommandRequest, prepare
from chalicelib.domain.account.conditions import Conditions
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.online_order import OrderOnline, OrderRequested
from chalicelib.domain.sale.model import check
from chalicelib.domain.sale.order_review import OrderReview, review_of
from chalicelib.domain.stock.stock_item import StockItem


class DryRun(NamedTuple):
    """A dry run, and what it was reckoned from.

    The dossier, its people with those that the order would bring in, what it would amount to, what was agreed with them, and the
    stock of what is offered.
    """

    state: Dossier
    people: People
    review: OrderReview
    conditions: Conditions
    stock: Mapping[str, StockItem]


def check_shown(store: DossierStore, request: CommandRequest, contact: str, now: datetime) -> None:
    """Raise what the order itself would raise: no code is mailed for one that is not what was shown, or needs none.

    Nor to a contact whom mails do not reach: they would wait for it in vain.
    """
    state, people, review, *_ = dry_run(store, request, now)
    command = request.command
    if isinstance(command, OrderOnline) and command.figures != review.figures:
        raise NotAllowed("the order is no longer what you were shown: read it again, then order", field="figures")
    if not review.code:
        raise NotAllowed("no code is asked for: order without one")
    reader = people.contacts.get(contact)
    refused = any(one.contact == contact and one.why != "delayed" for one in state.undelivered)
    if refused or (reader and store.suppressed(reader.email)):
        raise NotAllowed("our mails do not reach you: call %(phone)s to order", phone=request.offers.phone)


def dry_run(store: DossierStore, request: CommandRequest, now: datetime) -> DryRun:
    """Give what an order would amount to now. Raises what the order itself would raise."""
    prepared = prepare(store, request, now)
    command, state = prepared.command, prepared.state
    if not isinstance(command, OrderOnline) or not isinstance(state, Dossier):
        raise Invalid("that happens to no dossier of this kind")
    review = review_of(state, command, prepared.context)
    check(state, OrderRequested(review.wanted), prepared.context.day)
    context = prepared.context
    return DryRun(state, context.people, review, context.conditions, context.stock)
