"""Parcels: their delivery notes, how they leave and arrive."""

from datetime import date

from msgspec import UNSET
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.changes import with_document
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NOBODY, SIGNER
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, NumberRule
from chalicelib.domain.sale.dossier import DeliveryNote, Dossier, Parcel
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.parcel import (
    ConfirmReception,
    CorrectShipment,
    CreateDeliveryNote,
    DeliveryNoteCreated,
    MarkReceived,
    ParcelEvent,
    Received,
    Ship,
    ShipmentCorrected,
    Shipped,
)
from chalicelib.domain.sale.from_bodies import number_of, parts_of
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.questions import OpenQuestion
from chalicelib.domain.sale.rules import is_ordered, not_before_order, not_cancelled, parts_of_lines, upload_was_accepted
from chalicelib.domain.sale.spec import Change, Mailed, Notice, Spec, Specs, Unmailed
from chalicelib.domain.values.fields import MAX_SERIALS
from chalicelib.domain.values.roles import CUSTOMER, MANAGER


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
    left = _parcel(state, event).shipped
    if day < left:
        raise Invalid("parcel %(parcel)s left on %(on)s only", field="effective", parcel=event.parcel, on=left)
    if event.expected and event.expected < left:
        raise Invalid("the parcel would arrive before it leaves, %(day)s", field="expected", day=left)


def something_changes(state: Dossier, event: ShipmentCorrected, day: date) -> None:
    parcel = _parcel(state, event)
    before = (parcel.carrier, parcel.tracking, parcel.tracking_url, parcel.expected)
    if (event.carrier, event.tracking, event.tracking_url, event.expected) == before:
        raise NotAllowed("that is what was said of parcel %(parcel)s already", field="parcel", parcel=event.parcel)


def parcels_under_way(state: Dossier, event: Received, day: date) -> None:
    under_way = {parcel.number for parcel in state.parcels if not parcel.received}
    if not event.parcels:
        raise NotAllowed("no parcel is under way")
    for number in event.parcels:
        if number not in under_way:
            raise NotAllowed("parcel %(parcel)s is not under way", field="parcel", parcel=number)
        under_way.remove(number)


def not_before_shipment(state: Dossier, event: Received, day: date) -> None:
    for parcel in state.parcels:
        if parcel.number in event.parcels and day < parcel.shipped:
            raise Invalid("parcel %(parcel)s left on %(on)s only", field="effective", parcel=parcel.number, on=parcel.shipped)


def _pieces(parts: tuple[Part, ...]) -> list[tuple[int, int]]:
    return sorted((part.line, part.quantity) for part in parts)


def _parcel(state: Dossier, event: ShipmentCorrected) -> Parcel:
    for parcel in state.parcels:
        if parcel.number == event.parcel:
            return parcel
    raise Invalid("no parcel %(parcel)s has left", field="parcel", parcel=event.parcel)


def _note_made(state: Dossier, event: DeliveryNoteCreated, entry: Entry) -> Change:
    return {
        "delivery_notes": (*state.delivery_notes, DeliveryNote(event.number, event.parcel, event.parts)),
        "documents": with_document(state, entry, "delivery_note", event.number, event.pdf),
    }


def _shipped(state: Dossier, event: Shipped, entry: Entry) -> Change:
    left, label = entry.origin.effective, (event.tracking, event.tracking_url, event.expected)
    parcel = Parcel(entry.seq, event.parcel, event.carrier, event.parts, left, *label)
    return {"parcels": (*state.parcels, parcel)}


def _shipment_corrected(state: Dossier, event: ShipmentCorrected, entry: Entry) -> Change:
    label = {field: getattr(event, field) for field in ("carrier", "tracking", "tracking_url", "expected")}
    return {"parcels": tuple(replace(p, **label) if p.number == event.parcel else p for p in state.parcels)}


def _received(state: Dossier, event: Received, entry: Entry) -> Change:
    on, remarks = entry.origin.effective, event.remarks
    came = {p.number: replace(p, received=on, remarks=remarks) for p in state.parcels if p.number in event.parcels}
    change: Change = {"parcels": tuple(came.get(parcel.number, parcel) for parcel in state.parcels)}
    if remarks:
        change["questions"] = (*state.questions, OpenQuestion(entry.seq, on, event.parcels, remarks=True, came=entry.came))
    return change


DELIVERY_NOTE_CREATED = Spec(
    event=DeliveryNoteCreated,
    allowed=(
        is_ordered,
        not_cancelled,
        not_before_order,
        parcel_this_or_next,
        note_number_is_new,
        note_fits_parcel,
        serials_fit,
        upload_was_accepted,
    ),
    apply=_note_made,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Unmailed("it goes with a parcel, whose mail tells what is inside"),
    document="render",
    staff=None,
)

