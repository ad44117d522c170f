"""Events and commands of invoices and credit notes."""

from datetime import date
from decimal import Decimal
from typing import Literal

from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.domain.sale.bodies import Groups, NewPeriod, Parts
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.credit_reasons import CreditReason
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Allocation, DepositTaken, Part, Skipped
from chalicelib.domain.values.fields import Amount, Day, PrintedWord, Sha256, Word
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.vat import VatShare, VatTaken


class InvoiceIssued(EventBase, frozen=True, tag="invoice_issued"):
    """An invoice over parts of the order; amounts as issued never change.

    prepaid: taken from the deposit; deposits: what of it lines of less than nothing take off deposit invoices, by VAT category
    and rate; carried: what had been paid on invoices that it takes the place of. BT-113 has what no line takes off.
    nets: of each part (BT-131); less: the discount on all of them (BT-92). None said: as the parts come to alone.
    named: whom and what it names; none said: what the dossier said then. elsewhere: another system issued it.
    """

    number: str
    parts: tuple[Part, ...]
    net: Decimal
    vat: tuple[VatShare, ...]
    gross: Decimal
    due: date
    freight: bool = False
    booked: bool = False
    prepaid: Decimal = ZERO
    pdf: str | None = None
    skipped: tuple[Skipped, ...] = ()
    nets: tuple[Decimal, ...] = ()
    less: tuple[VatShare, ...] = ()
    carried: tuple[Allocation, ...] = ()
    named: AsIssued | None = None
    elsewhere: bool = False
    deposits: tuple[DepositTaken, ...] = ()


class InvoiceBooked(EventBase, frozen=True, tag="invoice_booked"):
    """The invoice was entered in the accounts."""

    invoice: str


class Credited(EventBase, frozen=True, tag="credited"):
    """A credit note (UNTDID 1001 code 381) over an amount, VAT included, of an invoice.

    shares: what it takes of each VAT category and rate; none said: of all, in proportion of what was left.
    parts, freight: the pieces and the carriage that come back; none: an amount does. nets, less: of them, as of an invoice.
    earlier: what of their net credit notes over amounts had taken back before.
    invoice_again: whether its pieces, those of the whole invoice where it names none, are invoiced again; None: nobody said.
    deliver_again: whether its pieces leave once more. elsewhere: another system issued it.
    shelved: pieces that came back into counted stock.
    """

    number: str
    invoice: str
    amount: Decimal
    skipped: tuple[Skipped, ...] = ()
    invoice_again: bool | None = None
    shares: tuple[VatTaken, ...] = ()
    parts: tuple[Part, ...] = ()
    nets: tuple[Decimal, ...] = ()
    less: tuple[VatShare, ...] = ()
    freight: bool = False
    earlier: tuple[VatShare, ...] = ()
    deliver_again: bool = False
    reason: CreditReason | None = None
    elsewhere: bool = False
    shelved: tuple[Part, ...] = ()


class DueDateChanged(EventBase, frozen=True, tag="due_date_changed"):
    """An invoice is due on another day than it was; its document stays as it is."""

    invoice: str
    due: date
    was: date


InvoiceEvent = InvoiceIssued | InvoiceBooked | Credited | DueDateChanged
InvoiceMail = Literal["invoice", "credit", "due_date"]


class IssueInvoice(Command, frozen=True, kw_only=True, tag="issue_invoice"):
    """Invoice these pieces (all that were not yet, if not given).

    number: only of an invoice that another system issued, which has no document here but the pdf that comes with it: no second
    original is made under its number. Ours is the next of its sequence. performed: when its services were done.
    engagement: of a public body, that of the order if not given. due: as agreed when it was ordered, if not given.
    """

    due: Day | None = None
    number: Word | None = None
    parts: Parts | None = None
    booked: bool = False
    pdf: Sha256 | None = None
    performed: NewPeriod | None = None
    engagement: PrintedWord | None = None


class ChangeDueDate(Command, frozen=True, kw_only=True, tag="change_due_date"):
    """Give another day on which an invoice is due; its document stays as it is."""

    invoice: Word
    due: Day


class BookInvoice(Command, frozen=True, kw_only=True, tag="book_invoice"):
    """Enter an invoice in the accounts."""

    invoice: Word


class Credit(Command, frozen=True, kw_only=True, tag="credit"):
    """Issue a credit note over what comes back of an invoice, and why; number as of an invoice.

    What comes back is one of these: pieces (parts) and the carriage (freight), at what they were invoiced; an amount, VAT
    included, of each VAT category and rate (groups); an amount alone, of an invoice with one of them left, or of all that is.
    invoice_again: whether the pieces, or those of an invoice that is credited in full, are invoiced again. True waits on us
    until they are, false waits for nobody. Not given: true where they are still to be paid for, else false.
    deliver_again: whether the pieces leave once more, which waits on us until they have.
    restock: whether pieces that are counted go back on the shelf, where those that leave once more are kept for the order.
    """

    invoice: Word
    reason: CreditReason
    amount: Amount | None = None
    parts: Parts | None = None
    freight: bool = False
    groups: Groups | None = None
    number: Word | None = None
    invoice_again: bool | None = None
    deliver_again: bool = False
    restock: bool = True
