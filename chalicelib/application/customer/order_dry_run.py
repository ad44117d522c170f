"""A dry run of an order: decided as the order itself is, and written nowhere."""

from datetime import datetime
from typing import NamedTuple

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.writing.prepare import CommandRequest, prepare
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.online_order import OrderOnline, OrderRequested
from chalicelib.domain.sale.model import check
from chalicelib.domain.sale.order_review import OrderReview, review_of


class DryRun(NamedTuple):
    """The dossier as it is, its people with those that the order would bring in, and what the order would amount to."""

    state: Dossier
    people: People
    review: OrderReview


def dry_run(store: DossierStore, request: CommandRequest, now: datetime) -> DryRun:
    """Give what an order would amount to now. Raises what the order itself would raise."""
    prepared = prepare(store, request, now)
    command, state = prepared.command, prepared.state
    if not isinstance(command, OrderOnline) or not isinstance(state, Dossier):
        raise Invalid("that happens to no dossier of this kind")
    review = review_of(state, command, prepared.context)
    check(state, OrderRequested(review.wanted), prepared.context.day)
    return DryRun(state, prepared.context.people, review)
