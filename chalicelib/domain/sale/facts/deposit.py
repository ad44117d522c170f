"""The event and the command of a deposit that is asked for."""

from datetime import date
from decimal import Decimal
from typing import Literal

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Amount, Day, Percent


class DepositAsked(EventBase, frozen=True, tag="deposit_asked"):
    """A deposit on the order was asked for by a pro forma, its so manyth: an amount, VAT included, by a day.

    It takes the place of the one asked for before. The money makes the deposit invoice when it comes.
    """

    ordinal: int
    amount: Decimal
    due: date


DepositEvent = DepositAsked
DepositMail = Literal["deposit_asked"]


class AskDeposit(Command, frozen=True, kw_only=True, tag="ask_deposit"):
    """Ask for a deposit on the order: an amount, VAT included, or a share of the order in percent.

    due: the day by which it is paid; five working days later if not given.
    """

    amount: Amount | None = None
    share: Percent | None = None
    due: Day | None = None
