"""Of a dossier of eighty products with ten readers whatever is asked for fits into one transaction, or is refused in words."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any, cast

from chalicelib.adapters.dynamodb.items import MOST, actions
from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.ports.commit import AnyCommit
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAllocation, NewLine, NewPart, NewTerms
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from chalicelib.domain.sale.waiting import POLICY
from chalicelib.domain.stock.stock_item import StockItem
from tests.builder.cases import OF_A_CASE
from tests.builder.dossiers import StoreBuilder
from tests.builder.online_order import QUAY, online
from tests.builder.stock import put_stock
from tests.contract.test_limits import CONTACTS, DAY, GUESTS, LIFE, NEXT, SHA256, SOON, TEXT, moment_of
from tests.fakes.dynamodb import MemoryDynamo
from tests.fakes.store import TABLE, MemoryStore
from tests.samples.commands import TERMS, order
from tests.samples.payments import NOW, seen
from tests.samples.payments import TRANSFER as PAID

REFERENCE = "45KL89G00E"
READERS = 10
SKUS = tuple(f"SKU-{number:02}" for number in range(80))
EVERY = tuple(NewPart(line=line, quantity=1) for line in range(1, 81))
LINES = tuple(NewLine(sku=sku, name=TEXT, quantity=2, unit_price="1", vat_rate="20") for sku in SKUS)
RESERVED = (c.ReservePieces(name="Jean", lines=EVERY, until=SOON),)
ASIDE = c.PutAside(until=NEXT)
ORDERED = (*RESERVED, online(*(2,) * 80, name="Jean"))
TRANSFER = c.AnnounceTransfer(name="Jean", amount="1", on=DAY, invoice="F26-0001")
STATES: dict[str, tuple[c.Command, ...]] = {
    "offered": (),
    "reserved": RESERVED,
    "requested": (online(*(2,) * 80, name="Jean", deliver_to=QUAY),),
    "ordered": ORDERED,
    "ordered in part": (*RESERVED, online(*(1,) * 80, name="Jean")),
    "shipped": (*ORDERED, c.Ship(carrier="DHL")),
    "invoiced": (*ORDERED, c.Ship(carrier="DHL"), c.IssueInvoice(due=DAY)),
    "announced": (*ORDERED, c.Ship(carrier="DHL"), c.IssueInvoice(due=DAY), TRANSFER),
    "shared": (c.ShareDossier(name="Jean", email="mia@lab.example", scope="read"),),
    "put aside": (*ORDERED, ASIDE),
    "asked about": (*ORDERED, c.AskQuestion(name="Jean", comment="When?")),
    "paid": (
        *ORDERED,
        c.Ship(carrier="DHL"),
        c.IssueInvoice(due=DAY, parts=EVERY[:1]),
        c.IssueInvoice(due=DAY),
        c.AllocatePayment(payment=PAID, allocations=(NewAllocation(invoice="F26-0001", amount="50"),), overpaid=True),
    ),
}
STATES["refunded"] = (*STATES["paid"], c.Refund(invoice="F26-0001", amount="1"))
"""How the dossier may stand, and what led to it."""
OF_ALL: tuple[c.Command, ...] = (
    *RESERVED,
    c.KeepPieces(lines=EVERY, until=SOON),
    online(*(2,) * 80, name="Jean"),
    online(*(1,) * 80, name="Jean"),
    c.PlaceOrder(),
    c.ReviseOffer(lines=LINES[:1], terms=NewTerms(valid_until=TERMS.valid_until)),
    c.AllocateStock(),
    c.OrderSupply(),
    c.ReceiveSupply(),
    c.Ship(carrier="DHL"),
    c.CreateDeliveryNote(),
    c.IssueInvoice(due=DAY),
    c.ChangeOrder(agreed_with="Jean", cancel=tuple(range(1, 80))),
    c.Credit(reason="returned", invoice="F26-0001", parts=EVERY),
    c.Credit(reason="returned", invoice="F26-0001", parts=EVERY, restock=False, deliver_again=True),
)
"""Commands on all products at once."""
INVOICE = READERS + 8
"""The entry of the invoice, where nothing but an order and a parcel came before."""
PAY = c.BeginPayment(name="Jean", payment="PMT-AAAAAAAAAAAAAAAAAAAA", amount="1", method="debit", invoice="F26-0001")
OF_THIS: tuple[c.Command, ...] = (
    ASIDE,
    c.TakeUp(),
    c.CloseQuestion(),
    c.Acknowledge(),
    c.BookInvoice(invoice="F26-0001"),
    c.ChangeDueDate(invoice="F26-0001", due=SOON),
    c.CorrectContact(contact="c1", name="Jeanne Bon"),
    c.GiveOrderNumber(name="Jean", customer_reference="A-1"),
    c.MailDocument(entry=2),
    c.RecordDeposit(payment="VIR", amount="1"),
    c.Refund(invoice="F26-0001", amount="1"),
    c.RecordRefundBack(),
    c.MovePayment(invoice="F26-0002", amount="0.01", source="F26-0001"),
    c.ReleasePayment(payment=PAID, amount="0.01", invoice="F26-0001"),
    c.ReturnPayment(payment=PAID, reason="returned"),
    c.RemoveLink(name="Jean", link=f"l{READERS + 1}"),
    PAY,
    c.RecordPaymentSubmitted(payment=PAY.payment, until=datetime(2026, 8, 20, tzinfo=UTC)),
    c.RecordPaymentFailed(payment=PAY.payment, reason="refused"),
    c.ForwardInvoice(name="Jean", document=INVOICE, email="accounts@lab.example"),
    TRANSFER,
    c.WithdrawAnnouncement(name="Jean", invoice="F26-0001"),
)
"""Those that name something of it; the others are as the largest dossier has them."""
COMMANDS = (*OF_ALL, *OF_THIS, *(one for one in LIFE if type(one) not in {type(other) for other in (*OF_ALL, *OF_THIS)}))
GIVES_BACK = (c.LapseReservation, c.ReleaseReservation, c.ReleasePieces, c.VoidOffer, c.CancelOrder)
"""What has to be possible always: nothing else lets the pieces go."""


ELSEWHERE = {c.CreateDossier, c.RemoveFile}
"""What needs what no state here has."""


class Counting(MemoryStore):
    """Counts the actions of each commit."""

    most = 0

    def commit(self, commit: AnyCommit) -> None:
        """Write it."""
        self.most = max(self.most, len(actions(TABLE, commit, POLICY)))
        super().commit(commit)


def copied(store: MemoryStore) -> Counting:
    """A store with the same in it."""
    table = MemoryDynamo()
    table.items = {pk: dict(part) for pk, part in store.table.items.items()}
    table.order = {at: list(order) for at, order in store.table.order.items()}
    table._weights = dict(store.table._weights)
    return Counting(table)


def apply(store: MemoryStore, *commands: c.Command) -> None:
    """Carry commands out, each at its time."""
    for command in commands:
        StoreBuilder(store, partial(moment_of, type(command)), choose=Random(1).choice).apply(REFERENCE, command)


def offered() -> Counting:
    """An offer of two pieces each of eighty products, all of which are there, and its readers."""
    store = Counting()
    StoreBuilder(store).open(order(lines=LINES, contacts=CONTACTS[:READERS], terms=TERMS, deputy="paul"), REFERENCE)
    put_stock(cast(Any, store.table), TABLE, *(StockItem(sku, 4) for sku in SKUS))
    put_payment(store, seen(amount=Decimal(200_000)), NOW)
    invited = (c.InviteContact(contact=f"c{number}") for number in range(2, READERS + 1))
    apply(store, *invited, c.RecordUpload(sha256=SHA256, size=1), c.RecordDocument(entry=2, sha256=SHA256, size=1))
    return store


def strokes(store: MemoryStore) -> Iterator[c.Command]:
    """One of each entry."""
    yield from (c.StrikeEntry(entry=entry.seq) for entry in store.history(REFERENCE))


def refusal(store: MemoryStore, command: c.Command) -> DomainError | None:
    """Why a command is refused, if it is."""
    try:
        apply(store, command)
    except DomainError as refused:
        return refused
    return None


def test_each_command_fits_or_is_refused_in_words() -> None:
    done: set[type] = set()
    offer = offered()
    for name, before in STATES.items():
        state = copied(offer)
        apply(state, *before)
        for command in (*COMMANDS, *strokes(state)):
            store = copied(state)
            refused = refusal(store, command)
            assert store.most <= MOST, (name, command)
            if refused is None:
                done.add(type(command))
                continue
            assert store.table.items == state.table.items, (name, command)
            assert not (isinstance(command, GIVES_BACK) and "do it in parts" in str(refused)), (name, command)
    ours = {kind for kind, spec in COMMAND_SPECS.items() if spec.source in ("manager", "accountant", "page")} - OF_A_CASE
    assert ours - done - ELSEWHERE == set()


def test_what_is_kept_goes_back_however_many_read_of_it_by_then() -> None:
    reserved, ordered = offered(), offered()
    apply(reserved, *RESERVED, *(c.InviteContact(new=guest) for guest in GUESTS))
    apply(ordered, *ORDERED, *(c.InviteContact(new=guest) for guest in GUESTS))
    for state, kinds in ((reserved, GIVES_BACK[:-1]), (ordered, GIVES_BACK[-1:])):
        for command in (one for one in COMMANDS if isinstance(one, kinds)):
            store = copied(state)
            apply(store, command)
            assert {item.held for item in store.stock(frozenset(SKUS)).values()} == {0}, command
