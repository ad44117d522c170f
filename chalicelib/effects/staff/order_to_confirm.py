"""What a colleague has to know of an order to an address that is not on file, to confirm or decline it."""

from collections.abc import Iterator

from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sums import address_lines
from chalicelib.domain.sale import events as e
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
    address = reading.people.addresses.get(wanted.online.delivery or "")
    if address:
        yield NoteSection(w.gettext("Delivery"), address_lines(address, w, reading.seller.address.country))
