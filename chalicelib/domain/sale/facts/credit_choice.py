"""Event and command of what a customer wants done with what they paid too much."""

from decimal import Decimal
from typing import Literal

from chalicelib.domain.sale.command import Signed
from chalicelib.domain.sale.event import EventBase

Choice = Literal["keep", "refund"]
"""keep: for the next invoice, of another order too. refund: it is paid back."""


class CreditChosen(EventBase, frozen=True, tag="credit_chosen"):
    """A contact chose what becomes of the amount that was paid too much; signer: who signed it."""

    choice: Choice
    amount: Decimal
    contact: str
    signer: str


CreditChoiceEvent = CreditChosen


class ChooseCredit(Signed, frozen=True, kw_only=True, tag="choose_credit"):
    """Choose what becomes of what was paid too much."""

    choice: Choice
