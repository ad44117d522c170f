"""What the page asks about a parcel under way, and what it says where something is wanting in it."""

from collections.abc import Iterator
from datetime import date, timedelta

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.remarks import carried_at_home, carrier_deadline
from chalicelib.application.view.shapes.parcels import ShownConfirm, ShownDeadline
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.parcels import Parcel
from chalicelib.domain.values.carriage import DAYS

BACK = timedelta(days=3 * DAYS)
"""Further back no carrier can be told any more, whatever holidays lay between."""


def confirm(reading: Reading, parcel: Parcel) -> ShownConfirm | None:
    """Give the question, from the day on which the parcel left: it may come before it is expected, or not at all."""
    if reading.then or parcel.received or not reading.may("act"):
        return None
    translations = reading.translations
    due = parcel in reading.to_confirm
    return ShownConfirm(
        parcel=parcel.number,
        ask=translations.gettext("Arrived complete?") if due else translations.gettext("Already there?"),
        due=due,
        title=translations.gettext("Did parcel %(parcel)s arrive complete?") % {"parcel": parcel.number},
        content=_content(reading, parcel.parts),
        today=reading.today,
        earliest=parcel.shipped,
        carrier=list(_deadlines(reading, parcel)),
        letter=_letter(reading, parcel) if carried_at_home(reading) else None,
    )


def _content(reading: Reading, parts: tuple[Part, ...]) -> str:
    translations = reading.translations
    named = ((reading.name(reading.state.line(part.line)), part.quantity) for part in parts)
    pieces = ", ".join(f"{name} ({translations.decimal(quantity)})" for name, quantity in named)
    message = translations.ngettext("%(n)s line: %(pieces)s.", "%(n)s lines: %(pieces)s.", len(parts))
    return message % {"n": len(parts), "pieces": pieces}


def _deadlines(reading: Reading, parcel: Parcel) -> Iterator[ShownDeadline]:
    """Say for each day on which it may have arrived until when the carrier can be told, where that day has not passed."""
    day: date = max(parcel.shipped, reading.today - BACK)
    while day <= reading.today:
        if text := carrier_deadline(reading, day):
            yield ShownDeadline(on=day, text=text)
        day += timedelta(days=1)


def _letter(reading: Reading, parcel: Parcel) -> str:
    """Give the letter to the carrier, to be copied.

    The page puts the day of the reception and what was found in its two places.
    """
    translations = reading.translations
    tracked = translations.gettext("parcel %(number)s, shipped on %(day)s") % {
        "number": parcel.tracking or parcel.number,
        "day": translations.date_year(parcel.shipped),
    }
    message = translations.gettext(
        "We received %(parcel)s, on {date}, and found the following: {text} We hereby notify you of this reasoned protest "
        "(article L133-3 of the French Commercial Code)."
    )
    return f"{parcel.carrier}\n\n{message % {'parcel': tracked}}"
