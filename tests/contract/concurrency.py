"""What holds when many ask at once; only for stores that are safe at once."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from random import Random
from typing import ClassVar, TypeVar

from msgspec.structs import replace

from chalicelib.adapters.pauses import pause
from chalicelib.application.caller import Outcome
from chalicelib.application.errors import Busy
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.bodies import NewContact
from chalicelib.domain.sale.commands import AddNote, AllocateStock, IssueInvoice
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.numbering import Numbering
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.reference import compose
from tests.builder.dossiers import StoreBuilder
from tests.builder.stock import put_stock
from tests.contract.commits import MAIL, NOW, REFERENCE, Stores, commit
from tests.contract.instruments import InstrumentRaceContract
from tests.contract.payments import PaymentRaceContract
from tests.contract.sharing_races import SharingRaceContract
from tests.contract.tasks import TaskRaceContract
from tests.samples.callers import MANAGER
from tests.samples.commands import LINES, order

NUMBERING = Numbering(first={"F26": 412})
T = TypeVar("T")


class ConcurrencyContract(InstrumentRaceContract, PaymentRaceContract, TaskRaceContract, SharingRaceContract):
    """Inherited by a class with a fixture `stores`."""

    slower: ClassVar[int] = 1
    """How many times longer than in DynamoDB itself a transaction takes, and so the pauses between attempts."""
    many: ClassVar[int] = 50
    """How many ask at once."""

    def test_fifty_staff_at_once_lose_nothing(self, stores: Stores) -> None:
        stores.dossiers.commit(commit())
        outcomes = _at_once(self.many, lambda number: _note(stores, f"note-{number}", f"note {number}"))
        assert sorted(outcome.version for outcome in outcomes) == list(range(3, self.many + 3))
        history = stores.dossiers.history(REFERENCE)
        assert [entry.seq for entry in history] == list(range(1, self.many + 3))
        assert {entry.origin.comment for entry in history[2:]} == {f"note {number}" for number in range(self.many)}
        head = stores.dossiers.load(REFERENCE)
        assert head is not None
        assert head.state == fold(history)

    def test_the_same_request_fifty_times_at_once_is_one_entry(self, stores: Stores) -> None:
        stores.dossiers.commit(commit())
        outcomes = _at_once(self.many, lambda number: _note(stores, "the same", "once"))
        assert {outcome.version for outcome in outcomes} == {3}
        assert sum(not outcome.replayed for outcome in outcomes) == 1
        assert len(stores.dossiers.history(REFERENCE)) == 3

    def test_fifty_invoices_at_once_take_fifty_numbers_in_a_row(self, stores: Stores) -> None:
        orders = [compose(Random(seed).choice) for seed in range(self.many)]
        begun = [order(reference=reference, contacts=(_guest(reference),), account=reference) for reference in orders]
        for number, command in enumerate(begun):
            StoreBuilder(stores.dossiers, lambda: NOW, MANAGER).open(command, key=f"begin-{number}")
        _at_once(self.many, lambda number: _invoice(stores, orders[number], self._wait))
        states = [stores.dossiers.load(reference) for reference in orders]
        assert sorted(invoice.number for head in states if head for invoice in head.state.invoices) == [
            f"F26-{position:04d}" for position in range(412, 412 + self.many)
        ]
        assert stores.dossiers.count("F26").last == 411 + self.many

    def test_of_fifty_who_each_want_one_of_ten_pieces_ten_get_one_and_the_others_are_told(self, stores: Stores) -> None:
        orders = [compose(Random(seed).choice) for seed in range(self.many)]
        line = replace(LINES[0], quantity=1)
        for number, reference in enumerate(orders):
            begun = order(reference=reference, contacts=(_guest(reference),), account=reference, lines=(line,))
            StoreBuilder(stores.dossiers, lambda: NOW, MANAGER).open(begun, key=f"begin-{number}")
        put_stock(*stores.raw, StockItem(line.sku, 10))
        answers = _at_once(self.many, lambda number: _taken(stores, orders[number], self._wait))
        assert answers.count("one") == 10
        assert {answer for answer in answers if answer != "one"} == {
            f"of {line.sku} 0 are available, and line 1 lacks 1: order the supply of it (order_supply)"
        }
        there = stores.dossiers.stock(frozenset({line.sku}))[line.sku]
        assert (there.on_hand, there.held, there.available) == (10, 10, 0)
        heads = [stores.dossiers.load(reference) for reference in orders]
        assert sum(part.quantity for head in heads if head for part in head.state.taken) == 10

    def test_one_of_fifty_workers_takes_an_effect(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(effects=(MAIL,)))
        leases = _at_once(self.many, lambda number: stores.effects.lease(MAIL, f"w{number}", NOW, NOW + timedelta(minutes=1)))
        assert sum(lease is not None for lease in leases) == 1

    def _wait(self, attempt: int) -> None:
        for _ in range(self.slower):
            pause(attempt)


def _at_once(many: int, job: Callable[[int], T]) -> list[T]:
    with ThreadPoolExecutor(many) as pool:
        return list(pool.map(job, range(many)))


def _guest(reference: str) -> NewContact:
    return NewContact(name="Jean", email=f"{reference}@bigcorp.example", language="fr")


def _invoice(stores: Stores, reference: str, wait: Callable[[int], None]) -> Outcome:
    """Invoice an order at the first go, with the pauses that staff's requests get."""
    staff = StoreBuilder(stores.dossiers, lambda: NOW, MANAGER, NUMBERING, pause=wait)
    return staff.apply(reference, IssueInvoice(due=NOW.date()), key=reference)


def _taken(stores: Stores, reference: str, wait: Callable[[int], None]) -> str:
    """Take one piece for an order, with the pauses that staff's requests get; or what is answered."""
    staff = StoreBuilder(stores.dossiers, lambda: NOW, MANAGER, pause=wait)
    try:
        staff.apply(reference, AllocateStock(lines=(1,)), key=f"take {reference}")
    except NotAllowed as refused:
        return str(refused)
    return "one"


def _note(stores: Stores, key: str, comment: str) -> Outcome:
    """Add a note, asking again under the same key when the store was busy, as a client does."""
    chance = Random(key)

    def wait(attempt: int) -> None:
        time.sleep(chance.random() * 0.01 * 2 ** min(attempt, 6))

    staff = StoreBuilder(stores.dossiers, lambda: NOW, MANAGER, pause=wait)
    while True:
        try:
            return staff.apply(REFERENCE, AddNote(comment=comment), key=key)
        except Busy:
            wait(6)
