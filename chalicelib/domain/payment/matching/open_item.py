"""What is open: an invoice, or an order that is paid before anything leaves, as the rows of the list tell it."""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from chalicelib.domain.values.money import HUNDRED, cents

Kind = Literal["invoice", "prepayment", "proforma"]


class Discount(Struct, frozen=True):
    """What may be taken off in percent where the money comes by a day; it stands on the invoice."""

    percent: Decimal
    until: date


class OpenItem(Struct, frozen=True):
    """Something a payment may settle: open is what is left of gross, both with VAT and above zero.

    number: of the invoice or the pro forma; None: money before there is one. reference: of the dossier. customer: its name.
    order_number: the customer's own.
    """

    kind: Kind
    number: str | None
    reference: str
    account: str
    customer: str
    order_number: str | None
    due: date
    open: Decimal
    gross: Decimal
    currency: str = "EUR"
    discount: Discount | None = None

    @property
    def invoice(self) -> str | None:
        """The invoice that money is put against; None where it comes before there is one, whatever asks for it."""
        return self.number if self.kind == "invoice" else None

    def discounted(self, day: date) -> Decimal | None:
        """Give what settles it on a day with the discount; None where none is offered for that day, or some was paid before."""
        if self.discount is None or day > self.discount.until or self.open != self.gross:
            return None
        return self.open - cents(self.gross * self.discount.percent / HUNDRED)
