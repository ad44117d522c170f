"""What is owed to either side of a dossier, in amounts and pieces, as staff read it."""

from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Allocation, Part
from chalicelib.domain.sale.owed import idle_deposit, overpaid, to_bill, to_credit, to_pay
from chalicelib.domain.sale.prepayment import to_prepay
from chalicelib.domain.values.money import ZERO


class Owed(Struct, frozen=True):
    """Amounts with VAT, none where nothing is owed.

    to_pay: by the customer; to_prepay: by them too, before anything leaves, without an invoice that asks for it.
    to_credit, overpaid: of invoices, by us. deposit: what no invoice will use, and so goes back.
    to_bill: pieces for which an invoice is to come.
    """

    to_pay: tuple[Allocation, ...]
    to_credit: tuple[Allocation, ...]
    overpaid: tuple[Allocation, ...]
    deposit: Decimal
    to_bill: tuple[Part, ...]
    to_prepay: Decimal = ZERO


def owed(state: DossierBase) -> Owed:
    """Give what is owed as the dossier stands: of another kind than a sale nothing."""
    if not isinstance(state, Dossier):
        return Owed((), (), (), ZERO, ())
    return Owed(
        tuple(Allocation(invoice.number, invoice.open) for invoice in to_pay(state)),
        tuple(Allocation(number, amount) for number, amount in to_credit(state).items()),
        tuple(Allocation(invoice.number, -invoice.open) for invoice in overpaid(state)),
        idle_deposit(state),
        to_bill(state),
        to_prepay(state),
    )
