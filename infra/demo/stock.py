"""What the demonstration has on stock: of the open offer's lines one of each module and nozzle, and what is expected."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Protocol

from infra.demo.products import PRODUCTS
from infra.demo.script import Body

ON_HAND = {"42-1000": 1, "42-1040": 1, "44-0322": 0}
ARRIVALS = {"42-1040": (2, 5), "44-0322": (10, 7)}
"""Of a SKU: how many pieces are expected, and in how many days."""


class ShelfClient(Protocol):
    """The staff API; see `infra.demo.staff_api`."""

    def read(self, path: str) -> Mapping[str, Any] | None:
        """Give what staff read at a path, or None where there is nothing."""

    def write(self, path: str, body: Body, key: str) -> None:
        """Write at a path, once for each key."""


def fill(shelf: ShelfClient, today: date) -> None:
    """Have the products and their stock, once: another start finds all of it and writes nothing. Raises RuntimeError."""
    for product in PRODUCTS:
        sku = product["sku"]
        if shelf.read(f"/staff/products/{sku}") is None:
            shelf.write("/staff/products", product, f"demo-stock-product-{sku}")
        stored = shelf.read(f"/staff/stock/{sku}")
        version = 0 if stored is None else stored["item"]["version"]
        for number, body in enumerate(_commands(sku, today), start=1):
            if number > version:
                shelf.write(f"/staff/stock/{sku}/commands", body, f"demo-stock-{sku}-{number}")


def _commands(sku: str, today: date) -> list[Body]:
    commands: list[Body] = [{"type": "begin_counting", "on_hand": ON_HAND[sku]}]
    if sku in ARRIVALS:
        quantity, days = ARRIVALS[sku]
        commands.append({"type": "expect_goods", "quantity": quantity, "on": (today + timedelta(days=days)).isoformat()})
    return commands
