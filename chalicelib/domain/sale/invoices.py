"""Invoices as a sale has them: what was paid and credited on each, what came back, and money that came before one."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.domain.sale.lines import DepositTaken, Part
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.vat import VatShare, VatTaken


class CreditNote(Struct, frozen=True):
    """What a credit note took off its invoice.

    shares: of each VAT category and rate; none: in proportion of what was left. parts, freight: what came back, with its nets
    and its discount; none: an amount did. again: whether what came back is invoiced again; None: nobody said.
    on: the day (Paris) of the credit note.
    """

    number: str
    amount: Decimal
    shares: tuple[VatTaken, ...] = ()
    parts: tuple[Part, ...] = ()
    nets: tuple[Decimal, ...] = ()
    less: tuple[VatShare, ...] = ()
    freight: bool = False
    again: bool | None = None
    on: date | None = None

    @property
    def by_pieces(self) -> bool:
        """Whether pieces or the carriage came back, and not an amount."""
        return bool(self.parts) or self.freight


class Returned(Struct, frozen=True):
    """Pieces that came back by an entry on a day; again: whether they leave once more."""

    entry: int
    on: date
    parts: tuple[Part, ...]
    again: bool


class Invoice(Struct, frozen=True):
    """An issued invoice with what was paid and credited on it, VAT included.

    nets, less: of its parts, and the discount on all of them, as issued; none: as they come to alone. credited_on: last.
    credits: what each credit note took off, in their order.
    again: whether the credit over the last of it said that its pieces are invoiced again; None: it did not say.
    named: whom and what it names, as it was issued. favour: since when more was paid than stands; None: no more was.
    printed_due: what its document says, once it is due on another day. deposits: what it takes off deposit invoices, which is
    among what was paid.
    """

    number: str
    issued: date
    due: date
    parts: tuple[Part, ...]
    net: Decimal
    vat: tuple[VatShare, ...]
    gross: Decimal
    freight: bool = False
    booked: bool = False
    paid: Decimal = ZERO
    credited: Decimal = ZERO
    settled: date | None = None
    nets: tuple[Decimal, ...] = ()
    less: tuple[VatShare, ...] = ()
    credited_on: date | None = None
    credits: tuple[CreditNote, ...] = ()
    again: bool | None = None
    named: AsIssued = AsIssued()
    favour: date | None = None
    printed_due: date | None = None
    deposits: tuple[DepositTaken, ...] = ()

    @property
    def open(self) -> Decimal:
        """What remains to be paid; negative when too much was."""
        return self.gross - self.paid - self.credited

    @property
    def fully_credited(self) -> bool:
        """Say whether credits cover the whole invoice, so that its pieces may be invoiced again."""
        return 0 < self.gross <= self.credited

    def came_back(self, line: int, again: tuple[bool | None, ...] = (True, False, None)) -> int:
        """Pieces of a line that were credited by themselves; again: by credits that said so of invoicing them."""
        credits = (credit for credit in self.credits if credit.parts and credit.again in again)
        return sum(part.quantity for credit in credits for part in credit.parts if part.line == line)

    def stands(self, line: int, pieces: int) -> int:
        """How many of its pieces of a line the invoice still asks for."""
        return 0 if self.fully_credited else pieces - self.came_back(line)

    @property
    def carriage(self) -> bool:
        """Whether it still asks for the carriage."""
        return self.freight and not self.fully_credited and not any(credit.freight for credit in self.credits)


class AskedDeposit(Struct, frozen=True):
    """A deposit that was asked for by an entry on a day (Paris): its amount, VAT included, by when, and by which pro forma."""

    entry: int
    on: date
    amount: Decimal
    due: date
    ordinal: int


class DepositCredit(Struct, frozen=True):
    """A credit note that took deposit invoices back on a day (Paris), in part or whole: its amount, VAT included."""

    number: str
    on: date
    amount: Decimal


class Deposit(Struct, frozen=True):
    """Money of a payment that came before there was an invoice, and what of it went back or to another invoice.

    number: of its deposit invoice, where it has one; named: whom and what that names; shares: what it asks for of each VAT
    category and rate; left: what of them neither an invoice nor a credit note has taken off.
    """

    payment: str
    amount: Decimal
    on: date
    refunded: Decimal = ZERO
    number: str | None = None
    named: AsIssued = AsIssued()
    shares: tuple[VatTaken, ...] = ()
    left: tuple[VatTaken, ...] = ()
