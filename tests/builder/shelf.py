"""A store whose stock is counted: what staff and dossiers do with it, in few words."""

from datetime import datetime
from typing import Any, cast

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import DynamoStock, keys
from chalicelib.application.caller import Caller, Outcome
from chalicelib.application.staff.stock import StockRequest, command_stock
from chalicelib.application.staff.stock_check import StockCheck, check_stock
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.stock.stock_commands import StockCommand, SystemCount
from chalicelib.domain.stock.stock_item import StockItem
from tests.builder.dossiers import NOW, StoreBuilder, never
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE, MemoryStore
from tests.samples.callers import MANAGER, request
from tests.samples.commands import order

CELL = "41-2250"
REFERENCE = "45KL89G00E"


class Shelf:
    """A store, its clock, and what is there of some SKUs."""

    def __init__(self, *items: StockItem) -> None:
        self.now = NOW
        self.store = MemoryStore()
        self.client = cast(Any, self.store.table)
        put_stock(self.client, TABLE, *items)
        self.stock = DynamoStock(self.client, TABLE)
        self.staff = StoreBuilder(self.store, lambda: self.now, MANAGER)

    def know(self, product: Product) -> None:
        """Have the catalogue know a product."""
        item = {**keys.key(keys.product(product.sku)), "data": {"S": codec.encode(product)}}
        self.client.put_item(TableName=TABLE, Item=item)

    def say(
        self,
        command: StockCommand | SystemCount,
        sku: str = CELL,
        *,
        caller: Caller = MANAGER,
        key: str | None = None,
        seen: int | None = None,
    ) -> Outcome:
        """Carry out what staff say of a SKU."""
        return command_stock(self.stock, StockRequest(sku, command, caller, request(key, if_match=seen)), self.now, never)

    def ordered(self, reference: str = REFERENCE, **changes: Any) -> None:
        """Open a firm order."""
        self.staff.open(order(**changes), reference)

    def do(self, *commands: c.Command, reference: str = REFERENCE) -> None:
        """Carry out commands on an order."""
        self.staff.apply(reference, *commands)

    def state(self, reference: str = REFERENCE) -> Dossier:
        """An order's state."""
        head = self.store.load(reference)
        assert head is not None
        state: Dossier = head.state
        return state

    def item(self, sku: str = CELL) -> StockItem:
        """What is there."""
        return self.stock.stock(frozenset({sku}))[sku]

    def there(self, sku: str = CELL) -> tuple[int, int, int]:
        """On hand, held, available."""
        item = self.item(sku)
        return item.on_hand, item.held, item.available

    def check(self, now: datetime | None = None) -> StockCheck:
        """Whether all adds up."""
        return check_stock(self.stock, self.store.lists, MANAGER, now or self.now)
