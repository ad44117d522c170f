"""The acts of staff on goods: their supply, the days announced, delivery notes, parcels and how they arrive."""

from collections.abc import Sequence

from chalicelib.application.ports.translations import mark
from chalicelib.application.staff.desk.desk_act import TEXT, DeskAct, Filled, Given
from chalicelib.application.staff.desk.written_out import parts_fields
from chalicelib.application.view.reading import Reading
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.commands import (
    AllocateStock,
    AnnounceDelivery,
    CorrectShipment,
    CreateDeliveryNote,
    MarkReceived,
    OrderSupply,
    ReceiveSupply,
    Ship,
)
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.prepayment import unpaid
from chalicelib.domain.sale.steps import ready
from chalicelib.domain.values.calendar import working_days_after

SOON = 5
"""Working days from today to the day that is proposed where none was announced."""


def unsupplied(state: Dossier) -> list[int]:
    """Give the lines whose supply nothing is known of."""
    return [line.id for line in state.goods if state.supply(line.id) is None and not state.all_shipped(line.id)]


def awaited(state: Dossier) -> list[int]:
    """Give the lines whose supply was ordered and has not come."""
    return [supply.line for supply in state.supplies if supply.state == "ordered" and not state.all_shipped(supply.line)]


def leaving(state: Dossier) -> tuple[Part, ...]:
    """Give all that is ready and has still to leave."""
    waiting = (line for line in state.unshipped if ready(state, line.id))
    return tuple(Part(line.id, line.quantity - state.shipped(line.id)) for line in waiting)


def _lines(lines: Sequence[int]) -> Filled:
    return Filled({"lines": list(lines)} if lines else {})


def _allocate(given: Given) -> Filled:
    return Filled({})


def _order(given: Given) -> Filled:
    return _lines(unsupplied(given.state))


def _receive(given: Given) -> Filled:
    return _lines(awaited(given.state))


def _announce(given: Given) -> Filled:
    state, today = given.state, given.reading.today
    days = [one.on for line in state.unshipped if (one := state.announcement(line.id)) and one.on >= today]
    on = min(days, default=working_days_after(today, SOON))
    news = working_days_after(today, given.reading.seller.news.news_days)
    body = {"on": on.isoformat(), "lines": [line.id for line in state.unshipped], "next_news": news.isoformat()}
    if not state.unshipped:
        del body["lines"]
    return Filled(body, {"comment": TEXT})


def _note(given: Given) -> Filled:
    parts = leaving(given.state)
    return Filled({"parts": parts_fields(parts, serials=True)} if parts else {})


def _ship(given: Given) -> Filled:
    """Propose what the parcel's note lists, else all that is ready; the carrier of the last parcel."""
    state = given.state
    note = state.note_of(len(state.parcels) + 1)
    parts = (note.parts if note else ()) or leaving(state)
    body: dict[str, object] = {"parts": parts_fields(parts, serials=True)} if parts else {}
    body["expected"] = working_days_after(given.reading.today, given.reading.seller.offers.shipping_days).isoformat()
    asks: dict[str, object] = {}
    if state.parcels:
        body["carrier"] = state.parcels[-1].carrier
    else:
        asks["carrier"] = TEXT
    if unpaid(state):
        asks["before_payment"] = TEXT
    return Filled(body, asks)


def _correct(given: Given) -> Filled:
    if not given.state.parcels:
        raise NotAllowed("no parcel has left yet")
    parcel = given.state.parcels[-1]
    return Filled({"parcel": parcel.number, "carrier": parcel.carrier}, {"tracking": TEXT if parcel.tracking != TEXT else "-"})


def _received(given: Given) -> Filled:
    parcels = [parcel.number for parcel in given.state.parcels if not parcel.received]
    return Filled({"parcels": parcels} if parcels else {})


def _counted(reading: Reading, lines: int) -> str:
    return reading.translations.ngettext("%(n)s line", "%(n)s lines", lines) % {"n": lines}


def _to_order(reading: Reading) -> str:
    lines = unsupplied(reading.state)
    return _counted(reading, len(lines)) if lines else reading.translations.gettext("nothing to order")


def _to_come(reading: Reading) -> str:
    lines = awaited(reading.state)
    return _counted(reading, len(lines)) if lines else reading.translations.gettext("nothing is to come")


def _ready(reading: Reading) -> str:
    parts = leaving(reading.state)
    return _counted(reading, len(parts)) if parts else reading.translations.gettext("nothing is ready")


def _day(reading: Reading) -> str:
    days = [one.on for line in reading.state.unshipped if (one := reading.state.announcement(line.id))]
    return reading.when(min(days)) if days else reading.translations.gettext("no date yet")


def _last_parcel(reading: Reading) -> str | None:
    parcels = reading.state.parcels
    return reading.translations.gettext("parcel %(n)s") % {"n": parcels[-1].number} if parcels else None


def _under_way(reading: Reading) -> str:
    parcels = [parcel for parcel in reading.state.parcels if not parcel.received]
    if not parcels:
        return reading.translations.gettext("nothing is under way")
    return reading.translations.ngettext("%(n)s parcel", "%(n)s parcels", len(parcels)) % {"n": len(parcels)}


ACTS = (
    DeskAct(act="allocate", command=AllocateStock, label=mark("Take it from stock"), fill=_allocate, about=_to_order),
    DeskAct(act="supply", command=OrderSupply, label=mark("Note the supply ordered"), fill=_order, about=_to_order),
    DeskAct(act="receive", command=ReceiveSupply, label=mark("Receive supplies"), fill=_receive, key="L", about=_to_come),
    DeskAct(act="date", command=AnnounceDelivery, label=mark("Announce a delivery date"), fill=_announce, key="D", about=_day),
    DeskAct(
        act="delivery-note", command=CreateDeliveryNote, label=mark("Make a delivery note"), fill=_note, key="B", about=_ready
    ),
    DeskAct(act="ship", command=Ship, label=mark("Ship"), fill=_ship, key="E", about=_ready),
    DeskAct(act="shipment", command=CorrectShipment, label=mark("Correct a shipment"), fill=_correct, about=_last_parcel),
    DeskAct(act="received", command=MarkReceived, label=mark("Note that parcels arrived"), fill=_received, about=_under_way),
)
