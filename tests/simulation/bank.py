"""A bank that tells of payments, often twice and to workers that die; accountants who take back, and follow proposals."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from botocore.exceptions import ClientError, HTTPClientError
from msgspec.structs import replace

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import DynamoLists, DynamoStore
from chalicelib.adapters.dynamodb.rows import item_of
from chalicelib.adapters.seller import seller
from chalicelib.application.caller import Request
from chalicelib.application.errors import ApplicationError, Busy
from chalicelib.application.payment.remember_payer import remember_payer
from chalicelib.application.payment.settling import Settling
from chalicelib.application.payment.take_message import take_message
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.projection.payer_rows import payer_rows
from chalicelib.application.projection.payment_rows import payment_rows
from chalicelib.application.staff.payment_allocation import AllocationOrder, allocate
from chalicelib.application.staff.payment_proposals import Proposals
from chalicelib.application.writing.execute import execute
from chalicelib.application.writing.prepare import CommandRequest
from chalicelib.domain.errors import DomainError
from chalicelib.domain.payment.payment import Payer
from chalicelib.domain.payment.payment_changes import fold_payment
from chalicelib.domain.payment.payment_commands import AllocateToDossiers, NewUse
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.payment.seen_payment import PaymentMessage, SeenPayment
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.owed import to_pay
from tests.fakes.refusals import Item
from tests.samples.callers import ACCOUNTANT
from tests.simulation.changed import standing
from tests.simulation.intents import REFERENCES
from tests.simulation.scheduler import Killed

if TYPE_CHECKING:
    from tests.simulation.world import World

HOUSE = replace(seller(), payments=replace(seller().payments, book_sure=True))
Named = Literal["exact", "cent off", "customer", "stranger"]
"""By its number and to the cent; by its number, a cent too much; by nothing, from the customer's bank, or from a stranger's."""
IBANS = {"customer": "FR7630006000011234567890189", "stranger": "DE89370400440532013000"}
FAULTS = (Killed, ClientError, HTTPClientError, ApplicationError, DomainError)


class Remitted(NamedTuple):
    """A payment as it really is: what it names and pays."""

    kind: Named
    reference: str
    number: str
    amount: Decimal


def bank(world: "World", payments: int) -> None:
    """Tell of payments of whatever is open; each message comes until a worker took it, some come again much later."""
    for number in range(payments):
        world.scheduler.wait(world.chance.random() * 12)
        message = _payment(world, number)
        if message is not None:
            for after in (0.0, *(world.chance.random() * 300 for _ in range(world.chance.choice((0, 1, 2))))):
                world.scheduler.spawn(lambda message=message: _deliver(world, message), after)  # type: ignore[misc]  # mypy infers no lambda with a default


def accountant(world: "World", turns: int) -> None:
    """Take back what was booked, now and then, and follow what is proposed for a payer who is remembered."""
    for turn in range(turns):
        world.scheduler.wait(world.chance.random() * 30)
        with suppress(*FAULTS):
            if turn % 3 == 0:
                _takes_back(world, turn)
            else:
                _follows(world, turn)


def tools(world: "World") -> Settling:
    """What payments are settled with, over the wire that loses and kills."""
    client: Any = world.wire
    return Settling(world.store, HOUSE, lambda: world.scheduler.now, world.pause, DynamoLists(client, "t"))


def _payment(world: "World", number: int) -> PaymentMessage | None:
    reference = world.chance.choice(REFERENCES)
    head = world.looked_up(reference)
    invoices = to_pay(head.state) if head else ()
    if not invoices:
        return None
    invoice = world.chance.choice(invoices)
    kinds: tuple[Named, ...] = ("exact", "exact", "cent off", "customer", "stranger")
    kind = world.chance.choice(kinds)
    amount = invoice.open + (Decimal("0.01") if kind == "cent off" else 0)
    if amount <= 0 or amount >= 10**9:
        return None
    new = payment_id("statement", str(number))
    world.remitted[new] = Remitted(kind, reference, invoice.number, amount)
    text = f"FACTURE {invoice.number} MERCI" if kind in ("exact", "cent off") else "VIREMENT"
    iban = IBANS["stranger" if kind == "stranger" else "customer"]
    return PaymentMessage(
        payment=SeenPayment(
            id=new, source="statement", method="transfer", amount=amount, value_date=world.scheduler.now.date(), text=text,
            payer=Payer("", iban),
        )
    )  # fmt: skip


def _deliver(world: "World", message: PaymentMessage) -> None:
    """The queue gives a message again until it was taken."""
    for _ in range(40):
        try:
            take_message(tools(world), message)
        except (Killed, ClientError, HTTPClientError, Busy):
            world.scheduler.wait(1 + world.chance.random() * 30)
        else:
            return
    world.complain(f"{message}: never taken")


def _takes_back(world: "World", turn: int) -> None:
    reference = world.chance.choice(REFERENCES)
    booked = [entry.seq for entry in _booked(_history(world, reference)) if entry.origin.entered_by == "payments"]
    if booked:
        command = c.StrikeEntry(entry=world.chance.choice(booked), comment=f"strike-{turn}")
        key = f"strike-{turn}"
        execute(world.store, CommandRequest(reference, command, ACCOUNTANT, Request(key, key)), world.scheduler.now, world.pause)


def _follows(world: "World", turn: int) -> None:
    """Remember the customer's own payer, and accept what is proposed for payments that name nothing."""
    with_tools = tools(world)
    open_now = [one for one in world.store.payments(sorted(world.remitted)) if one.left]
    mine = [one for one in open_now if world.remitted[one.id].kind == "customer"]
    if mine:
        account = (world.looked_up(REFERENCES[0]) or world.store.load(REFERENCES[0])).state.account  # type: ignore[union-attr]  # it was begun first
        remember_payer(world.store, mine[0], account, ACCOUNTANT, world.scheduler.now, world.pause)
    for new, proposal in Proposals(with_tools.lists, world.store).of(open_now).items():
        by_rule = "payer_known" in {reason.code for reason in proposal.reasons}
        if by_rule and world.remitted[new].kind == "stranger":
            world.complain(f"{new}: a stranger is taken for a payer who is remembered")
        if by_rule and proposal.allocations:
            uses = tuple(NewUse(reference=a.reference, invoice=a.number, amount=str(a.amount)) for a in proposal.allocations)
            key = f"follow-{turn}-{new}"
            allocate(with_tools, AllocationOrder(new, AllocateToDossiers(allocations=uses), ACCOUNTANT, Request(key, key)))


