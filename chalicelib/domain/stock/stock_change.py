"""What one command changes of the stock of a SKU: differences, so that commands of different dossiers add up in any order."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.stock.stock_item import StockItem


class StockChange(Struct, frozen=True, omit_defaults=True):
    """Pieces of a SKU, more or fewer.

    on_hand: in the house. held: kept, of those in the house. arrivals: kept of each expected arrival, by its id.
    expected: pieces that an arrival brings more, or fewer. gone: arrivals that are expected no more, whose pieces `held` has.
    days: the day (Paris) by which an arrival is expected from then on, by its id.
    makes_up: pieces of arrivals that stay free, since what lacks in the house comes of them; of what takes from one alone.
    """

    sku: str
    on_hand: int = 0
    held: int = 0
    arrivals: tuple[tuple[str, int], ...] = ()
    expected: tuple[tuple[str, int], ...] = ()
    gone: tuple[str, ...] = ()
    days: tuple[tuple[str, date], ...] = ()
    makes_up: tuple[tuple[str, int], ...] = ()

    @property
    def takes(self) -> int:
        """Pieces of those available that it takes; below zero it gives some back."""
        return self.held - self.on_hand

    @property
    def takes_expected(self) -> bool:
        """Whether it takes pieces of an expected arrival."""
        return any(pieces > 0 for _, pieces in self.arrivals)


def resolved(change: StockChange, item: StockItem) -> StockChange:
    """Give the change as the stock is now: pieces of an arrival that was received are pieces of the house.

    What takes pieces of an arrival leaves those that make up for what lacks in the house.
    """
    expected = {arrival.id for arrival in item.arrivals}
    gone = tuple(one for one, _ in change.arrivals if one not in expected)
    now = replace(
        change,
        held=change.held + sum(pieces for one, pieces in change.arrivals if one in gone),
        arrivals=tuple(each for each in change.arrivals if each[0] not in gone),
        gone=gone,
    )
    return replace(now, makes_up=item.makes_up) if now.takes_expected else now


def changed(item: StockItem, change: StockChange) -> StockItem:
    """Give the stock after a change; its version is that of the store."""
    kept = dict(change.arrivals)
    return replace(
        item,
        on_hand=item.on_hand + change.on_hand,
        held=item.held + change.held,
        arrivals=tuple(replace(one, free=one.free - kept.get(one.id, 0)) for one in item.arrivals),
    )


def skus(changes: Sequence[StockChange]) -> frozenset[str]:
    """Give what they are of."""
    return frozenset(change.sku for change in changes)
