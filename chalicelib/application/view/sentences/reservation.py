"""What the history calls pieces that are kept, kept longer, and given back."""

from typing import assert_never

from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.application.view.until import until
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.reservation import (
    PiecesReserved,
    ReservationEvent,
    ReservationExtended,
    ReservationLapsed,
    ReservationReleased,
    ReservationReminded,
)
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.values.calendar import paris_date


def sentence(reading: EntryReading, event: ReservationEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case PiecesReserved():
            return _reserved(reading, event)
        case ReservationExtended():
            text = translations.gettext("Reservation extended until %(day)s")
            return text % {"day": reading.when(paris_date(event.until))}
        case ReservationReleased():
            return translations.gettext("Reserved pieces given back")
        case ReservationLapsed():
            return translations.gettext("Reservation over: the pieces are for sale again")
        case ReservationReminded():
            return translations.gettext("Reminder: the reservation ends on %(until)s") % {"until": until(reading, event.until)}
        case _:
            assert_never(event)


def _reserved(reading: EntryReading, event: PiecesReserved) -> str:
    translations, n = reading.translations, len(by_line(event.parts))
    places = {"n": n, "day": reading.when(paris_date(event.until)), "reference": event.left_by}
    if event.left_by:
        text = translations.ngettext(
            "%(n)s line stays reserved until %(day)s, as it was in %(reference)s",
            "%(n)s lines stay reserved until %(day)s, as they were in %(reference)s", n,
        )  # fmt: skip
    else:
        text = translations.ngettext("%(n)s line reserved until %(day)s", "%(n)s lines reserved until %(day)s", n)
    return text % places
