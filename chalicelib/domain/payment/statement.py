"""A bank statement that came in: its pages, whether it adds up, and what became of it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal, get_args

from msgspec import Struct

from chalicelib.domain.payment.bank_line import BankFileFault, BankFileKind
from chalicelib.domain.payment.payment_id import letters_of
from chalicelib.domain.values.money import ZERO

StatementState = Literal["incomplete", "booked", "aside"]
"""Pages are missing; its entries are payments; nothing of it is booked until somebody looks at it."""
StatementFault = Literal["sums", "no_balance", "currency", "differs"] | BankFileFault
"""Why one is put aside: opening and entries do not come to the closing balance; it says no balance; an entry is in another
currency than the account; another statement of the same number was booked before; or its file is not read, and why."""
PREFIX = "STM-"


class StatementPage(Struct, frozen=True):
    """A page as its file has it: the sum of its entries, signed, and how many there are. file: where it was put."""

    page: int
    first: bool
    last: bool
    file: str
    opening: Decimal | None
    closing: Decimal | None
    total: Decimal
    entries: int
    one_currency: bool = True


class Statement(Struct, frozen=True, kw_only=True):
    """A statement as far as its pages came, or a file that is not read: then account is empty and why says what is wrong.

    name, number: the bank's own. on: the day it was made; until: the last day it tells of. seen: when it came (UTC).
    where: the line or entry at which a file is wrong, 0 where none is meant.
    """

    id: str
    version: int
    kind: BankFileKind
    account: str
    currency: str
    name: str
    number: int | None
    on: date
    until: date
    seen: datetime
    state: StatementState
    why: StatementFault | None = None
    where: int = 0
    pages: tuple[StatementPage, ...] = ()

    @property
    def opening(self) -> Decimal | None:
        """The balance before it."""
        return self.pages[0].opening if self.pages else None

    @property
    def closing(self) -> Decimal | None:
        """The balance after it, as the bank says it."""
        return self.pages[-1].closing if self.pages else None

    @property
    def total(self) -> Decimal:
        """What its entries come to."""
        return sum((page.total for page in self.pages), ZERO)

    @property
    def reckoned(self) -> Decimal | None:
        """The balance after it, as it adds up."""
        return None if self.opening is None else self.opening + self.total

    @property
    def entries(self) -> int:
        """How many entries its pages have."""
        return sum(page.entries for page in self.pages)

    @property
    def files(self) -> tuple[str, ...]:
        """Where its pages were put, in their order."""
        return tuple(dict.fromkeys(page.file for page in self.pages))


def statement_id(*identity: str) -> str:
    """Give the id of a statement, which is the same whenever it comes."""
    return PREFIX + letters_of("statement", *identity)


def merged(before: tuple[StatementPage, ...], new: tuple[StatementPage, ...]) -> tuple[StatementPage, ...]:
    """Give all pages in their order; one that came again takes the place of the one before."""
    return tuple(sorted({page.page: page for page in (*before, *new)}.values(), key=lambda page: page.page))


def judged(kind: BankFileKind, pages: tuple[StatementPage, ...]) -> tuple[StatementState, StatementFault | None]:
    """Say what becomes of a statement of these pages. A notification has no balances: it is what it says."""
    if kind == "notification":
        return "booked", None
    consecutive = all(page.page == pages[0].page + number for number, page in enumerate(pages))
    if not (consecutive and pages[0].first and pages[-1].last):
        return "incomplete", None
    opening, closing = pages[0].opening, pages[-1].closing
    if opening is None or closing is None:
        return "aside", "no_balance"
    if not all(page.one_currency for page in pages):
        return "aside", "currency"
    return ("booked", None) if opening + sum((page.total for page in pages), ZERO) == closing else ("aside", "sums")


def same_figures(before: tuple[StatementPage, ...], after: tuple[StatementPage, ...]) -> bool:
    """Say whether pages tell the same, whichever file they came in."""
    return [_figures(page) for page in before] == [_figures(page) for page in after]


def _figures(page: StatementPage) -> tuple[object, ...]:
    return page.page, page.opening, page.closing, page.total, page.entries


FILE_FAULTS = frozenset[str](get_args(BankFileFault))
"""Faults of a file, of which no statement is told."""
