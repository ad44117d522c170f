"""What the history calls parcels: their delivery notes, how they leave and arrive."""

from typing import assert_never

from chalicelib.application.view.corrected import changes
from chalicelib.application.view.pieces import pieces
from chalicelib.application.view.sentences.entry_reading import NAMED, EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.parcel import DeliveryNoteCreated, ParcelEvent, Received, ShipmentCorrected, Shipped


def sentence(reading: EntryReading, event: ParcelEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case DeliveryNoteCreated():
            return translations.gettext("Delivery note %(number)s created") % {"number": event.number}
        case Shipped():
            return _shipped(reading, event, entry)
        case ShipmentCorrected():
            return _shipment_corrected(reading, event)
        case Received():
            return _received(reading, event, entry)
        case _:
            assert_never(event)


def wanting(entry: Entry) -> str | None:
    """Give what the customer found wanting in a parcel."""
    return entry.event.remarks if isinstance(entry.event, Received) else None


def _shipped(reading: EntryReading, event: Shipped, entry: Entry) -> str:
    translations, state = reading.translations, reading.state
    if len(state.parcels) == 1 and not state.unshipped:
        places = {"carrier": event.carrier, "day": translations.date_year(entry.origin.effective)}
        return translations.gettext("Shipped by %(carrier)s on %(day)s") % places
    quantities = {line.id: line.quantity for line in state.lines}
    if all(part.quantity == quantities[part.line] for part in event.parts):
        on, of = len(event.parts), len(state.goods)
        message = translations.ngettext(
            "Parcel %(parcel)s shipped: %(on)s of %(of)s lines", "Parcel %(parcel)s shipped: %(on)s of %(of)s lines", on
        )
        return message % {"parcel": event.parcel, "on": on, "of": of}
    if len(event.parts) <= NAMED:
        title = translations.gettext("Parcel %(parcel)s shipped: %(pieces)s")
        return title % {"parcel": event.parcel, "pieces": ", ".join(pieces(reading, event.parts))}
    on, of = sum(part.quantity for part in event.parts), sum(line.quantity for line in state.goods)
    message = translations.ngettext(
        "Parcel %(parcel)s shipped: %(on)s of %(of)s pieces", "Parcel %(parcel)s shipped: %(on)s of %(of)s pieces", on
    )
    return message % {"parcel": event.parcel, "on": translations.decimal(on), "of": translations.decimal(of)}


def _shipment_corrected(reading: EntryReading, event: ShipmentCorrected) -> str:
    before_it = next(parcel for parcel in reading.before.parcels if parcel.number == event.parcel)
    places = {"parcel": event.parcel, "facts": ", ".join(changes(reading, event, before_it))}
    return reading.translations.gettext("Parcel %(parcel)s corrected: %(facts)s") % places


def _received(reading: EntryReading, event: Received, entry: Entry) -> str:
    translations = reading.translations
    parcels = translations.listing([str(number) for number in event.parcels])
    if event.remarks:
        message = translations.ngettext(
            "Parcel %(parcel)s received, with remarks", "Parcels %(parcel)s received, with remarks", len(event.parcels)
        )
        return message % {"parcel": parcels}
    if entry.origin.actor.kind == "contact":
        return translations.gettext("Receipt of parcel %(parcel)s confirmed") % {"parcel": parcels}
    if len(event.parcels) == len(reading.state.parcels) and not reading.state.unshipped:
        return translations.gettext("Order marked received, by hand")
    message = translations.ngettext(
        "Parcel %(parcel)s marked received, by hand", "Parcels %(parcel)s marked received, by hand", len(event.parcels)
    )
    return message % {"parcel": parcels}
