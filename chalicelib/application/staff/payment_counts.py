"""How much there is of each view of payments, and of those beside them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal, get_args

from msgspec import Struct

from chalicelib.application.caller import staff_only
from chalicelib.application.payment.open_items import open_items
from chalicelib.application.payment.settling import PaymentDesk
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.statement_store import EVERY
from chalicelib.application.projection.payer_rows import CUSTOMERS, OTHERS
from chalicelib.application.projection.payer_rows import LIST as PAYERS
from chalicelib.application.projection.payment_rows import LIST, PaymentPlace
from chalicelib.application.projection.statement_rows import LIST as STATEMENTS
from chalicelib.application.staff.credit_balances import LIST as BALANCES
from chalicelib.application.staff.credit_balances import OPEN as OWED_BACK
from chalicelib.application.staff.payment_desk import PaymentsAsked
from chalicelib.application.staff.payment_proposals import ProposalView, view_of
from chalicelib.domain.values.money import ZERO

MOST_COUNTED = 1000
COUNTED: tuple[PaymentPlace, ...] = ("open", "credit", "aside", "booked", "pending", "disputed", "back")
OtherView = Literal["statements", "giveback", "aged", "payers", "nobody"]
"""Views beside the lists of payments: statements, what is in customers' favour, who owes, who pays for a customer or for none."""
ROWS: Mapping[OtherView, tuple[str, str]] = {
    "statements": (STATEMENTS, EVERY),
    "giveback": (BALANCES, OWED_BACK),
    "payers": (PAYERS, CUSTOMERS),
    "nobody": (PAYERS, OTHERS),
}
"""The list, and its partition, of each that is counted by its rows."""


class PaymentCount(Struct, frozen=True):
    """How many a view has, of payments with what is left of them in all; more: it has more than were counted."""

    view: PaymentPlace | ProposalView | OtherView
    count: int
    left: Decimal
    more: bool


class PaymentCounts(Struct, frozen=True):
    """How much there is of each view, and of what is open by what is proposed for it."""

    counts: tuple[PaymentCount, ...]


def payment_counts(store: PaymentDesk, asked: PaymentsAsked) -> PaymentCounts:
    """Count what is in each list, from its rows alone; what is open by what is proposed for it. Raises Forbidden."""
    staff_only(asked.caller)
    lists = asked.proposals.lists
    return PaymentCounts((*_counts(lists), *_proposed(store, asked), *_others(lists)))


def _counts(lists: Lists) -> Iterator[PaymentCount]:
    for view in COUNTED:
        rows, more = lists.listed(LIST, view, MOST_COUNTED, None)
        left = sum((Decimal(dict(row.values)["left"]) for row in rows), ZERO)
        yield PaymentCount(view, len(rows), left, more is not None)


def _proposed(store: PaymentDesk, asked: PaymentsAsked) -> Iterator[PaymentCount]:
    rows, more = asked.proposals.lists.listed(LIST, "open", MOST_COUNTED, None)
    payments = store.payments([row.reference for row in rows])
    views = {key: view_of(proposal) for key, proposal in asked.proposals.of(payments).items()}
    for view in get_args(ProposalView):
        lefts = [one.left for one in payments if views[one.id] == view]
        yield PaymentCount(view, len(lefts), sum(lefts, ZERO), more is not None)


def _others(lists: Lists) -> Iterator[PaymentCount]:
    for view, (name, partition) in ROWS.items():
        rows, more = lists.listed(name, partition, MOST_COUNTED, None)
        yield PaymentCount(view, len(rows), ZERO, more is not None)
    owe = {item.account for item in open_items(lists) if item.kind == "invoice"}
    yield PaymentCount("aged", len(owe), ZERO, more=False)