SHIPPED = Spec(
    event=Shipped,
    allowed=(
        is_ordered,
        not_cancelled,
        not_before_order,
        parcel_is_next,
        parts_are_goods,
        parts_have_to_leave,
        parts_as_the_note_says,
        serials_fit,
        expected_not_before_day,
    ),
    apply=_shipped,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Mailed("shipment", to="readers", rank=110, billing="never"),
    document=None,
    staff=None,
)

SHIPMENT_CORRECTED = Spec(
    event=ShipmentCorrected,
    allowed=(not_before_it_left, something_changes),
    apply=_shipment_corrected,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("tracking", to="readers", rank=120, billing="never"),
    document=None,
    staff=None,
)

RECEIVED = Spec(
    event=Received,
    allowed=(is_ordered, parcels_under_way, not_before_shipment),
    apply=_received,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Mailed("reception", to="readers", rank=160, billing="never"),
    document=None,
    staff=Notice("link", "contact"),
)

SPECS: Specs[ParcelEvent] = DELIVERY_NOTE_CREATED | SHIPPED | SHIPMENT_CORRECTED | RECEIVED


def _delivery_note(state: Dossier, command: CreateDeliveryNote, context: Context) -> Events:
    parcel = command.parcel or len(state.parcels) + 1
    left = next((p.parts for p in state.parcels if p.number == parcel), None)
    parts = parts_of(command.parts, left or _to_leave(state))
    return (DeliveryNoteCreated(number_of(command.number), parcel, parts, command.pdf),)


def _to_leave(state: Dossier) -> tuple[Part, ...]:
    """Give what a parcel takes unless it is told: the goods that are ready, or all if none are."""
    rest = _rest(state)
    supplied = {supply.line for supply in state.supplies if supply.state != "ordered"}
    return tuple(part for part in rest if part.line in supplied) or rest


def _rest(state: Dossier) -> tuple[Part, ...]:
    return tuple(Part(line.id, line.quantity - state.shipped(line.id)) for line in state.unshipped)


def _uploaded(command: CreateDeliveryNote) -> bool:
    return command.pdf is not None


def _ship(state: Dossier, command: Ship, context: Context) -> Events:
    number = len(state.parcels) + 1
    note = state.note_of(number)
    parts = parts_of(command.parts, (note.parts if note else ()) or _rest(state))
    return (Shipped(number, command.carrier, parts, command.tracking, command.tracking_url, command.expected),)


def _correct_shipment(state: Dossier, command: CorrectShipment, context: Context) -> Events:
    parcel = next((parcel for parcel in state.parcels if parcel.number == command.parcel), None)
    if parcel is None:
        raise Invalid("no parcel %(parcel)s has left", field="parcel", parcel=command.parcel)
    carrier = parcel.carrier if command.carrier is UNSET else command.carrier
    unchanged = parcel.tracking if carrier == parcel.carrier else None
    tracking = unchanged if command.tracking is UNSET else command.tracking
    same = (carrier, tracking) == (parcel.carrier, parcel.tracking)
    url = (parcel.tracking_url if same else None) if command.tracking_url is UNSET else command.tracking_url
    expected = parcel.expected if command.expected is UNSET else command.expected
    return (ShipmentCorrected(command.parcel, carrier, tracking, url, expected),)


def _receive(state: Dossier, command: MarkReceived, context: Context) -> Events:
    parcels = command.parcels or tuple(p.number for p in state.parcels if not p.received)
    return (Received(parcels, command.remarks),)


def _confirm(state: Dossier, command: ConfirmReception, context: Context) -> Events:
    (signer,) = context.enrolled
    return (Received((command.parcel,), command.comment, signer),)


COMMANDS = (
    CommandSpec(
        command=CreateDeliveryNote, roles=MANAGER, source="manager", about=(DeliveryNoteCreated,), comment="staff", opens=None,
        people=NOBODY, number=NumberRule[CreateDeliveryNote](sequence="delivery_note", billed=False, uploaded=_uploaded),
        propose=_delivery_note, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=Ship, roles=MANAGER, source="manager", about=(Shipped,), comment="customers", opens=None, people=NOBODY,
        number=None, propose=_ship, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=CorrectShipment, roles=MANAGER, source="manager", about=(ShipmentCorrected,), comment="staff", opens=None,
        people=NOBODY, number=None, propose=_correct_shipment, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=MarkReceived, roles=MANAGER, source="manager", about=(Received,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_receive, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=ConfirmReception, roles=CUSTOMER, source="page", about=(Received,), comment="customers", opens=None,
        people=SIGNER, number=None, propose=_confirm, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
