"""Where the pieces of an offer's lines are: kept, on stock, expected on a day, or to be ordered and there in so many days."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from chalicelib.application.view.kept_expected import expected_in_words, kept_expected
from chalicelib.application.view.pieces import pieces
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.lines import Line, Part
from chalicelib.domain.values.calendar import working_days_after

Origin = Literal["kept", "stock", "arrival", "lead", "unknown"]
ORDER: Sequence[Origin] = ("kept", "stock", "arrival", "lead", "unknown")


class Source(NamedTuple):
    """So many pieces of a line, and where they are.

    on: the day of an arrival (Paris). days: working days until they can leave. counted: whether anybody counts the SKU.
    """

    origin: Origin
    pieces: int
    on: date | None = None
    days: int | None = None
    counted: bool = False

    @property
    def rank(self) -> tuple[int, date, int]:
        """The soonest first."""
        return ORDER.index(self.origin), self.on or date.min, self.days or 0


def sources(reading: Reading) -> dict[int, tuple[Source, ...]]:
    """Say of each line where its pieces are; the first line is served first, as by an order.

    A SKU that nobody counts goes by the lead time of its line.
    """
    return reading.memo(_sources)


def _sources(reading: Reading) -> dict[int, tuple[Source, ...]]:
    free: dict[tuple[str, date | None], int] = {}
    for sku, item in reading.stock.items():
        free[sku, None] = max(0, item.available)
        for one in item.free_arrivals:
            if one.on >= reading.today:
                free[sku, one.on] = free.get((sku, one.on), 0) + max(0, one.free)
    return {line.id: tuple(_of(reading, line, free)) for line in reading.state.lines}


def _of(reading: Reading, line: Line, free: dict[tuple[str, date | None], int]) -> Iterator[Source]:
    kept, left = reading.reservation, line.quantity
    held = min(left, sum(part.quantity for part in kept.parts if part.line == line.id)) if kept else 0
    if held:
        yield Source("kept", held, counted=True)
    left -= held
    counted = line.goods and line.sku in reading.stock
    made = working_days_after(reading.today, line.lead_days) if line.lead_days else None
    for (sku, on), there in free.items() if counted else ():
        # Goods that we can have made sooner are not waited for.
        some = min(left, there) if sku == line.sku and (on is None or made is None or on <= made) else 0
        if some:
            free[sku, on] -= some
            left -= some
            yield Source("arrival" if on else "stock", some, on=on, counted=True)
    if left and line.lead_days:
        yield Source("lead", left, days=line.lead_days, counted=counted)
    elif left and counted:
        yield Source("unknown", left, counted=True)
    elif left and line.lead_days == 0:
        yield Source("stock", left)


def place_in_words(reading: Reading, source: Source) -> str:
    """Name where pieces are."""
    translations = reading.translations
    if source.origin == "arrival" and source.on:
        return reading.when(source.on)
    if source.origin == "lead" and source.days is not None:
        return working_days(reading, source.days)
    return {
        "kept": translations.pgettext("pieces", "Held"),
        "stock": translations.gettext("In stock"),
    }.get(source.origin, translations.gettext("Not in stock"))


def working_days(reading: Reading, days: int) -> str:
    """Name a lead time."""
    return reading.translations.ngettext("%(n)s working day", "%(n)s working days", days) % {"n": days}


def stands(reading: Reading, line: Line, origins: Sequence[Source]) -> tuple[str, bool] | None:
    """Say in a few words where a line of an offer is, and whether it is waited for; None where nobody knows."""
    translations = reading.translations
    if not origins:
        return None
    first = origins[0]
    if len(origins) > 1:
        values = {"on": first.pieces, "of": line.quantity}
        if first.origin == "kept":
            return translations.gettext("%(on)s of %(of)s held") % values, False
        if first.origin == "stock":
            return translations.gettext("%(on)s of %(of)s in stock") % values, True
        return place_in_words(reading, origins[-1]), True
    if first.origin == "arrival" and first.on:
        return translations.gettext("Expected on %(day)s") % {"day": reading.when(first.on)}, True
    if first.origin == "kept":
        return _held(reading, line, first.pieces)
    return place_in_words(reading, first), first.origin != "stock"


def _held(reading: Reading, line: Line, pieces: int) -> tuple[str, bool]:
    kept, held = reading.reservation, reading.translations.gettext("Held for you")
    later = expected_in_words(reading, kept_expected(reading, kept, line.id), pieces) if kept else None
    return (f"{held}, {later}", True) if later else (held, False)


class Group(NamedTuple):
    """Pieces of several lines that are at one place."""

    source: Source
    names: list[str]


def groups(reading: Reading) -> list[Group]:
    """Give the places with the lines of goods of which pieces are there, the soonest first."""
    where, origins = sources(reading), dict[tuple[int, date, int], list[tuple[int, Source]]]()
    for line in reading.state.goods:
        for source in where[line.id]:
            origins.setdefault(source.rank, []).append((line.id, source))
    return [
        Group(origins[rank][0][1], pieces(reading, [Part(line, source.pieces) for line, source in origins[rank]]))
        for rank in sorted(origins)
    ]
