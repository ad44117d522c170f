"""The pieces with serial numbers that left by a sale: when, by which line, whether they came back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from chalicelib.domain.instrument.instrument_use import LeftPiece
from chalicelib.domain.sale.invoices import Returned
from chalicelib.domain.sale.parcels import Parcel


def left_pieces(
    parcels: Iterable[Parcel], returns: Iterable[Returned], sku_of: Callable[[int], str]
) -> tuple[LeftPiece, ...]:  # fmt: skip
    """Give the pieces with serial numbers that left, in the order in which they did."""
    left, came_back = tuple(parcels), _came_back(tuple(parcels), tuple(returns))
    return tuple(
        LeftPiece(
            part.line, sku_of(part.line), serial, parcel.entry, parcel.shipped, parcel.received,
            came_back.get((part.line, serial, parcel.entry)),
        )
        for parcel in left
        for part in parcel.parts
        for serial in part.serials
    )  # fmt: skip


def _came_back(parcels: tuple[Parcel, ...], returns: tuple[Returned, ...]) -> Mapping[tuple[int, str, int], date]:
    """Give the day on which pieces came back, by line, serial number and the entry by which they had left.

    A return names lines and quantities.
    Which piece it was is known where it names serial numbers, or where all of a line came back.
    """
    days: dict[tuple[int, str, int], date] = {}
    returned: dict[int, int] = {}
    for back in returns:
        for part in back.parts:
            returned[part.line] = returned.get(part.line, 0) + part.quantity
            whole = returned[part.line] >= _left_before(parcels, part.line, back.entry)
            for serial, entry in _pieces_before(parcels, part.line, back.entry):
                if whole or serial in part.serials:
                    days.setdefault((part.line, serial, entry), back.on)
    return days


def _left_before(parcels: tuple[Parcel, ...], line: int, entry: int) -> int:
    return sum(part.quantity for parcel in parcels if parcel.entry < entry for part in parcel.parts if part.line == line)


def _pieces_before(parcels: tuple[Parcel, ...], line: int, entry: int) -> Iterator[tuple[str, int]]:
    for parcel in parcels:
        for part in parcel.parts:
            if parcel.entry < entry and part.line == line:
                yield from ((serial, parcel.entry) for serial in part.serials)
