"""A dossier that goes wherever the acts of staff lead, for what must hold of any dossier."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, cast

import msgspec

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.caller import Caller
from chalicelib.application.staff.desk.read_acts import Asked, DossierActs, ShownAct, read_acts
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.command_registry import COMMAND_SPECS, bodies
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.reference import compose
from tests.builder.dossiers import StoreBuilder
from tests.builder.stock import put_stock
from tests.fakes.dynamodb import MemoryDynamo
from tests.fakes.store import TABLE, MemoryStore
from tests.samples.callers import CUSTOMER, MANAGER, request
from tests.samples.drawing import OFFER

REFERENCE = "45MR61G00C"
BEGUN = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
WRITTEN: dict[str, Any] = {
    "comment": "It is tested.", "carrier": "La Poste", "before_payment": "The customer is known.", "tracking": "8K0012",
    "payment": "VIR-1", "reason": "returned",
}  # fmt: skip
"""What a person writes into the fields that are asked for."""


class Walk:
    """A dossier that goes wherever its acts lead, a day or two at a time."""

    def __init__(self, seed: int) -> None:
        self.chance, self.now, self.store = Random(seed), BEGUN, MemoryStore()
        if seed % 4 == 1:
            pieces = self.chance.choice((0, 1, 5))
            put_stock(cast("Any", self.store.table), TABLE, *(StockItem(line.sku, pieces) for line in OFFER.lines))
        offer = msgspec.structs.replace(OFFER, terms=None, customer_reference="PO-1") if seed % 3 == 0 else OFFER
        StoreBuilder(self.store, caller=MANAGER).open(offer, REFERENCE)

    def acts(self, caller: Caller) -> DossierActs:
        """What a caller is told."""
        return read_acts(self.store, seller(), Asked(caller, REFERENCE, self.now, translations("en")))

    def send(self, store: MemoryStore, caller: Caller, body: dict[str, Any]) -> None:
        """Send a body as its route decodes it."""
        role: Any = "accountant" if body["type"] in ACCOUNTING else "manager"
        command = msgspec.convert(body, bodies(role))
        spare, policies = compose(lambda letters: letters[3]), (seller().numbering, seller().offers)
        execute(
            store,
            CommandRequest(REFERENCE, command, caller, request(), *policies, spare=spare, news=seller().news),
            self.now,
            fail,
        )

    def filled(self, act: ShownAct) -> dict[str, Any]:
        """An act's body, with what a person writes."""
        assert act.defaults is not None
        asked = {field: WRITTEN[field] for field in act.asks if field in WRITTEN}
        if "change" in act.asks:
            line = self.store.heads[REFERENCE].state.lines[0]
            asked["change"] = [{"line": line.id, "quantity": line.quantity + 1}]
        if "due" in act.asks:
            asked["due"] = str(max(i.due for i in self.store.heads[REFERENCE].state.invoices) + timedelta(days=40))
        return {**act.defaults, **asked}

    def live(self, body: dict[str, Any], caller: Caller) -> None:
        """Let an act happen, and some days pass, in which the customer may ask."""
        self.send(self.store, caller, body)
        self.now += timedelta(days=self.chance.choice((0, 0, 1, 3)), minutes=5)
        if self.chance.random() < 0.2:
            asked = c.AskQuestion(name="Jean Bon", comment="And when?")
            StoreBuilder(self.store, clock=lambda: self.now).apply(REFERENCE, asked, caller=CUSTOMER)


ACCOUNTING = {row.command.__struct_config__.tag for row in COMMAND_SPECS.values() if row.source == "accountant"}
LIKELY = frozenset(
    (
        "order",
        "acknowledge",
        "allocate",
        "supply",
        "receive",
        "date",
        "delivery-note",
        "ship",
        "received",
        "invoice",
        "payment",
        "credit",
        "refund",
        "change",
        "answer",
    )
)
"""Acts that a walk takes more often: they lead somewhere."""


def copied(store: MemoryStore) -> MemoryStore:
    """The same store, in which things may go another way."""
    table = MemoryDynamo()
    table.items = {pk: {sk: dict(item) for sk, item in part.items()} for pk, part in store.table.items.items()}
    table.order = {at: list(order) for at, order in store.table.order.items()}
    return MemoryStore(table)


def fail(attempt: int) -> None:
    """Fail: nobody else is there to wait for."""
    raise AssertionError("nobody else is there to wait for")
