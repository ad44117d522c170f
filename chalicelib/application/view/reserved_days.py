"""The days of a reservation, one a cell, and what happens on them where nobody does anything."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.reservation_scale import ShownOutlook, ShownReservation, ShownScaleDay
from chalicelib.application.view.until import date_until
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.values.calendar import paris_date, working_day_before

MOST = 45
"""Days of a scale; of an offer that holds longer the end stands beside it in words alone."""
ROOM = 0.25
"""The part of the scale that a name takes on a telephone."""

Mark = Literal["made", "today", "end", "last"]
WEIGHT: Sequence[Mark] = ("end", "last", "today", "made")
"""Which name gives way to which."""


class _Name(NamedTuple):
    mark: Mark
    label: str
    text: str


def reserved_days(reading: Reading) -> ShownReservation | None:
    """Give the days of a reservation that holds today; None while an order waits for us, since no day ends it then."""
    kept, offer, translations = reading.reservation, reading.state.offer, reading.translations
    if reading.then or reading.state.requested or kept is None or offer is None:
        return None
    end, last = paris_date(kept.until), offer.terms.valid_until
    first = min(kept.made, reading.today)
    stop = last if (last - first).days < MOST else end
    names = _names(reading, kept, end, stop if stop == last else None)
    days = [first + timedelta(days=n) for n in range((stop - first).days + 1)]
    crowded = set(_crowded(names, first, len(days)))
    return ShownReservation(
        title=translations.gettext("Your reservation, a day a cell"),
        days=[_day(reading, day, end, names.get(day), beside=day in crowded) for day in days],
        outlook_title=translations.gettext("If you do nothing"),
        outlook=list(_outlook(reading, kept, end, last)),
    )


def _names(reading: Reading, kept: Reservation, end: date, last: date | None) -> dict[date, _Name]:
    """Name days; where several fall on one, the end of the reservation is said, and today before the day it was made."""
    translations, hour = reading.translations, date_until(reading, kept.until)
    named = {kept.made: _Name("made", translations.pgettext("day", "Reserved"), reading.when(kept.made))}
    named[reading.today] = _Name("today", translations.gettext("Today"), reading.when(reading.today))
    if last:
        named[last] = _Name("last", translations.pgettext("day", "Quote"), reading.when(last))
    named[end] = _Name("end", translations.gettext("End of the reservation"), hour)
    return named


def _crowded(names: dict[date, _Name], first: date, days: int) -> Iterator[date]:
    """Yield the days whose names have no room beside those that count for more, and are left to those who listen.

    In the last part of the scale a name ends at its cell, before that it begins there.
    """
    room, taken = days * ROOM, list[tuple[float, float]]()
    for day in sorted(names, key=lambda one: WEIGHT.index(names[one].mark)):
        position = (day - first).days
        begin, end = (position + 1 - room, position + 1) if position > days - room else (position, position + room)
        if any(begin < other_end and other_begin < end for other_begin, other_end in taken):
            yield day
        else:
            taken.append((begin, end))


def _day(reading: Reading, day: date, end: date, name: _Name | None, *, beside: bool) -> ShownScaleDay:
    state: Literal["past", "held", "free"] = "past" if day < reading.today else "held" if day <= end else "free"
    if name is None:
        return ShownScaleDay(state, "today" if day == reading.today else None, None, None, beside=False)
    return ShownScaleDay(state, name.mark, name.label, name.text, beside=beside)


def _outlook(reading: Reading, kept: Reservation, end: date, last: date) -> Iterator[ShownOutlook]:
    translations, before = reading.translations, working_day_before(end)
    if reading.today < before and not kept.reminded:
        text = translations.gettext("We write to you: the reservation ends on %(day)s.") % {"day": reading.weekday(end)}
        yield ShownOutlook(reading.when(before), text)
    free = (
        translations.gettext("The pieces are for sale again. The quote and its prices stay.")
        if end < last
        else translations.gettext("The pieces are for sale again.")
    )
    yield ShownOutlook(date_until(reading, kept.until), free)
    yield ShownOutlook(reading.when(last), translations.gettext("The quote ends at the end of this day."))
