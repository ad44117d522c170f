"""What each entry moved of money in a dossier: the account of it, from which follows what it uses of each payment."""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from chalicelib.domain.payment.payment import PaymentMethod

MoneyKind = Literal["paid", "deposit", "taken", "moved", "refunded", "refund_back", "released", "returned"]
"""paid: on an invoice. deposit: before one. taken: an invoice took it off the deposit. moved: to an invoice, from another one
(source) or from a deposit. refunded: went back to the customer. refund_back: it did not arrive. released: back to the payment.
returned: the bank took it back.
"""


class MoneyMove(Struct, frozen=True):
    """Money that an entry moved on a day (Paris); amounts are above zero.

    payment: whose money, where the entry says it. invoice: on which one, None: of the deposit. source: the invoice it left.
    method: how it came, where somebody said so. of: the entry of the refund that did not arrive.
    """

    on: date
    kind: MoneyKind
    payment: str | None
    invoice: str | None
    amount: Decimal
    entry: int
    source: str | None = None
    method: PaymentMethod | None = None
    of: int | None = None
