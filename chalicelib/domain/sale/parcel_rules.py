"""What delivery notes and parcels are held to: each rule raises with its reason."""

from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.parcel import (
    DeliveryNoteCreated,
    Received,
    ShipmentCorrected,
    Shipped,
)
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.parcels import Parcel
from chalicelib.domain.sale.rules import parts_of_lines
from chalicelib.domain.values.fields import MAX_SERIALS


def parcel_this_or_next(state: Dossier, event: DeliveryNoteCreated, day: date) -> None:
    if event.parcel > len(state.parcels) + 1:
        raise Invalid("the next parcel is number %(due)s", field="parcel", due=len(state.parcels) + 1)


def note_number_is_new(state: Dossier, event: DeliveryNoteCreated, day: date) -> None:
    if event.number in {note.number for note in state.delivery_notes}:
        raise NotAllowed("the delivery note %(number)s exists", field="number", number=event.number)


def note_fits_parcel(state: Dossier, event: DeliveryNoteCreated, day: date) -> None:
    if not event.parts:
        return
    parts_are_goods(state, event, day)
    for parcel in state.parcels:
        if parcel.number == event.parcel:
            if _pieces(parcel.parts) != _pieces(event.parts):
                raise NotAllowed("parcel %(parcel)s left with other pieces", field="parts", parcel=event.parcel)
            return
    parts_have_to_leave(state, event, day)


def parts_as_the_note_says(state: Dossier, event: Shipped, day: date) -> None:
    note = state.note_of(event.parcel)
    if note and note.parts and _pieces(note.parts) != _pieces(event.parts):
        raise NotAllowed("the delivery note %(number)s lists other pieces", field="parts", number=note.number)


def serials_fit(state: Dossier, event: Shipped | DeliveryNoteCreated, day: date) -> None:
    serials = [serial for part in event.parts for serial in part.serials]
    if any(len(part.serials) > part.quantity for part in event.parts):
        raise Invalid("there are more serial numbers than pieces", field="parts")
    if len(set(serials)) != len(serials):
        raise Invalid("a serial number is named twice", field="parts")
    if len(serials) > MAX_SERIALS:
        raise Invalid("a parcel names %(most)s serial numbers at most", field="parts", most=MAX_SERIALS)


def parts_are_goods(state: Dossier, event: Shipped | DeliveryNoteCreated, day: date) -> None:
    if not event.parts:
        raise NotAllowed("nothing is left to ship")
    services, cancelled = {line.id for line in state.lines if not line.goods}, {one.line.id for one in state.dropped}
    for part in event.parts:
        if part.line in services:
            raise Invalid("line %(line)s is a service: it goes in no parcel", field="parts", line=part.line)
        if part.line in cancelled:
            raise Invalid("line %(line)s was cancelled", field="parts", line=part.line)
    parts_of_lines(event.parts, {line.id for line in state.goods})


def parts_have_to_leave(state: Dossier, event: Shipped | DeliveryNoteCreated, day: date) -> None:
    quantities = {line.id: line.quantity for line in state.goods}
    for part in event.parts:
        left = quantities[part.line] - state.shipped(part.line)
        if part.quantity > left:
            raise NotAllowed("line %(line)s has %(left)s left to ship", field="parts", line=part.line, left=left)


def parcel_is_next(state: Dossier, event: Shipped, day: date) -> None:
    if event.parcel != len(state.parcels) + 1:
        raise NotAllowed("the next parcel is number %(due)s", due=len(state.parcels) + 1)


def expected_not_before_day(state: Dossier, event: Shipped, day: date) -> None:
    if event.expected and event.expected < day:
        raise Invalid("the parcel would arrive before it leaves, %(day)s", field="expected", day=day)


def not_before_it_left(state: Dossier, event: ShipmentCorrected, day: date) -> None:
    left = parcel_of(state, event).shipped
    if day < left:
        raise Invalid("parcel %(parcel)s left on %(on)s only", field="effective", parcel=event.parcel, on=left)
    if event.expected and event.expected < left:
        raise Invalid("the parcel would arrive before it leaves, %(day)s", field="expected", day=left)


def something_changes(state: Dossier, event: ShipmentCorrected, day: date) -> None:
    parcel = parcel_of(state, event)
    before = (parcel.carrier, parcel.tracking, parcel.tracking_url, parcel.expected)
    if (event.carrier, event.tracking, event.tracking_url, event.expected) == before:
        raise NotAllowed("that is what was said of parcel %(parcel)s already", field="parcel", parcel=event.parcel)


def parcels_under_way(state: Dossier, event: Received, day: date) -> None:
    under_way = {parcel.number for parcel in state.parcels if not parcel.received}
    if not event.parcels:
        raise NotAllowed("no parcel is under way")
    for number in event.parcels:
        if number not in under_way:
            field = "parcel" if event.signer else "parcels"  # As the page's command calls it, and as staff's does.
            raise NotAllowed("parcel %(parcel)s is not under way", field=field, parcel=number)
        under_way.remove(number)


def not_before_shipment(state: Dossier, event: Received, day: date) -> None:
    for parcel in state.parcels:
        if parcel.number in event.parcels and day < parcel.shipped:
            raise Invalid("parcel %(parcel)s left on %(on)s only", field="effective", parcel=parcel.number, on=parcel.shipped)


def _pieces(parts: tuple[Part, ...]) -> list[tuple[int, int]]:
    return sorted((part.line, part.quantity) for part in parts)


def parcel_of(state: Dossier, event: ShipmentCorrected) -> Parcel:
    for parcel in state.parcels:
        if parcel.number == event.parcel:
            return parcel
    raise Invalid("no parcel %(parcel)s has left", field="parcel", parcel=event.parcel)
