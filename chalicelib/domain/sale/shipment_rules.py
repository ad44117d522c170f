"""The rules of the table of allowed events that are about what is put right of a parcel that left."""

from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier, Parcel


def _parcel(state: Dossier, event: e.ShipmentCorrected) -> Parcel:
    for parcel in state.parcels:
        if parcel.number == event.parcel:
            return parcel
    raise Invalid("no parcel %(parcel)s has left", field="parcel", parcel=event.parcel)


def not_before_it_left(state: Dossier, event: e.ShipmentCorrected, day: date) -> None:
    left = _parcel(state, event).shipped
    if day < left:
        raise Invalid("parcel %(parcel)s left on %(on)s only", field="effective", parcel=event.parcel, on=left)
    if event.expected and event.expected < left:
        raise Invalid("the parcel would arrive before it leaves, %(day)s", field="expected", day=left)


def something_changes(state: Dossier, event: e.ShipmentCorrected, day: date) -> None:
    parcel = _parcel(state, event)
    known = (parcel.carrier, parcel.tracking, parcel.tracking_url, parcel.expected)
    if (event.carrier, event.tracking, event.tracking_url, event.expected) == known:
        raise NotAllowed("that is what was said of parcel %(parcel)s already", field="parcel", parcel=event.parcel)
