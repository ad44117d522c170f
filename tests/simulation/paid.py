"""Payments: doors tell of them again and again, accountants put the same ones somewhere at once, and nothing is used twice."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError, HTTPClientError

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import DynamoLists
from chalicelib.adapters.dynamodb.rows import item_of
from chalicelib.application.errors import Busy
from chalicelib.application.payment.put_payment import NotYetSeen
from chalicelib.application.payment.settling import Settling
from chalicelib.application.payment.take_message import take_message
from chalicelib.application.projection.payment_rows import payment_rows
from chalicelib.domain.payment.payment import BankEntry, Payer, Payment
from chalicelib.domain.payment.payment_changes import fold_payment
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.payment.seen_payment import PaymentChange, PaymentMessage, SeenPayment
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewAllocation
from chalicelib.domain.sale.entry import Entry
from tests.samples.callers import ACCOUNTANT
from tests.simulation.changed import standing
from tests.simulation.intents import DAY, REFERENCES, TURNS, Intent, Wishes, credit
from tests.simulation.intents import invoice as issued
from tests.simulation.intents_money import EARLY
from tests.simulation.people import fulfil
from tests.simulation.scheduler import START, Killed

if TYPE_CHECKING:
    from tests.simulation.world import World

IBAN = "FR7630006000011234567890189"
ENTRIES = 8
"""Of the bank, of which the last two go back."""
BACK = (6, 7)
WHOLE = Decimal("0.30")
CARRIED_OVER = 1_000_005
"""From this number on wishes are of what was written down elsewhere (`intents.silent`)."""


def entry_id(number: int) -> str:
    """The id of the payment that an entry of the bank is."""
    return payment_id("statement", IBAN, f"REF-{number}")


IDS = tuple(entry_id(number) for number in range(ENTRIES))


def _allocate(chance: Random, name: str) -> c.Command:
    """A payment that others want at the same time; now and then more of it than is open."""
    amount, overpaid = chance.choice((("0.05", False), ("0.10", False), ("0.20", False), ("0.25", True)))
    given = (NewAllocation(invoice=chance.choice(EARLY), amount=amount),)
    return c.AllocatePayment(payment=chance.choice(IDS), allocations=given, overpaid=overpaid, comment=name, method="transfer")


def _deposit(chance: Random, name: str) -> c.Command:
    return c.RecordDeposit(payment=chance.choice(IDS), amount=chance.choice(("0.05", "0.20")), comment=name)


def _free(chance: Random, name: str) -> c.Command:
    amount = chance.choice(("0.01", "0.05"))
    return c.ReleasePayment(payment=chance.choice(IDS), invoice=chance.choice((*EARLY, None)), amount=amount, comment=name)


def _move(chance: Random, name: str) -> c.Command:
    source, invoice = chance.sample(EARLY, 2)
    return c.MovePayment(source=source, invoice=invoice, amount="0.02", comment=name)


def _stroke(chance: Random, name: str) -> c.Command:
    return c.StrikeEntry(entry=chance.randrange(4, 90), comment=name)


PAYING: Wishes = (
    *(issued,) * 6,
    *(_allocate,) * 12,
    *(_free,) * 8,
    *(_stroke,) * 6,
    *(_deposit, _move, credit) * 2,
    lambda chance, name: c.Refund(invoice=chance.choice(EARLY), amount="0.01", comment=name),
    lambda chance, name: c.Refund(payment=chance.choice(IDS), amount="0.05", comment=name),
    lambda chance, name: c.AllocatePayment(
        payment="P", allocations=(NewAllocation(invoice=chance.choice(EARLY), amount="0.05"),), comment=name
    ),
)


def at_once(world: "World", times: int) -> None:
    """Put one payment in several dossiers in one moment, though it has enough for one alone; carried over, so unmailed."""
    for number in range(times):
        world.scheduler.wait(world.chance.random() * 12)
        for position, reference in enumerate(REFERENCES):
            name = f"wish-{CARRIED_OVER + TURNS * (number * len(REFERENCES) + position)}"
            command = c.RecordDeposit(payment=IDS[number % BACK[0]], amount="0.16", recorded=START, comment=name)
            intent = Intent(name, reference, command, ACCOUNTANT)
            world.scheduler.spawn(lambda intent=intent: fulfil(world, intent))  # type: ignore[misc]  # mypy infers no lambda with a default


def _message(number: int, *, back: bool) -> PaymentMessage:
    if back:
        return PaymentMessage(change=PaymentChange(id=entry_id(number), status="returned", reason="dispute"))
    return PaymentMessage(
        payment=SeenPayment(
            id=entry_id(number), source="statement", method="transfer", amount=WHOLE, value_date=DAY, payer=Payer("BIGCORP"),
            bank=BankEntry(IBAN, "154", number, servicer_ref=f"REF-{number}"),
        )
    )  # fmt: skip


def bank(world: "World", times: int) -> None:
    """Send what a bank's files say, the same entries again and again, in any order; who takes it dies now and then."""
    for turn in range(times):
        number = world.chance.randrange(ENTRIES)
        message = _message(number, back=number in BACK and turn * 3 > times and world.chance.random() < 0.5)
        world.entries.add(number)
        if not _taken(world, message):
            world.untaken.append(message)
        if world.untaken and world.chance.random() < 0.5:
            again = world.untaken.pop(world.chance.randrange(len(world.untaken)))
            if not _taken(world, again):
                world.untaken.append(again)
        world.scheduler.wait(world.chance.random() * 6)


