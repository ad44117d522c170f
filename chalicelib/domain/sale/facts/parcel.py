"""Events and commands of parcels: their delivery notes, how they leave and arrive."""

from datetime import date
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from chalicelib.domain.sale.bodies import Packed
from chalicelib.domain.sale.command import Command, Signed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Part, Skipped
from chalicelib.domain.values.fields import MAX_LINES, Comment, Day, HttpsUrl, Ordinal, Phrase, Sha256, Word


class DeliveryNoteCreated(EventBase, frozen=True, tag="delivery_note_created"):
    """A delivery note (EN 16931 BT-16) was made for a parcel and what is to be in it (nothing said: carried over).

    skipped: the numbers of the sequence, just before its own, that other documents held already; so of all that are numbered.
    """

    number: str
    parcel: int
    parts: tuple[Part, ...] = ()
    pdf: str | None = None
    skipped: tuple[Skipped, ...] = ()


class Shipped(EventBase, frozen=True, tag="shipped"):
    """A parcel left by a carrier; counted: the pieces in it that are of counted stock.

    before_payment: why it left though the order was to be paid before, in staff's words.
    """

    parcel: int
    carrier: str
    parts: tuple[Part, ...]
    tracking: str | None = None
    tracking_url: str | None = None
    expected: date | None = None
    counted: tuple[Part, ...] = ()
    before_payment: str | None = None


class ShipmentCorrected(EventBase, frozen=True, tag="shipment_corrected"):
    """What was said of a parcel's carrier was put right: all of it as it holds now; what is inside does not change."""

    parcel: int
    carrier: str
    tracking: str | None = None
    tracking_url: str | None = None
    expected: date | None = None


class Received(EventBase, frozen=True, tag="received"):
    """Parcels arrived at the customer's; remarks are what the customer found wanting, signer is who signed with a typed name.

    legacy_name: that name in entries older than signers; nothing writes it any more.
    """

    parcels: tuple[int, ...]
    remarks: str | None = None
    signer: str | None = None
    legacy_name: str | None = None


ParcelEvent = DeliveryNoteCreated | Shipped | ShipmentCorrected | Received
ParcelMail = Literal["shipment", "reception", "tracking"]


class CreateDeliveryNote(Command, frozen=True, kw_only=True, tag="create_delivery_note"):
    """Make a parcel's delivery note: the next parcel's and what is ready to leave, if not given.

    number: only of a note that another system made; ours is the next of its sequence.
    """

    number: Word | None = None
    parcel: Ordinal | None = None
    parts: Packed | None = None
    pdf: Sha256 | None = None


class Ship(Command, frozen=True, kw_only=True, tag="ship"):
    """A parcel leaves with these pieces (if not given: what its delivery note says, else all that have still to leave).

    before_payment: of an order that is to be paid before anything leaves, why this leaves all the same; customers do not read it.
    """

    carrier: Phrase
    parts: Packed | None = None
    tracking: Word | None = None
    tracking_url: HttpsUrl | None = None
    expected: Day | None = None
    before_payment: Comment | None = None


class CorrectShipment(Command, frozen=True, kw_only=True, tag="correct_shipment"):
    """Put right what was said of a parcel's carrier, whatever left or arrived since; its delivery note stays as it is.

    What is left out stays, and null takes it away. Another carrier has another number, and another number another address:
    where these are not given, the wrong ones go.
    """

    parcel: Ordinal
    carrier: Phrase | UnsetType = UNSET
    tracking: Word | UnsetType | None = UNSET
    tracking_url: HttpsUrl | UnsetType | None = UNSET
    expected: Day | UnsetType | None = UNSET


class MarkReceived(Command, frozen=True, kw_only=True, tag="mark_received"):
    """Parcels arrived (all that have not yet, if not given); remarks: what the customer said was wanting, to be answered."""

    parcels: Annotated[tuple[Ordinal, ...], Meta(min_length=1, max_length=MAX_LINES)] | None = None
    remarks: Comment | None = None


class ConfirmReception(Signed, frozen=True, kw_only=True, tag="confirm_reception"):
    """A customer's confirmation that a parcel arrived; the comment holds the remarks."""

    parcel: Ordinal
