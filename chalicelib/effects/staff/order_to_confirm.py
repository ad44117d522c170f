"""What a colleague has to know of an order from the page: what they confirm or decline, and how it is to arrive."""

from collections.abc import Iterator

from chalicelib.application.view.order_wishes import place_of, wishes
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.online import Online
from chalicelib.domain.sale.quantities import by_line
from chalicelib.effects.staff.note import NoteSection


def asked_for(reading: AnyReading, event: e.OrderRequested) -> Iterator[NoteSection]:
    """Yield what is ordered, and where it is to go."""
    w, wanted = reading.translations, event.wanted
    pieces = by_line(wanted.parts)
    ordered = [
        f"{w.decimal(pieces[line.id])} × {reading.name(line)} ({line.sku})" for line in reading.state.lines if line.id in pieces
    ]
    if ordered:
        yield NoteSection(w.gettext("What is ordered"), tuple(ordered))
    yield from delivery(reading, wanted.online)


def delivery(reading: AnyReading, online: Online | None) -> Iterator[NoteSection]:
    """Yield where an order goes that does not go where the offer says, whom to ask for there, and the day that was wished for."""
    w = reading.translations
    if online is None:
        return
    each = w.gettext("%(label)s: %(value)s")
    wished = (each % {"label": label, "value": value} for label, value in wishes(reading, online))
    lines = (*place_of(reading, online), *wished)
    if lines:
        yield NoteSection(w.gettext("Delivery"), lines)
