"""Payments as staff read them: pages of what is open, in a customer's favour, aside or booked, and one with its history."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.errors import NotFound
from chalicelib.application.payment.settling import PaymentDesk
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.ports.translations import Translations
from chalicelib.application.projection.payment_rows import LIST, PaymentPlace
from chalicelib.application.staff.payers import Accounts, RememberedPayer, account_names, remembered_payer
from chalicelib.application.staff.payment_proposals import Proposals, ProposalView, ShownProposal, view_of
from chalicelib.domain.payment.payment import (
    AsideWhy,
    BankEntry,
    Direction,
    Named,
    Payer,
    Payment,
    PaymentMethod,
    PaymentSource,
    PaymentStatus,
    Use,
)
from chalicelib.domain.payment.payment_fact import PaymentFact
from chalicelib.domain.payment.payment_id import is_payment_id
from chalicelib.domain.values.money import ZERO

PAGE = 50
MOST_COUNTED = 1000
COUNTED: tuple[PaymentPlace, ...] = ("open", "credit", "aside", "pending", "disputed", "back")
EXAMINED = 200
"""Open payments that a page looks through for those whose proposal is certain, or is not."""
PaymentView = Literal["open", "credit", "aside", "booked", "pending", "disputed", "back", "sure", "check", "none"]
"""The lists; sure, check and none are what is open by what is proposed for it."""


class ListedPayment(Struct, frozen=True):
    """A payment in a list. aside: why it settles nothing, null where it may.

    account: in whose favour what is left is kept, and customer: their name.
    due: until when evidence is due of one that is disputed. last4, mandate: of the account of a debit.
    proposal: what it is proposed to settle, null where nothing is left of it.
    """

    payment: str
    version: int
    source: PaymentSource
    method: PaymentMethod
    direction: Direction
    status: PaymentStatus
    amount: Decimal
    left: Decimal
    currency: str
    value_date: date
    payer: Payer
    reference: str
    text: str
    aside: AsideWhy | None
    account: str | None
    customer: str | None
    uses: tuple[Use, ...]
    due: date | None
    last4: str
    mandate: str
    proposal: ShownProposal | None


class PaymentPage(Struct, frozen=True):
    """A page of payments, the oldest first, booked ones the newest first. No cursor: it is the last page.

    Of what is sure, to check or without a proposal, or of a dossier, a page may be short, or empty, though more follows.
    """

    payments: tuple[ListedPayment, ...]
    cursor: str | None


class StaffPayment(Struct, frozen=True):
    """A payment as staff see it. seen: when it was first known here. fee: of the card's service. history: oldest first.

    remembered: for whom whoever paid it pays, null for a stranger.
    """

    payment: ListedPayment
    seen: datetime
    bank: BankEntry | None
    named: Named | None
    fee: Decimal | None
    refunded: Decimal
    remembered: RememberedPayer | None
    history: tuple[PaymentFact, ...]


class PaymentCount(Struct, frozen=True):
    """How many payments a list has, and what is left of them in all; more: it has more than were counted."""

    view: PaymentPlace | ProposalView
    count: int
    left: Decimal
    more: bool


class PaymentCounts(Struct, frozen=True):
    """How much there is of each list but of what is booked, and of what is open by what is proposed for it."""

    counts: tuple[PaymentCount, ...]


def listed_payment(payment: Payment, proposal: ShownProposal | None, customers: Mapping[str, str | None]) -> ListedPayment:
    """Give a payment as lists show it; customers: names by their accounts."""
    return ListedPayment(
        payment=payment.id,
        version=payment.version,
        source=payment.source,
        method=payment.method,
        direction=payment.direction,
        status=payment.status,
        amount=payment.amount,
        left=payment.left,
        currency=payment.currency,
        value_date=payment.value_date,
        payer=payment.payer,
        reference=payment.reference,
        text=payment.text,
        aside=payment.aside.why if payment.aside else None,
        account=payment.account,
        customer=customers.get(payment.account) if payment.account else None,
        uses=payment.uses,
        due=payment.due,
        last4=payment.last4,
        mandate=payment.mandate,
        proposal=proposal,
    )


class PaymentsAsked(NamedTuple):
    """Who asks for payments, in which words; proposals: what tells what is proposed for them; accounts: customers' names."""

    caller: Caller
    translations: Translations
    proposals: Proposals
    accounts: Accounts

    def customers(self, payments: Iterable[Payment]) -> Mapping[str, str | None]:
        """Give the names of those in whose favour payments are kept, by their accounts."""
        return account_names(self.accounts, (one.account for one in payments if one.account))


class Wanted(NamedTuple):
    """Which payments: of a list, proposed for a dossier or any, from where on."""

    view: PaymentView
    dossier: str | None
    cursor: str | None

    @property
    def by_proposal(self) -> bool:
        """Whether what is proposed decides, which no row tells."""
        return self.dossier is not None or self.view in get_args(ProposalView)

    def has(self, payment: ListedPayment) -> bool:
        """Say whether a payment of the rows that are looked through is one of them."""
        proposal = payment.proposal
        if self.dossier is not None:
            meant = (*proposal.allocations, *proposal.possible) if proposal else ()
            return any(one.reference == self.dossier for one in meant)
        return not self.by_proposal or (proposal is not None and proposal.view == self.view)


def payment_page(store: PaymentDesk, asked: PaymentsAsked, wanted: Wanted) -> PaymentPage:
    """Give a page of a list. Raises Forbidden or BadCursor."""
    staff_only(asked.caller)
    partition, most = ("open", EXAMINED) if wanted.by_proposal else (wanted.view, PAGE)
    rows, more = asked.proposals.lists.listed(LIST, partition, most, wanted.cursor)
    payments = store.payments([row.reference for row in rows])
    shown = asked.proposals.shown([one for one in payments if one.left], asked.translations)
    names = asked.customers(payments)
    listed = (listed_payment(one, shown.get(one.id), names) for one in payments)
    return PaymentPage(tuple(filter(wanted.has, listed)), more)


def payment_counts(store: PaymentDesk, asked: PaymentsAsked) -> PaymentCounts:
    """Count what is in each list, from its rows alone; what is open by what is proposed for it. Raises Forbidden."""
    staff_only(asked.caller)
    return PaymentCounts((*_counts(asked.proposals.lists), *_proposed(store, asked)))


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


def load_payment(store: PaymentDesk, payment_id: str) -> Payment:
    """Give a payment, strongly consistent. Raises NotFound."""
    payment = store.head(PAYMENT, payment_id) if is_payment_id(payment_id) else None
    if payment is None:
        raise NotFound
    return payment


def read_payment(store: PaymentDesk, asked: PaymentsAsked, payment_id: str) -> StaffPayment:
    """Give a payment with all that happened to it. Raises Forbidden or NotFound."""
    staff_only(asked.caller)
    payment = load_payment(store, payment_id)
    shown = asked.proposals.shown([payment] if payment.left else [], asked.translations)
    return StaffPayment(
        payment=listed_payment(payment, shown.get(payment.id), asked.customers([payment])),
        seen=payment.seen,
        bank=payment.bank,
        named=payment.named,
        fee=payment.fee,
        refunded=payment.refunded,
        remembered=remembered_payer(asked.proposals.payers, asked.accounts, payment.payer),
        history=tuple(store.payment_facts(payment_id)),
    )
