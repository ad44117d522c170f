"""What a bank's file says, in whichever of its formats: statements begin, have lines, and end."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

BankFileKind = Literal["statement", "notification"]
"""A statement has balances, a notification tells of entries before their statement does (camt.054)."""
BankFileFault = Literal[
    "empty", "unknown_format", "doctype", "broken", "cut_off", "unknown_version", "other_message", "amount", "date", "too_large"
]
"""Why a file is not read: nothing in it; no format of ours; a DOCTYPE, which could be a bomb; not well-formed, or a line that is
none of its format; it ends before it is over; a version that we do not know; another message, as of the day's interim report;
an amount or a date that is none; longer than any statement."""
LARGEST_FILE = 100 * 2**20
"""Bytes of a bank's file."""
LineMethod = Literal["transfer", "debit", "cheque", "card", "cash", "other"]


class BankFileError(Exception):
    """A file that is not read. fault: why. where: the line or entry at which, 0 where none is meant."""

    def __init__(self, fault: BankFileFault, where: int = 0) -> None:
        super().__init__(fault)
        self.fault: BankFileFault = fault
        self.where = where


class StatementBegins(NamedTuple):
    """A statement, or a page of one, as far as it is known before its lines.

    number: the bank's own count. on: the day that it was made on. page: from 1; first, last: whether no other is before or after.
    opening: the balance before its lines, negative where the account is overdrawn; None where the file says none here.
    notified: whether its entries may come by a notification too, which knows nothing of statements.
    """

    kind: BankFileKind
    account: str
    currency: str
    id: str
    number: int | None
    on: date
    page: int
    first: bool
    last: bool
    opening: Decimal | None
    notified: bool = False


class BankLine(NamedTuple):
    """A booked entry of a statement; or one of its parts, where it is a batch whose parts are told.

    entry: which one it is of its page, from 1. part: which one of the batch, from 1; 0: the entry as a whole.
    amount: without a sign; `credit` says which way it went. entry_amount, entry_credit: those of the whole entry.
    reversal: whether it takes an earlier one back. servicer_ref: the bank's own for the entry; part_ref: for the part.
    charges: taken off. reference: the structured one. text: the remittance's, in one line.
    """

    entry: int
    part: int
    credit: bool
    amount: Decimal
    currency: str
    entry_credit: bool
    entry_amount: Decimal
    entry_currency: str
    booked: date
    value: date
    method: LineMethod = "other"
    reversal: bool = False
    servicer_ref: str = ""
    part_ref: str = ""
    end_to_end: str = ""
    payer: str = ""
    iban: str = ""
    reference: str = ""
    text: str = ""
    charges: Decimal | None = None

    @property
    def signed(self) -> Decimal:
        """The amount as it changes the balance."""
        return self.amount if self.credit else -self.amount

    @property
    def entry_signed(self) -> Decimal:
        """The amount of the whole entry as it changes the balance."""
        return self.entry_amount if self.entry_credit else -self.entry_amount


class StatementEnds(NamedTuple):
    """The end of a statement or page: the balance after its lines, or None where the file says none; the last day it tells of."""

    closing: Decimal | None
    until: date


BankFileEvent = StatementBegins | BankLine | StatementEnds
"""A file is a stream of them: begins, lines, ends, and again."""
