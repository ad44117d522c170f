"""Events and commands of where the goods come from."""

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import LineIds


class StockAllocated(EventBase, frozen=True, tag="stock_allocated"):
    """No supply is needed for these lines: they are served from stock."""

    lines: tuple[int, ...]


class SupplyOrdered(EventBase, frozen=True, tag="supply_ordered"):
    """Supply orders were prepared for these lines; lines already there stay so."""

    lines: tuple[int, ...]


class SupplyReceived(EventBase, frozen=True, tag="supply_received"):
    """These lines arrived from the supplier and are ready to ship."""

    lines: tuple[int, ...]


SupplyEvent = StockAllocated | SupplyOrdered | SupplyReceived


class AllocateStock(Command, frozen=True, kw_only=True, tag="allocate_stock"):
    """No supply is needed for these lines (all goods if not given)."""

    lines: LineIds | None = None


class OrderSupply(Command, frozen=True, kw_only=True, tag="order_supply"):
    """Supply orders are prepared for these lines (all goods if not given)."""

    lines: LineIds | None = None


class ReceiveSupply(Command, frozen=True, kw_only=True, tag="receive_supply"):
    """These lines arrived from the supplier (all that were ordered if not given)."""

    lines: LineIds | None = None
