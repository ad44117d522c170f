"""How a seller is paid online, and what is booked by itself."""

from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.sale.facts.card_payment import PayMethod

LEAST = Decimal("0.50")
"""The least that Stripe takes of a card in euros. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts"""
MOST_DEBIT = Decimal("10000.00")
"""The most that Stripe debits at once before it knows a seller better. https://docs.stripe.com/payments/sepa-debit"""


class PaymentPolicy(Struct, frozen=True, kw_only=True):
    """card_up_to: the amount above which no card is taken, since its service takes a part. debit: whether banks are debited.

    book_sure: whether payments that are certain are put against their invoices by themselves.
    mail_to: the key of the colleague who is mailed of money; where there is none, or they left, the house is.
    online: whether this stage has the keys of the service; without them there is neither.
    """

    card_up_to: Decimal = Decimal("2000.00")
    debit: bool = False
    book_sure: bool = False
    mail_to: str | None = None
    online: bool = False

    def methods(self, amount: Decimal, currency: str) -> tuple[PayMethod, ...]:
        """Give the ways in which an amount can be paid online."""
        if not self.online or amount < LEAST:
            return ()
        card: tuple[PayMethod, ...] = ("card",) if amount <= self.card_up_to else ()
        debit: tuple[PayMethod, ...] = ("debit",) if self.debit and currency == "EUR" and amount <= MOST_DEBIT else ()
        return card + debit
