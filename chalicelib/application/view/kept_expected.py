"""Which of the reserved pieces are still to arrive, and by when."""

from datetime import date
from typing import NamedTuple

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.offers import Reservation


class Expected(NamedTuple):
    """So many reserved pieces of a line that are not here yet; on: the day (Paris) by which the last of them comes, if known."""

    pieces: int
    on: date | None


def kept_expected(reading: Reading, kept: Reservation, line: int) -> Expected:
    """Give the reserved pieces of a line that an arrival still brings: what came meanwhile is here, its arrival is gone."""
    item = reading.stock.get(reading.state.line(line).sku)
    days = {one.id: one.on for one in item.arrivals} if item else {}
    parts = [part for part in kept.parts if part.line == line and part.arrival in days]
    coming = [days[part.arrival] for part in parts if part.arrival]
    return Expected(sum(part.quantity for part in parts), max(coming, default=None))


def expected_in_words(reading: Reading, expected: Expected, pieces: int) -> str | None:
    """Say how many of so many reserved pieces of a line are expected, and when; None where all are here."""
    translations = reading.translations
    if not expected.pieces or expected.on is None:
        return None
    day = reading.when(expected.on)
    if expected.pieces == pieces:
        return translations.gettext("to arrive on %(day)s") % {"day": day}
    return translations.gettext("%(n)s of them to arrive on %(day)s") % {"n": translations.decimal(expected.pieces), "day": day}
