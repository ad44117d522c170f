"""The choice of a customer's about what they paid too much, as the state keeps it."""

from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.sale.facts.credit_choice import Choice


class CreditChoice(Struct, frozen=True):
    """What becomes of an amount."""

    choice: Choice
    amount: Decimal
