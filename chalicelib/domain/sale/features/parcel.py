"""Parcels: their delivery notes, how they leave and arrive."""

from msgspec import UNSET
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.changes import with_document
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY, SIGNER, no_skus
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, Needs, NumberRule
from chalicelib.domain.sale.dossier import Dossier
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
from chalicelib.domain.sale.parcel_rules import (
    expected_not_before_day,
    not_before_it_left,
    not_before_shipment,
    note_fits_parcel,
    note_number_is_new,
    parcel_is_next,
    parcel_this_or_next,
    parcels_under_way,
    parts_are_goods,
    parts_as_the_note_says,
    parts_have_to_leave,
    serials_fit,
    something_changes,
)
from chalicelib.domain.sale.parcels import DeliveryNote, Parcel
from chalicelib.domain.sale.prepayment import unpaid
from chalicelib.domain.sale.questions import OpenQuestion
from chalicelib.domain.sale.rules import is_ordered, not_before_order, not_cancelled, upload_was_accepted
from chalicelib.domain.sale.spec import Change, Mailed, Notice, Spec, Specs, Unmailed
from chalicelib.domain.sale.taking import more_gone, parts_counted, skus_of, still_taken
from chalicelib.domain.values.roles import CUSTOMER, MANAGER


def _note_made(state: Dossier, event: DeliveryNoteCreated, entry: Entry) -> Change:
    return {
        "delivery_notes": (*state.delivery_notes, DeliveryNote(event.number, event.parcel, event.parts)),
        "documents": with_document(state, entry, "delivery_note", event.number, event.pdf),
    }


def _shipped(state: Dossier, event: Shipped, entry: Entry) -> Change:
    left, label = entry.origin.effective, (event.tracking, event.tracking_url, event.expected)
    parcel = Parcel(entry.seq, event.parcel, event.carrier, event.parts, left, *label)
    change: Change = {"parcels": (*state.parcels, parcel)}
    if event.counted:
        change["gone"] = more_gone(state.gone, left=event.counted)
    if state.taken:
        change["taken"] = still_taken(state.taken, state, state.lines, event.parts)
    return change


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
    """Give the parcel. Raises NotAllowed for one of an order that is to be paid before, unless staff say why it leaves."""
    missing = unpaid(state)
    if missing and command.recorded is None and command.before_payment is None:
        raise NotAllowed(
            "%(amount)s is to be paid before anything leaves: record that it is, or say why it leaves all the same",
            field="before_payment", amount=missing,
        )  # fmt: skip
    number = len(state.parcels) + 1
    note = state.note_of(number)
    parts = parts_of(command.parts, (note.parts if note else ()) or _rest(state))
    counted = parts_counted({line.id: line for line in state.goods}, parts, context.stock)
    label = command.tracking, command.tracking_url, command.expected
    return (Shipped(number, command.carrier, parts, *label, counted, command.before_payment if missing else None),)


def _shelf(state: Dossier, command: Ship) -> frozenset[str]:
    """Name the goods that may be in the parcel; what is carried over left before its stock was counted."""
    lines = {part.line for part in command.parts} if command.parts else {line.id for line in state.goods}
    return frozenset() if command.recorded else skus_of(line for line in state.goods if line.id in lines)


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
        people=NOBODY, needs=NEEDS_NOTHING, number=NumberRule[CreateDeliveryNote](sequence="delivery_note", billed=False,
        uploaded=_uploaded),
        propose=_delivery_note, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=Ship, roles=MANAGER, source="manager", about=(Shipped,), comment="customers", opens=None, people=NOBODY,
        needs=Needs(products=no_skus, stock=_shelf),
        number=None, propose=_ship, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=CorrectShipment, roles=MANAGER, source="manager", about=(ShipmentCorrected,), comment="staff", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_correct_shipment, checks=(), strikes=None,
        link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=MarkReceived, roles=MANAGER, source="manager", about=(Received,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_receive, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=ConfirmReception, roles=CUSTOMER, source="page", about=(Received,), comment="customers", opens=None,
        people=SIGNER, needs=NEEDS_NOTHING, number=None, propose=_confirm, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