def _history(world: "World", reference: str) -> list[Entry]:
    client: Any = world.table
    return list(DynamoStore(client, "t").history(reference))


def _booked(history: list[Entry]) -> Iterator[Entry]:
    struck = {entry.event.entry for entry in history if isinstance(entry.event, e.EntryStruck)}
    yield from (entry for entry in history if isinstance(entry.event, e.PaymentAllocated) and entry.seq not in struck)


def settled(world: "World", histories: Mapping[str, list[Entry]]) -> Iterator[str]:
    """What of payments went astray: each cent is used once, by itself only what was certain, and once only."""
    for new, true in world.remitted.items():
        payment = world.store.head(PAYMENT, new)
        if payment is None:
            yield f"{new}: the payment is lost"
            continue
        if payment != fold_payment(world.store.payment_facts(new)):
            yield f"{new}: the payment is not what its history says"
        used = {
            reference: sum((one.amount for event in _of(standing(history), new) for one in event.allocations), Decimal(0))
            for reference, history in histories.items()
        }
        if {use.reference: use.amount for use in payment.uses} != {
            reference: amount for reference, amount in used.items() if amount
        }:
            yield f"{new}: its dossiers use {used}, and it says {payment.uses}"
        if sum(used.values()) > true.amount:
            yield f"{new}: {used} are used of {true.amount}"
        itself = [
            (reference, one.invoice, one.amount)
            for reference, history in histories.items()
            for entry in history
            if isinstance(entry.event, e.PaymentAllocated)
            and entry.event.payment == new
            and entry.origin.entered_by == "payments"
            for one in entry.event.allocations
        ]
        if itself not in ([], [(true.reference, true.number, true.amount)]) or (itself and true.kind != "exact"):
            yield f"{new}: {true} was booked by itself as {itself}"
        if true.kind == "stranger" and payment.uses:
            yield f"{new}: a stranger's money was put against {payment.uses}"


def _of(events: list[e.Event], payment: str) -> Iterator[e.PaymentAllocated]:
    yield from (event for event in events if isinstance(event, e.PaymentAllocated) and event.payment == payment)


def rows_of_payments(world: "World") -> Iterator[Item]:
    """Yield the rows of payments and payers, by what their heads say today."""
    for pk, part in world.table.items.items():
        if pk.startswith("$#"):
            yield from map(item_of, payment_rows(codec.decode_payment(part["H"]["data"]["S"])))
        elif pk.startswith("$P#"):
            yield from map(item_of, payer_rows(codec.decode_payer(part["H"]["data"]["S"])))


def about_payments(reference: str) -> bool:
    """Whether a record is of a payment or of a payer, and so of no dossier."""
    return reference.startswith(("PMT-", "PYR-"))
