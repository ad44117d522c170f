"""Payments as staff read them: pages of what is open, in a customer's favour, aside or booked, and one with its history."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.errors import NotFound
from chalicelib.application.payment.settling import PaymentDesk
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.ports.translations import Translations
from chalicelib.application.projection.payment_rows import LIST
from chalicelib.application.staff.payers import Accounts, RememberedPayer, account_names, remembered_payer
from chalicelib.application.staff.payment_proposals import Proposals, ProposalView, ShownProposal
from chalicelib.domain.payment.matching.payer_key import plain_name
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

PAGE = 50
EXAMINED = 200
"""Open payments that a page looks through for those whose proposal is certain, or is not."""
PaymentView = Literal["open", "credit", "aside", "booked", "pending", "disputed", "back", "sure", "check", "none"]
"""The lists; sure, check and none are what is open by what is proposed for it."""


class BankLineOf(Struct, frozen=True):
    """Which entry of which bank statement a payment is."""

    statement: str
    entry: int


class ListedPayment(Struct, frozen=True):
    """A payment in a list. aside: why it settles nothing, null where it may.

    account: in whose favour what is left is kept, and customer: their name.
    bank: where it stands in a statement. due: until when evidence on a dispute is due. last4, mandate: of the account of a debit.
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
    bank: BankLineOf | None
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

    remembered: for whom whoever paid it pays, null for a stranger. customers: by account, whose it is or is kept for.
    """

    payment: ListedPayment
    seen: datetime
    bank: BankEntry | None
    named: Named | None
    fee: Decimal | None
    refunded: Decimal
    remembered: RememberedPayer | None
    customers: Mapping[str, str]
    history: tuple[PaymentFact, ...]


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
        bank=BankLineOf(payment.bank.statement, payment.bank.entry) if payment.bank else None,
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
    """Which payments: of a list, proposed for a dossier or any, with these words in what they say, from where on."""

    view: PaymentView
    dossier: str | None
    cursor: str | None
    words: str = ""

    @property
    def by_proposal(self) -> bool:
        """Whether what is proposed, or what it says, decides, which no row tells."""
        return self.dossier is not None or bool(self.words) or self.view in get_args(ProposalView)

    def has(self, payment: ListedPayment) -> bool:
        """Say whether a payment of the rows that are looked through is one of them."""
        proposal = payment.proposal
        if self.words:
            return has_words(payment, self.words)
        if self.dossier is not None:
            meant = (*proposal.allocations, *proposal.possible) if proposal else ()
            return any(one.reference == self.dossier for one in meant)
        return not self.by_proposal or (proposal is not None and proposal.view == self.view)


def has_words(payment: ListedPayment, words: str) -> bool:
    """Say whether a payment says some words: who paid, from which account, for what; or is of this amount."""
    amount = "".join(words.split()).replace(",", ".")
    of = (payment.payer.name, payment.payer.iban or "", payment.reference, payment.text)
    return plain_name(words) in plain_name(" ".join(of)) or amount in (str(payment.amount), f"{payment.amount.normalize():f}")


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
        customers=dict(_customers(store, asked, payment)),
        history=tuple(store.payment_facts(payment_id)),
    )


def _customers(store: PaymentDesk, asked: PaymentsAsked, payment: Payment) -> Iterator[tuple[str, str]]:
    """Yield the accounts, with the customers' names, of those whose dossiers use a payment, and of whom it is kept for."""
    for _, head in store.load_all([use.reference for use in payment.uses], consistent=False):
        yield head.state.account, head.people.name
    yield from ((account, name or account) for account, name in asked.customers([payment]).items())
