"""Parts of commands: what a body may hold inside, with the limits that it is held to."""

from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.values.fields import (
    MAX_LINES,
    Amount,
    Country,
    Day,
    ElectronicAddress,
    Email,
    Id,
    Ordinal,
    Percent,
    Phrase,
    PrintedWord,
    Quantity,
    Serials,
    Siren,
    Siret,
    UnitPrice,
    VatNumber,
    Word,
)
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.new_text import NewText
from chalicelib.domain.values.units import UnitCode
from chalicelib.domain.values.vat import VatCategory


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a body."""


class NewLine(_Part, frozen=True, kw_only=True):
    """A line of an offer or order.

    name, unit_price, vat_rate: where one is not written, it is the catalogue's, of the day of the command.
    So are then the detail, the unit, the lead time and goods, where they are not written either.
    goods: false for a service; true if a line that is written out does not say it. discount: none if it does not say it.
    vat_category: S where VAT is charged; where it is not and none is given, what the addresses speak for (POST /staff/vat).
    exemption: why category E is exempt, by its key in seller.toml; the first reason there if not given.
    unit: what the quantity counts. unit_code: the same as bills say it (UN/ECE Recommendation 20), C62 if not given.
    """

    sku: PrintedWord
    quantity: Quantity
    name: NewText | None = None
    unit_price: UnitPrice | None = None
    vat_rate: Percent | None = None
    discount: Percent | None = None
    detail: NewText | None = None
    lead_days: Annotated[int, Meta(ge=0, le=730)] | None = None
    goods: bool | None = None
    vat_category: VatCategory | None = None
    exemption: Id | None = None
    unit: NewText | None = None
    unit_code: UnitCode | None = None


class NewLineChange(_Part, frozen=True, kw_only=True):
    """What is new of a line of an order; what is not given stays as it was."""

    line: Ordinal
    quantity: Quantity | None = None
    unit_price: UnitPrice | None = None
    discount: Percent | None = None


class NewPart(_Part, frozen=True, kw_only=True):
    """So many pieces of a line."""

    line: Ordinal
    quantity: Quantity


class NewPieces(_Part, frozen=True, kw_only=True):
    """So many pieces of a line, or none."""

    line: Ordinal
    quantity: Annotated[int, Meta(ge=0, le=1_000_000)]


class NewPacked(NewPart, frozen=True, kw_only=True):
    """So many pieces of a line that go into a parcel, with the serial numbers of those that have one."""

    serials: Serials = ()


class NewFreight(_Part, frozen=True, kw_only=True):
    """Carriage charged; its VAT category as of a line."""

    amount: Amount
    vat_rate: Percent
    vat_category: VatCategory | None = None


class NewPeriod(_Part, frozen=True, kw_only=True):
    """When services were done: a day, or the days from the first to the last."""

    first: Day
    last: Day | None = None


class NewTerms(_Part, frozen=True, kw_only=True):
    """Conditions of an offer."""

    valid_until: Day
    payment: NewText | None = None
    delivery: NewText | None = None


class NewContact(_Part, frozen=True, kw_only=True):
    """A person to write to."""

    name: Phrase
    email: Email
    language: Language
    id: Id | None = None


Contacts = Annotated[tuple[NewContact, ...], Meta(min_length=1, max_length=20)]
"""The persons of a new dossier, the first of whom it is for."""


class NewAddress(_Part, frozen=True, kw_only=True):
    """A postal address; the first line is the company, whose ids are for its invoices.

    email: of a billing address, where invoices, credits and payments are mailed as well, without any link.
    siret: of the establishment that is invoiced; its SIREN need not be given then. service: the code of a public body's service.
    latin: name, street, postcode and city in Latin letters, as the envelope shows them, where the address is in other letters.
    """

    lines: Annotated[tuple[Phrase, ...], Meta(min_length=1, max_length=5)]
    postcode: Word
    city: Phrase
    country: Country
    siren: Siren | None = None
    siret: Siret | None = None
    service: PrintedWord | None = None
    vat: VatNumber | None = None
    electronic: ElectronicAddress | None = None
    email: Email | None = None
    latin: Annotated[tuple[Phrase, ...], Meta(min_length=1, max_length=5)] | None = None


class NewOnSite(_Part, frozen=True, kw_only=True):
    """Whom to ask for where the goods are delivered."""

    name: Phrase
    phone: Phrase | None = None


class NewAllocation(_Part, frozen=True, kw_only=True):
    """So much of a payment for one invoice."""

    invoice: Word
    amount: Amount


class NewVatAmount(_Part, frozen=True, kw_only=True):
    """So much, VAT included, of one VAT category and rate."""

    amount: Amount
    vat_rate: Percent
    vat_category: VatCategory = "S"


Groups = Annotated[tuple[NewVatAmount, ...], Meta(min_length=1, max_length=20)]
Lines = Annotated[tuple[NewLine, ...], Meta(min_length=1, max_length=MAX_LINES)]
Parts = Annotated[tuple[NewPart, ...], Meta(min_length=1, max_length=MAX_LINES)]
Pieces = Annotated[tuple[NewPieces, ...], Meta(min_length=1, max_length=MAX_LINES)]
Packed = Annotated[tuple[NewPacked, ...], Meta(min_length=1, max_length=MAX_LINES)]
