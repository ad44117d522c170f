"""Commands on parcels."""

from msgspec import UNSET

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NOBODY, SIGNER
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, NumberRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.parcel import (
    ConfirmReception,
    CorrectShipment,
    CreateDeliveryNote,
    DeliveryNoteCreated,
    MarkReceived,
    Received,
    Ship,
    ShipmentCorrected,
    Shipped,
)
from chalicelib.domain.sale.from_bodies import number_of, parts_of
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.values.roles import CUSTOMER, MANAGER


def _delivery_note(state: Dossier, command: CreateDeliveryNote, context: Context) -> Events:
    parcel = command.parcel or len(state.parcels) + 1
    left = next((p.parts for p in state.parcels if p.number == parcel), None)
    parts = parts_of(command.parts, left or _to_leave(state))
    return (DeliveryNoteCreated(number_of(command.number), parcel, parts, command.pdf),)


def _to_leave(state: Dossier) -> tuple[Part, ...]:
    """What a parcel takes unless it is told: the goods that are ready, or all if none are."""
    rest = _rest(state)
    supplied = {supply.line for supply in state.supplies if supply.state != "ordered"}
    return tuple(part for part in rest if part.line in supplied) or rest


def _rest(state: Dossier) -> tuple[Part, ...]:
    return tuple(Part(line.id, line.quantity - state.shipped(line.id)) for line in state.unshipped)


def _own(command: CreateDeliveryNote) -> bool:
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
    kept = parcel.tracking if carrier == parcel.carrier else None
    tracking = kept if command.tracking is UNSET else command.tracking
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
        people=NOBODY, number=NumberRule[CreateDeliveryNote](sequence="delivery_note", billed=False, own=_own),
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
