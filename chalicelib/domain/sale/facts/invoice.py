"""Events and commands of invoices and credit notes."""

from datetime import date
from decimal import Decimal
from typing import Literal

from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.domain.sale.bodies import NewPeriod, Parts
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Allocation, Part, Skipped
from chalicelib.domain.values.fields import Amount, Day, Sha256, Word
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.vat import VatShare


class InvoiceIssued(EventBase, frozen=True, tag="invoice_issued"):
    """An invoice over parts of the order; amounts as issued never change.

    prepaid: taken from the deposit; carried: what had been paid on invoices that it takes the place of; BT-113 has both.
    nets: of each part (BT-131); less: the discount on all of them (BT-92). None said: as the parts come to alone.
    named: whom and what it names; none said: what the dossier said then.
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


class InvoiceBooked(EventBase, frozen=True, tag="invoice_booked"):
    """The invoice was entered in the accounts."""

    invoice: str


class Credited(EventBase, frozen=True, tag="credited"):
    """A credit note (UNTDID 1001 code 381) over an amount, VAT included, of an invoice.

    invoice_again: whether the pieces of an invoice credited in full are invoiced again; None: nobody said.
    """

    number: str
    invoice: str
    amount: Decimal
    skipped: tuple[Skipped, ...] = ()
    invoice_again: bool | None = None


InvoiceEvent = InvoiceIssued | InvoiceBooked | Credited
InvoiceMail = Literal["invoice", "credit"]


class IssueInvoice(Command, frozen=True, kw_only=True, tag="issue_invoice"):
    """Invoice these pieces (all that were not yet, if not given).

    number: only of an invoice that another system issued; ours is the next of its sequence. performed: when its services were
    done. engagement: of a public body, that of the order if not given.
    """

    due: Day
    number: Word | None = None
    parts: Parts | None = None
    booked: bool = False
    pdf: Sha256 | None = None
    performed: NewPeriod | None = None
    engagement: Word | None = None


class BookInvoice(Command, frozen=True, kw_only=True, tag="book_invoice"):
    """Enter an invoice in the accounts."""

    invoice: Word


class Credit(Command, frozen=True, kw_only=True, tag="credit"):
    """Issue a credit note over an amount, VAT included, of an invoice; number as of an invoice.

    invoice_again: whether the pieces of an invoice that is thereby credited in full are invoiced again. True waits on us
    until they are, false waits for nobody. Not given: true where all that is left of the invoice is credited and its pieces
    are still to be paid for, else false.
    """

    invoice: Word
    amount: Amount
    number: Word | None = None
    invoice_again: bool | None = None
