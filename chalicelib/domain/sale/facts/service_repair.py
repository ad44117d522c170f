"""Events and commands of a repair: its work and parts, the check, the return, and what is lent meanwhile."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Day, HttpsUrl, Phrase, Quantity, Sku, Word


class UsedPart(Struct, frozen=True, omit_defaults=True):
    """So many pieces of an article that went into the instrument, and their lot where it is known.

    counted: its stock was counted by then, so that the pieces left the shelf with the repair.
    """

    sku: str
    quantity: int
    lot: str | None = None
    counted: bool = False


class RepairStarted(EventBase, frozen=True, tag="repair_started"):
    """The repair began; back_on: the day it is expected back (Paris)."""

    back_on: date | None = None


class RepairDone(EventBase, frozen=True, tag="repair_done"):
    """The repair is done; parts: what went into the instrument."""

    parts: tuple[UsedPart, ...] = ()


class CheckDone(EventBase, frozen=True, tag="check_done"):
    """The instrument was checked; result: what came out, passed: whether it may leave."""

    result: str
    passed: bool


class CaseReturned(EventBase, frozen=True, tag="case_returned"):
    """The part left for the customer, repaired or as it was; expected: when it arrives (Paris)."""

    carrier: str
    tracking: str | None = None
    url: str | None = None
    expected: date | None = None


class LoanGiven(EventBase, frozen=True, tag="loan_given"):
    """An instrument is lent from the day of the entry to another one (Paris)."""

    model: str
    serial: str
    until: date


class LoanReturned(EventBase, frozen=True, tag="loan_returned"):
    """A lent instrument came back."""

    serial: str


ServiceRepairEvent = RepairStarted | RepairDone | CheckDone | CaseReturned | LoanGiven | LoanReturned
ServiceRepairMail = Literal["case_repair", "case_returned", "case_loan"]


class NewUsedPart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many pieces of an article that went into the instrument."""

    sku: Sku
    quantity: Quantity
    lot: Word | None = None


UsedParts = Annotated[tuple[NewUsedPart, ...], Meta(max_length=40)]


class StartRepair(Command, frozen=True, kw_only=True, tag="start_repair"):
    """Begin the repair; back_on: the day it is expected back."""

    back_on: Day | None = None


class FinishRepair(Command, frozen=True, kw_only=True, tag="finish_repair"):
    """The repair is done; parts of counted stock leave the shelf with it."""

    parts: UsedParts = ()


class FinishCheck(Command, frozen=True, kw_only=True, tag="finish_check"):
    """Say what the check came to; one that is not passed leads back to the repair."""

    result: Phrase
    passed: bool = True


class ReturnPart(Command, frozen=True, kw_only=True, tag="return_part"):
    """Send the part back, repaired, or as it is where the quote was refused or lapsed."""

    carrier: Phrase
    tracking: Word | None = None
    tracking_url: HttpsUrl | None = None
    expected: Day | None = None


class LendInstrument(Command, frozen=True, kw_only=True, tag="lend_instrument"):
    """Lend an instrument until a day."""

    model: Phrase
    serial: Word
    until: Day


class TakeLoanBack(Command, frozen=True, kw_only=True, tag="take_loan_back"):
    """A lent instrument came back, the one that is out if none is named."""

    serial: Word | None = None
