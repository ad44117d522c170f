"""Lines, their parts and conditions: small values of which events and dossiers are made."""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from chalicelib.domain.account.freight_rules import FreightRule
from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.values.language import Text
from chalicelib.domain.values.units import UnitCode
from chalicelib.domain.values.vat import VatCategory, VatTaken

Scope = Literal["full", "act", "read", "invoices"]
"""What a link is for: everything; reading and what orders and pays nothing; reading alone; invoices and what goes with them."""
SharedScope = Literal["act", "read", "invoices"]
"""What a customer may let a colleague in for: whatever binds them is done by those whom we gave a link."""


class Reader(Struct, frozen=True):
    """Who has a link that is less than one for everything: what it is for, and which contact shared it, if one did."""

    contact: str
    scope: Scope
    by: str | None = None


class Line(Struct, frozen=True, omit_defaults=True):
    """A line of an offer or order (EN 16931 BG-25); its id is permanent.

    quantity: pieces, or of its unit where it has one; unit_code: that unit as bills say it (BT-130), None: one of it.
    unit_price: 4 decimals, net. discount and vat_rate: percent. lead_days: working days until it can leave, 0 from stock,
    None unknown. goods: False for a service, which is neither supplied nor shipped.
    exemption: why it is exempt (category E), by its key in seller.toml; None: for the first reason there.
    """

    id: int
    sku: str
    name: Text
    quantity: int
    unit_price: Decimal
    vat_rate: Decimal
    discount: Decimal = Decimal(0)
    detail: Text | None = None
    lead_days: int | None = None
    goods: bool = True
    vat_category: VatCategory = "S"
    exemption: str | None = None
    unit: Text | None = None
    unit_code: UnitCode | None = None


class LineChange(Struct, frozen=True, omit_defaults=True):
    """What is new of a line of an order; None: it stays as it was."""

    line: int
    quantity: int | None = None
    unit_price: Decimal | None = None
    discount: Decimal | None = None


class Part(Struct, frozen=True, omit_defaults=True):
    """So many pieces of one line; serials are the numbers on their sides."""

    line: int
    quantity: int
    serials: tuple[str, ...] = ()


class ReservedPart(Struct, frozen=True, omit_defaults=True):
    """So many pieces of a line that are kept; arrival: the expected arrival that they are of, by id, None: of what is there."""

    line: int
    quantity: int
    arrival: str | None = None


class Skipped(Struct, frozen=True):
    """A number of our sequence that no document got from it: one of this dossier, its holder, had it already."""

    number: str
    holder: str


class Allocation(Struct, frozen=True):
    """So much money put against one invoice."""

    invoice: str
    amount: Decimal


class DepositTaken(Struct, frozen=True):
    """What is taken off a deposit invoice, of each VAT category and rate: by an invoice, or by a credit note on it."""

    number: str
    shares: tuple[VatTaken, ...]

    @property
    def gross(self) -> Decimal:
        """The amount, VAT included."""
        return gross_of(self.shares)


def gross_of(shares: tuple[VatTaken, ...]) -> Decimal:
    """Give what shares come to, VAT included."""
    return sum((share.net + share.tax for share in shares), Decimal("0.00"))


class Freight(Struct, frozen=True, omit_defaults=True):
    """Carriage charged on the order, net, with its VAT rate (percent) and category; no Freight means carriage paid."""

    amount: Decimal
    vat_rate: Decimal
    vat_category: VatCategory = "S"


class Terms(Struct, frozen=True, omit_defaults=True):
    """Conditions of an offer: valid to the END of its last day, Paris; payment and delivery terms in words.

    pay: when it is paid, as agreed when it was made. carriage: the rule that its carriage follows, where it follows one.
    """

    valid_until: date
    payment: Text | None = None
    delivery: Text | None = None
    pay: PaymentTerms | None = None
    carriage: FreightRule | None = None
