"""Something that is open of an account."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from chalicelib.application.payment.ledger_rows import LedgerLine
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.values.money import ZERO

OpenKind = Literal["invoice", "to_credit", "credit", "ahead", "idle", "to_come", "kept"]
"""invoice: to be paid. to_credit: open, and we take it back. credit: more was paid than stands. ahead: a deposit that invoices to
come take off. idle: a deposit that nothing will use. to_come: of an idle one, what its invoice asks for until it is credited.
kept: a payment that is kept for the account.
"""


class OpenItem(NamedTuple):
    """Something that is open; below zero in the customer's favour. awaited: what of it was announced.

    invoice: as it stands, where it is told of today; line: of a payment that is kept, and of an invoice on a day before.
    """

    kind: OpenKind
    reference: str | None
    amount: Decimal
    invoice: Invoice | None = None
    awaited: Decimal = ZERO
    line: LedgerLine | None = None

    @property
    def due(self) -> date | None:
        """By when an invoice is to be paid, as it stands today."""
        return self.invoice.due if self.invoice else self.line.movement.due if self.line else None
