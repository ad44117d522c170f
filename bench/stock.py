"""An order of eighty products that are counted beside the bare calls that it makes."""

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any

from bench.compare import Row, ratio
from bench.local import NOW, TABLE, ours
from chalicelib.adapters.dynamodb import DynamoStore
from chalicelib.domain.sale.bodies import NewContact, NewLine
from chalicelib.domain.sale.commands import CreateDossier
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.reference import compose
from tests.builder.dossiers import StoreBuilder
from tests.builder.stock import put_stock
from tests.fakes.dynamodb import MemoryDynamo
from tests.samples.callers import MANAGER
from tests.samples.commands import order

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

SKUS = tuple(f"P-{number:03}" for number in range(80))
ROUNDS, WARM = 40, 5


def rows(client: "DynamoDBClient") -> list[Row]:
    """Give the order."""
    references = _references()
    recorded = iter(_recorded([next(references) for _ in range(ROUNDS + WARM)]))
    put_stock(client, TABLE, *_stock())
    staff = StoreBuilder(DynamoStore(ours(client), TABLE), lambda: NOW, MANAGER)

    def bare() -> None:
        for name, asked in next(recorded):
            getattr(client, name)(**asked)

    number = count(1)
    return [
        ratio(
            "order of 80 counted SKUs / its bare boto calls", 1.15,
            lambda: staff.open(_order(next(references)), key=f"bench-80-{next(number)}"), bare, ROUNDS, WARM,
        )
    ]  # fmt: skip


class Calls(MemoryDynamo):
    """Keeps the calls that a command makes, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, dict[str, Any]]] = []

    def get_item(self, **asked: Any) -> Any:
        """Keep it and answer."""
        self.calls.append(("get_item", asked))
        return super().get_item(**asked)

    def batch_get_item(self, **asked: Any) -> Any:
        """Keep it and answer."""
        self.calls.append(("batch_get_item", asked))
        return super().batch_get_item(**asked)

    def transact_write_items(self, **asked: Any) -> Any:
        """Keep it and answer."""
        self.calls.append(("transact_write_items", asked))
        return super().transact_write_items(**asked)


def _recorded(references: list[str]) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    table: Any = Calls()
    put_stock(table, TABLE, *_stock())
    staff = StoreBuilder(DynamoStore(table, TABLE), lambda: NOW, MANAGER)
    made = []
    for reference in references:
        table.calls = []
        staff.open(_order(reference), key=f"bare-80-{reference}")
        made.append(table.calls)
    return iter(made)


def _stock() -> tuple[StockItem, ...]:
    return tuple(StockItem(sku, 1_000_000) for sku in SKUS)


def _references() -> Iterator[str]:
    chance = Random(80)
    while True:
        yield compose(chance.choice)


def _order(reference: str) -> CreateDossier:
    lines = tuple(
        NewLine(sku=sku, name={"fr": "Pièce", "en": "Part"}, quantity=1, unit_price="12.50", vat_rate="20") for sku in SKUS
    )
    guest = NewContact(name="Jean", email=f"{reference.lower()}@bigcorp.example", language="fr")
    return order(reference=reference, account=reference, contacts=(guest,), lines=lines)
