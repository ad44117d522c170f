"""An invoice or credit note in the semantic model of EN 16931: what its PDF shows and its XML says, from one computation."""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from chalicelib.domain.values.period import Period
from chalicelib.domain.values.units import ONE, UnitCode
from chalicelib.domain.values.vat import VatCategory

TypeCode = Literal["380", "381", "386", "503"]
"""UNTDID 1001 (BT-3): commercial invoice, credit note, deposit invoice, credit note on one."""
Process = Literal["B1", "S1", "M1", "B2", "S2", "M2", "B4", "S4", "M4"]
"""Business process (BT-23), the French category of operation: goods, services, both; 2: paid already; 4: after a deposit."""


class Identity(Struct, frozen=True):
    """A party: seller (BG-4), buyer (BG-7) or where goods go (BG-13, BG-15).

    country: ISO 3166-1 alpha-2. siren: BT-30, BT-47 (scheme 0002). vat: BT-31, BT-48. electronic: scheme (EAS code list) and
    address, BT-34, BT-49. number: the supplier number that the buyer gave the seller (BT-29). siret: BT-46 (scheme 0009).
    contact: name, telephone and mail address of whom to ask (BG-6). legal: form, capital, register and registered office (BT-33).
    """

    name: str
    lines: tuple[str, ...]
    postcode: str
    city: str
    country: str
    siren: str | None = None
    vat: str | None = None
    electronic: tuple[str, str] | None = None
    number: str | None = None
    siret: str | None = None
    contact: tuple[str, str, str] | None = None
    legal: str | None = None


class BillLine(Struct, frozen=True):
    """An invoice line (BG-25).

    unit_price: net, before the discount. discount: its amount on the whole line (BT-136), of percent. net: after it (BT-131).
    unit: what the quantity is in (BT-130).
    """

    id: str
    sku: str
    name: str
    detail: str | None
    quantity: int
    unit_price: Decimal
    percent: Decimal
    discount: Decimal
    net: Decimal
    category: VatCategory
    rate: Decimal
    unit: UnitCode = ONE


class Adjustment(Struct, frozen=True):
    """An allowance (BG-20) or charge (BG-21) of the whole document, net; reason codes: UNTDID 5189, 7161."""

    charge: bool
    amount: Decimal
    reason: str
    code: str
    category: VatCategory
    rate: Decimal
    base: Decimal | None = None
    percent: Decimal | None = None


class VatGroup(Struct, frozen=True):
    """The VAT of one category and rate (BG-23): base BT-116, tax BT-117; exemption reason BT-120 and VATEX code BT-121."""

    category: VatCategory
    rate: Decimal
    base: Decimal
    tax: Decimal
    reason: str | None = None
    code: str | None = None


class Payee(Struct, frozen=True):
    """How to pay by transfer: IBAN (BT-84, no spaces), BIC (BT-86), account name (BT-85), ISO 11649 reference (BT-83)."""

    iban: str
    bic: str
    holder: str
    reference: str


class Bill(Struct, frozen=True):
    """The whole document. Money has two decimals, unit prices four at most.

    terms: payment terms in words (BT-20). notes: subject code (UNTDID 4451: PMD, PMT, AAB, REG…) and text (BG-1).
    buyer_order BT-13, our_order BT-14, despatch BT-16, corrects: number and date of the invoice credited (BT-25, BT-26).
    follows: the same of each deposit invoice that it takes something off, or that a credit note takes back with its invoice.
    buyer_reference: BT-10. period: BT-73, BT-74. vat_point: by what VAT is due (BT-8, UNTDID 2475).
    lines_net BT-106, allowances BT-107, charges BT-108, net BT-109, tax BT-110, gross BT-112, prepaid BT-113, payable BT-115.
    """

    type_code: TypeCode
    number: str
    issued: date
    due: date | None
    currency: str
    process: Process
    seller: Identity
    buyer: Identity
    deliver_to: Identity | None
    delivered: date | None
    buyer_order: str | None
    our_order: str
    despatch: str | None
    corrects: tuple[str, date] | None
    notes: tuple[tuple[str, str], ...]
    terms: str | None
    payee: Payee
    lines: tuple[BillLine, ...]
    adjustments: tuple[Adjustment, ...]
    groups: tuple[VatGroup, ...]
    lines_net: Decimal
    allowances: Decimal
    charges: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    prepaid: Decimal
    payable: Decimal
    buyer_reference: str | None = None
    period: Period | None = None
    vat_point: str | None = None
    follows: tuple[tuple[str, date], ...] = ()
