"""Events and commands of what a repair costs: the quote, its answer, and how it is billed."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from chalicelib.domain.sale.bodies import Lines, NewLine
from chalicelib.domain.sale.command import Command, Signed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.values.fields import Day, Ordinal, PrintedWord

WorkDays = Annotated[int, Meta(ge=1, le=130)]


class RepairQuoted(EventBase, frozen=True, tag="repair_quoted"):
    """What the repair costs, until the end of a day (Paris).

    fee: what is charged where it is refused, or lapses: the carriage back.
    work_days: working days from the agreement to the repair.
    """

    revision: int
    lines: tuple[Line, ...]
    until: date
    fee: Line | None = None
    work_days: int | None = None


class QuoteAccepted(EventBase, frozen=True, tag="quote_accepted"):
    """The customer agreed to the quote; signer: who signed it on the page, None where staff recorded it.

    order: the customer's number for the invoice.
    """

    revision: int
    signer: str | None = None
    order: str | None = None


class QuoteRefused(EventBase, frozen=True, tag="quote_refused"):
    """The customer wants no repair: the part goes back as it is, and the fee of the quote is charged."""

    revision: int
    signer: str | None = None


class QuoteLapsed(EventBase, frozen=True, tag="quote_lapsed"):
    """Nobody answered the quote by its last day: the part goes back as it is, and the fee of the quote is charged."""

    revision: int


class QuoteReminded(EventBase, frozen=True, tag="quote_reminded"):
    """The customer was reminded of the end of the quote (Paris)."""

    until: date


class CaseBilled(EventBase, frozen=True, tag="case_billed"):
    """What the case costs became an order of its own, which is invoiced; order: its reference."""

    order: str


ServiceQuoteEvent = RepairQuoted | QuoteAccepted | QuoteRefused | QuoteLapsed | QuoteReminded | CaseBilled
ServiceQuoteMail = Literal["case_quote", "case_accepted", "case_refused", "case_lapsed", "case_reminder"]


class QuoteRepair(Command, frozen=True, kw_only=True, tag="quote_repair"):
    """Quote the repair; once more, it takes the place of the quote before. fee: what is charged where it is refused."""

    lines: Lines
    until: Day
    fee: NewLine | None = None
    work_days: WorkDays | None = None


class AcceptQuote(Signed, frozen=True, kw_only=True, tag="accept_quote"):
    """Agree to the quote of a revision, the one that was read; order: the number that the invoice is to bear."""

    revision: Ordinal
    order: PrintedWord | None = None


class RefuseQuote(Signed, frozen=True, kw_only=True, tag="refuse_quote"):
    """Refuse the quote of a revision, for the fee that it tells."""

    revision: Ordinal


class RecordAcceptance(Command, frozen=True, kw_only=True, tag="record_acceptance"):
    """The customer agreed by another way than the page."""

    order: PrintedWord | None = None


class RecordRefusal(Command, frozen=True, kw_only=True, tag="record_refusal"):
    """The customer refused by another way than the page."""


class LapseQuote(Command, frozen=True, kw_only=True, tag="lapse_quote"):
    """A worker reports that nobody answered the quote in time."""


class RemindQuote(Command, frozen=True, kw_only=True, tag="remind_quote"):
    """A worker reminds of the end of the quote."""


class BillCase(Command, frozen=True, kw_only=True, tag="bill_case"):
    """Make an order of what the case costs, the repair or the fee of a refused quote, so that it is invoiced."""
