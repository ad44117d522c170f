"""An offer as a sale's state holds it: what is kept of it, and what an order from the page took the place of."""

from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.sale.lines import Freight, Line, ReservedPart, Terms
from chalicelib.domain.sale.online import Wanted
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.vat import VatCategory


class Offer(Struct, frozen=True):
    """The current revision of the offer; reason: why it was withdrawn, as its customer reads it.

    entered: when it came into this system. reminded: when its customer was reminded of its end.
    uncoded: gross amount ordered from the same quote without a mailed code, before this offer was what that left.
    orders_before: how many orders from the page that were, with a code or without.
    """

    revision: int
    made: date
    terms: Terms
    voided: date | None = None
    reason: str | None = None
    entered: date | None = None
    reminded: date | None = None
    uncoded: Decimal = ZERO
    orders_before: int = 0


class Reservation(Struct, frozen=True, omit_defaults=True):
    """Pieces of an offer that are kept for its customer until a moment (UTC); extended: whether that was moved once.

    Longer only while an order of the offer waits for staff, until they answer.

    reminded: whether its customer was reminded of that moment, or heard of it no working day before.
    left_by: the dossier whose order left these pieces, which were reserved there.
    """

    made: date
    until: datetime
    parts: tuple[ReservedPart, ...]
    extended: bool = False
    reminded: bool = False
    left_by: str | None = None


class OfferedLine(Struct, frozen=True):
    """What was offered of a line that was ordered otherwise: its texts are the order's, and 200 of them fill a head once."""

    line: int
    quantity: int
    vat_rate: Decimal
    vat_category: VatCategory


class Offered(Struct, frozen=True, omit_defaults=True):
    """What an order from the page took the place of, as long as it can be taken back: then the offer stands again so.

    unordered: lines of the offer of which nothing was ordered. otherwise: those that were ordered in part, or with other VAT.
    """

    delivery: str
    unordered: tuple[Line, ...] = ()
    otherwise: tuple[OfferedLine, ...] = ()
    freight: Freight | None = None
    customer_reference: str | None = None
    engagement: str | None = None
    reservation: Reservation | None = None


class Requested(Struct, frozen=True):
    """An order that staff have to confirm, by the entry that asked for it; contact: by whose link it came."""

    entry: int
    on: date
    wanted: Wanted
    contact: str | None = None
