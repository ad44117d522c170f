"""What is certain of a payment is booked by itself, where the seller says so; it was decided once, before anything of it is done.

The decision is a fact of the payment, so that whoever is killed between two dossiers goes on with the same one. What an
accountant takes back afterwards stays open: nothing that anybody decided on is decided by itself.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256

from msgspec.json import encode

from chalicelib.application.caller import Caller, Request
from chalicelib.application.payment.open_books import KeptBook
from chalicelib.application.payment.payments_caller import PAYMENTS
from chalicelib.application.payment.remember_payer import payers_of
from chalicelib.application.payment.settling import Settling
from chalicelib.application.ports.commit import AlreadyDone, Commit, Conflict, Record
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.staff.payment_allocation import AllocatedPart, AllocationOrder, allocate
from chalicelib.domain.payment.matching.open_item import OpenItem
from chalicelib.domain.payment.matching.proposal import Proposal
from chalicelib.domain.payment.matching.propose import propose
from chalicelib.domain.payment.payment import Payment, Plan, PlannedUse
from chalicelib.domain.payment.payment_changes import applied, next_fact
from chalicelib.domain.payment.payment_commands import AllocateToDossiers, NewUse
from chalicelib.domain.payment.payment_fact import KeptFor, Planned, SetAside, TakenBack, Used
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.open_on import open_on

RESUMED_FOR = timedelta(days=1)
"""For how long a decision is carried out that was interrupted; later it is a person's."""
DECIDED = (Used, SetAside, TakenBack, KeptFor, Planned)
"""Facts by which somebody decided, or something was booked."""


def book_sure(tools: Settling, payment: Payment) -> None:
    """Book what is certain of a payment that nobody decided on, or go on with what was decided so. Raises Busy."""
    if payment.plan is None:
        if not tools.seller.payments.book_sure or not _undecided(tools, payment):
            return
        key = f"{payment.id}.sure.{payment.version}"
        with suppress(Conflict, AlreadyDone):  # somebody was first: what they decided is read below
            decide_plan(tools, payment, PAYMENTS, Request(key, key))
        payment = tools.store.head(PAYMENT, payment.id) or payment
    plan = payment.plan
    if plan is not None and plan.by == PAYMENTS.subject and tools.clock() < plan.at + RESUMED_FOR:
        carry_out(tools, payment, plan, PAYMENTS)


def _undecided(tools: Settling, payment: Payment) -> bool:
    """Say whether nobody decided on a payment yet, and nothing of it was used: its history knows what was taken back too."""
    if payment.source == "stripe" or payment.account or payment.left != payment.amount:
        return False
    return not any(isinstance(fact.what, DECIDED) for fact in tools.store.payment_facts(payment.id))


def decide_plan(tools: Settling, payment: Payment, caller: Caller, request: Request) -> bool:
    """Write what is certain of a payment as its plan; gives whether anything is. Raises Conflict or AlreadyDone."""
    proposal = certain(tools, payment)
    if proposal is None:
        return False
    uses = tuple(PlannedUse(one.reference, one.number, one.amount) for one in proposal.allocations)
    fact = next_fact(payment, Planned(uses), caller.subject, tools.clock())
    record = Record(caller.principal, request.key, request.fingerprint, 201, payment.id, fact.seq, keep=True)
    tools.store.commit(
        Commit(
            stream=PAYMENT, reference=payment.id, expected=payment.version, before=payment, head=applied(payment, fact),
            entries=(fact,), record=record, at=fact.at,
        )
    )  # fmt: skip
    return True


def certain(tools: Settling, payment: Payment) -> Proposal | None:
    """Give what a payment certainly settles, or None; what is open on that is read anew, since a list may lag."""
    if not (payment.reference or payment.text):
        return None  # it names nothing, and what is open need not be read
    proposal = propose(payment, tools.book(), payers_of(tools.store, [payment]))
    if not proposal.sure:
        return None
    open_now = {
        (item.reference, item.invoice): item.open for item in _open_on(tools, {one.reference for one in proposal.allocations})
    }
    exact = all(open_now.get((one.reference, one.number)) == one.amount for one in proposal.allocations)
    return proposal if exact else None


def _open_on(tools: Settling, references: Iterable[str]) -> Iterator[OpenItem]:
    for reference in references:
        head = tools.store.load(reference)
        if head is not None and isinstance(head.state, Dossier):
            yield from open_on(reference, head.state, head.people.name)


def carry_out(tools: Settling, payment: Payment, plan: Plan, caller: Caller) -> tuple[AllocatedPart, ...]:
    """Put a payment where its plan says, each dossier once, however often it is called; a part that was struck stays so."""
    uses = tuple(NewUse(reference=one.reference, amount=str(one.amount), invoice=one.invoice) for one in plan.uses)
    wanted, key = AllocateToDossiers(allocations=uses), f"{payment.id}.plan.{plan.fact}"
    request = Request(key, sha256(encode(plan.uses)).hexdigest())
    done = allocate(tools, AllocationOrder(payment.id, wanted, caller, request)).parts
    if isinstance(tools.books, KeptBook):
        references = {one.reference for one in plan.uses}
        tools.books.replace(references, _open_on(tools, references))
    return done
