"""Events and commands of where the goods come from."""

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Part, ReservedPart
from chalicelib.domain.values.fields import LineIds


class StockAllocated(EventBase, frozen=True, tag="stock_allocated"):
    """No supply is needed for these lines: they are served from stock.

    taken: pieces of counted stock that are kept for the order from now on, also of lines of which others are still lacking.
    """

    lines: tuple[int, ...]
    taken: tuple[ReservedPart, ...] = ()


class SupplyOrdered(EventBase, frozen=True, tag="supply_ordered"):
    """Supply orders were prepared for these lines; lines already there stay so."""

    lines: tuple[int, ...]


class SupplyReceived(EventBase, frozen=True, tag="supply_received"):
    """These lines arrived from the supplier and are ready to ship.

    brought: pieces that came into counted stock with them, and are kept for the order.
    """

    lines: tuple[int, ...]
    brought: tuple[Part, ...] = ()


SupplyEvent = StockAllocated | SupplyOrdered | SupplyReceived


class AllocateStock(Command, frozen=True, kw_only=True, tag="allocate_stock"):
    """No supply is needed for these lines; not given: for all goods, of those that are counted as many as are there."""

    lines: LineIds | None = None


class OrderSupply(Command, frozen=True, kw_only=True, tag="order_supply"):
    """Supply orders are prepared for these lines (all goods if not given)."""

    lines: LineIds | None = None


class ReceiveSupply(Command, frozen=True, kw_only=True, tag="receive_supply"):
    """These lines arrived from the supplier (all that were ordered if not given)."""

    lines: LineIds | None = None