def last_messages(world: "World") -> None:
    """Take what is left in the queue: the queue gives a message until it is taken."""
    for number in sorted(world.entries):
        for back in (False, *((True,) if number in BACK else ())):
            while not _taken(world, _message(number, back=back)):
                world.scheduler.wait(1)


def _taken(world: "World", message: PaymentMessage) -> bool:
    client: Any = world.wire
    tools = Settling(
        store=world.store,
        lists=DynamoLists(client, "t"),
        seller=world.seller,
        clock=lambda: world.scheduler.now,
        pause=world.pause,
    )
    try:
        take_message(tools, message)
    except (Killed, Busy, NotYetSeen, ClientError, HTTPClientError):
        return False
    return True


def paid(world: "World", histories: Mapping[str, list[Entry]]) -> Iterator[str]:
    """What is wrong with payments when all is quiet."""
    if not world.story.paid:
        return
    payments = {payment.id: payment for payment in _payments(world)}
    if len(payments) != len(world.entries):
        yield f"{len(payments)} payments of {len(world.entries)} entries of the bank"
    used = {reference: _used(standing(history)) for reference, history in histories.items()}
    for payment in payments.values():
        if fold_payment(world.store.payment_facts(payment.id)) != payment:
            yield f"{payment.id}: it is not the fold of its facts"
        by_events = {reference: of[payment.id] for reference, of in used.items() if of.get(payment.id)}
        if by_events != {use.reference: use.amount for use in payment.uses}:
            yield f"{payment.id}: dossiers use {by_events}, it says {payment.uses}"
        if sum(by_events.values()) > payment.amount:
            yield f"{payment.id}: {by_events} is used of {payment.amount}"
        if payment.status == "returned" and any(_stands(standing(history), payment.id) for history in histories.values()):
            yield f"{payment.id}: it went back, and still pays"
    yield from _rows(world, payments)


def _payments(world: "World") -> Iterator[Payment]:
    for pk, part in world.table.items.items():
        if pk.startswith("$#"):
            yield codec.decode_payment(part["H"]["data"]["S"])


def _used(events: Sequence[e.Event]) -> dict[str, Decimal]:
    """What the events of a dossier say that it uses of each payment."""
    used: dict[str, Decimal] = {}
    for event in events:
        match event:
            case e.PaymentAllocated():
                amount = sum((one.amount for one in event.allocations), Decimal(0))
            case e.DepositReceived():
                amount = event.amount
            case e.PaymentReleased():
                amount = -event.amount
            case e.PaymentReturned():
                amount = -sum((one.amount for one in event.allocations), event.deposit)
            case _:
                continue
        used[event.payment] = used.get(event.payment, Decimal(0)) + amount
    return {payment: amount for payment, amount in used.items() if amount}


def _stands(events: Sequence[e.Event], payment: str) -> bool:
    """Whether a payment that went back is on an invoice, or in the deposit, after it did: it is said after all else of it."""
    of_it = [event for event in events if getattr(event, "payment", None) == payment and not isinstance(event, e.Refunded)]
    return bool(of_it) and not isinstance(of_it[-1], e.PaymentReturned) and bool(_used(of_it))


def _rows(world: "World", payments: Mapping[str, Payment]) -> Iterator[str]:
    wanted = {(item["pk"]["S"], item["sk"]["S"]): item for one in payments.values() for item in map(item_of, payment_rows(one))}
    stored = {
        (pk, sk): item for pk, part in world.table.items.items() if pk.startswith("L#payments#") for sk, item in part.items()
    }
    if wanted != stored:
        yield f"lists of payments say {sorted(stored)}, payments {sorted(wanted)}"
