"""A payment is put against what several dossiers owe: each for itself, in a transaction that moves its part of the money."""

from decimal import Decimal
from hashlib import sha256
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.json import encode

from chalicelib.application.caller import Caller, Request, accountant_only
from chalicelib.application.errors import Stale
from chalicelib.application.payment.remember_payer import remember_payer
from chalicelib.application.payment.settling import Settling
from chalicelib.application.ports.commit import AlreadyDone, Record
from chalicelib.application.staff.payment_desk import load_payment
from chalicelib.application.writing.execute import execute
from chalicelib.application.writing.idempotency import recorded, replayed
from chalicelib.application.writing.prepare import CommandRequest
from chalicelib.domain.errors import DomainError, Invalid, NotAllowed
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_commands import AllocateToDossiers, NewUse
from chalicelib.domain.sale.bodies import NewAllocation
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.facts.payment import AllocatePayment, RecordDeposit
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.reference import normalise


class AllocationOrder(NamedTuple):
    """What of a payment goes where, with all that goes with it."""

    payment: str
    wanted: AllocateToDossiers
    caller: Caller
    request: Request


class Part(NamedTuple):
    """What goes to one dossier: on its invoices, or (none) before there is one."""

    reference: str
    invoices: tuple[NewAllocation, ...]
    deposit: str | None


class AllocatedPart(Struct, frozen=True):
    """What became of a part. version: of the dossier, where it was done. error: why it was refused, to be told in words."""

    reference: str
    invoices: tuple[str, ...]
    amount: Decimal
    status: Literal["done", "refused"]
    version: int | None = None
    error: DomainError | None = None


class Allocated(NamedTuple):
    """What became of all parts, and the payment after them. replayed: whether the request was begun before."""

    payment: Payment
    parts: tuple[AllocatedPart, ...]
    replayed: bool


def allocate(tools: Settling, order: AllocationOrder) -> Allocated:
    """Carry out each part once, whatever the retries: the same key goes on where it was left.

    Raises Forbidden, NotFound, Stale, KeyReused, Busy, or Invalid where a dossier is none; what a dossier refuses is told.
    """
    accountant_only(order.caller)
    payment = load_payment(tools.store, order.payment)
    parts = _parts(tools, order.wanted)
    begun = _begin(tools, order, payment)
    done = tuple(_carried_out(tools, order, payment, number, part) for number, part in enumerate(parts, start=1))
    if order.wanted.remember:
        _remember(tools, order, payment, done)
    return Allocated(load_payment(tools.store, order.payment), done, begun)


def _remember(tools: Settling, order: AllocationOrder, payment: Payment, parts: tuple[AllocatedPart, ...]) -> None:
    """Remember the payer where all that was done is one customer's: of two nobody could tell who is meant the next time."""
    heads = (tools.store.load(part.reference) for part in parts if part.status == "done")
    accounts = {head.state.account for head in heads if head is not None}
    if len(accounts) == 1:
        remember_payer(tools.store, payment, accounts.pop(), order.caller, tools.clock(), tools.pause)


def _begin(tools: Settling, order: AllocationOrder, payment: Payment) -> bool:
    """Note the request under its key, before any part is done, and say whether it was begun before."""
    if recorded(tools.store, order.caller, order.request) is not None:
        return True
    if order.request.if_match not in (None, payment.version):
        raise Stale(payment.version, "payment")
    request, caller = order.request, order.caller
    record = Record(caller.principal, request.key, request.fingerprint, 201, payment.id, payment.version, keep=True)
    try:
        tools.store.claim(record, tools.clock())
    except AlreadyDone as error:
        replayed(error.record, request)
        return True
    return False


def _parts(tools: Settling, wanted: AllocateToDossiers) -> tuple[Part, ...]:
    """Give one part a dossier for its invoices, and one for what comes before there is one, in the order that was asked."""
    named = [(_reference(use, number), use) for number, use in enumerate(wanted.allocations)]
    parts = list[Part]()
    for reference in dict.fromkeys(reference for reference, _ in named):
        if tools.store.load(reference) is None:
            raise Invalid("there is no dossier %(dossier)s", field="allocations", dossier=reference)
        uses = [use for other, use in named if other == reference]
        invoices = tuple(NewAllocation(invoice=use.invoice, amount=use.amount) for use in uses if use.invoice)
        if invoices:
            parts.append(Part(reference, invoices, None))
        parts += [Part(reference, (), use.amount) for use in uses if use.invoice is None]
    return tuple(parts)


def _reference(use: NewUse, number: int) -> str:
    reference = normalise(use.reference)
    if reference is None:
        raise Invalid("there is no dossier %(dossier)s", field=f"allocations[{number}].reference", dossier=use.reference)
    return reference


def _carried_out(tools: Settling, order: AllocationOrder, payment: Payment, number: int, part: Part) -> AllocatedPart:
    names = tuple(one.invoice for one in part.invoices)
    amount = Decimal(part.deposit) if part.deposit else sum((Decimal(one.amount) for one in part.invoices), ZERO)
    try:
        version = _executed(tools, order, payment, number, part)
    except DomainError as error:
        return AllocatedPart(part.reference, names, amount, "refused", error=error)
    return AllocatedPart(part.reference, names, amount, "done", version)


def _executed(tools: Settling, order: AllocationOrder, payment: Payment, number: int, part: Part) -> int:
    """Give the version that a part led to; where more may come than is open, that is said only where it does."""
    seller = tools.seller
    content = encode((payment.id, part.reference, part.invoices, part.deposit))
    request = Request(f"{order.request.key}/{number}", sha256(content).hexdigest())

    def does(*, overpaid: bool) -> int:
        command = _command(payment, part, overpaid=overpaid)
        asked = CommandRequest(part.reference, command, order.caller, request, seller.numbering, seller.offers, news=seller.news)
        return execute(tools.store, asked, tools.clock(), tools.pause).version

    try:
        return does(overpaid=False)
    except NotAllowed as refused:
        if not order.wanted.overpaid:
            raise
        try:
            return does(overpaid=True)
        except Invalid:
            raise refused from None


def _command(payment: Payment, part: Part, *, overpaid: bool) -> Command:
    if part.deposit is not None:
        return RecordDeposit(payment=payment.id, amount=part.deposit, overpaid=overpaid, method=payment.method)
    return AllocatePayment(payment=payment.id, allocations=part.invoices, overpaid=overpaid, method=payment.method)
