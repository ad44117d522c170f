"""What was paid too much on invoices, and what its customer wants done with it."""

from decimal import Decimal

from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.credit_choice import Choice
from chalicelib.domain.sale.owed import overpaid, owed_back, to_bill
from chalicelib.domain.values.money import ZERO


def paid_too_much(state: Dossier) -> Decimal:
    """Give what payments brought above their invoices and nothing to come takes off; what credit notes left is no such thing."""
    if to_bill(state):
        return ZERO
    return sum((-invoice.open for invoice in overpaid(state) if invoice.paid > invoice.gross and not invoice.credited), ZERO)


def to_choose(state: Dossier) -> bool:
    """Say whether what we owe is what was paid too much, and its customer has not said what they want done with it."""
    back = owed_back(state)
    return bool(back) and paid_too_much(state) == back and chosen(state) is None


def chosen(state: Dossier) -> Choice | None:
    """Give what the customer wants done with all that we owe them; None where nobody chose, or it is another amount by now."""
    choice = state.credit_choice
    return choice.choice if choice and choice.amount == owed_back(state) else None
