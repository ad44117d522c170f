"""What is there of one SKU: on hand, held, available, and expected."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace


class Arrival(Struct, frozen=True):
    """Pieces that are expected by a day (Paris); free: those of them that nobody holds."""

    id: str
    on: date
    quantity: int
    free: int


class StockItem(Struct, frozen=True):
    """Pieces of one SKU that we count.

    on_hand: in the house. held: kept for offers and orders.
    arrivals: what is expected, the earliest first. announced: how many arrivals there ever were, of which their ids are.
    """

    sku: str
    on_hand: int = 0
    held: int = 0
    arrivals: tuple[Arrival, ...] = ()
    version: int = 0
    announced: int = 0

    @property
    def available(self) -> int:
        """Pieces that somebody may still have; below zero where a count, or an arrival, brought fewer than are held."""
        return self.on_hand - self.held

    @property
    def free_arrivals(self) -> tuple[Arrival, ...]:
        """What is expected, with the pieces of it that somebody may have: what lacks in the house is made up for first."""
        makes_up = dict(self.makes_up)
        return tuple(replace(one, free=one.free - makes_up.get(one.id, 0)) for one in self.arrivals)

    @property
    def makes_up(self) -> tuple[tuple[str, int], ...]:
        """Pieces of expected arrivals that make up for what lacks in the house, by their ids: the earliest first."""
        lacks, makes_up = max(0, -self.available), []
        for one in self.arrivals:
            pieces = min(lacks, max(0, one.free))
            if pieces:
                lacks -= pieces
                makes_up.append((one.id, pieces))
        return tuple(makes_up)

    @property
    def coming(self) -> int:
        """Pieces of expected arrivals that nobody keeps."""
        return sum(arrival.free for arrival in self.arrivals)


def pieces_to_order(available: int, coming: int, level: int | None) -> int:
    """Give the pieces that a level, or without one what dossiers keep, lacks; 0: none."""
    return max((level or 0) - available - coming, 0)
