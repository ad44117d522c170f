"""Commands on invoices and credit notes."""

from decimal import Decimal

from chalicelib.domain.sale.buyer_rules import check_buyer
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, NumberRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.invoice import BookInvoice, Credit, Credited, InvoiceBooked, InvoiceIssued, IssueInvoice
from chalicelib.domain.sale.from_bodies import number_of, parts_of
from chalicelib.domain.sale.invoicing import amounts_of
from chalicelib.domain.sale.owed import again_unless_said, billable, carried, freight_due
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.roles import ACCOUNTANT, STAFF


def _invoice(state: Dossier, command: IssueInvoice, context: Context) -> Events:
    parts, freight = parts_of(command.parts, billable(state)), freight_due(state)
    amounts = amounts_of(state, parts, freight=freight)
    number, gross = number_of(command.number), amounts.totals.gross
    paid = carried(state, gross)
    left = gross - sum((one.amount for one in paid), ZERO)
    return (
        InvoiceIssued(
            number, parts, amounts.totals.net, amounts.shares, gross, command.due, freight, command.booked,
            min(state.deposit, left), command.pdf, nets=tuple(line.net for line in amounts.lines), less=amounts.less,
            carried=paid,
        ),
    )  # fmt: skip


def _own(command: IssueInvoice) -> bool:
    return command.pdf is not None


def _book(state: Dossier, command: BookInvoice, context: Context) -> Events:
    return (InvoiceBooked(command.invoice),)


def _credit(state: Dossier, command: Credit, context: Context) -> Events:
    amount, again = Decimal(command.amount), command.invoice_again
    if again is None:
        again = again_unless_said(state, command.invoice, amount)
    return (Credited(number_of(command.number), command.invoice, amount, invoice_again=again),)


def _ours(command: Credit) -> bool:
    """No document of staff's own stands in for a credit note."""
    return False


COMMANDS = (
    CommandSpec(
        command=IssueInvoice, roles=STAFF, source="manager", about=(InvoiceIssued,), comment="staff", opens=None, people=NOBODY,
        number=NumberRule[IssueInvoice](sequence="invoice", billed=True, own=_own), propose=_invoice, checks=(check_buyer,),
        strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=BookInvoice, roles=STAFF, source="manager", about=(InvoiceBooked,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_book, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=Credit, roles=ACCOUNTANT, source="accountant", about=(Credited,), comment="staff", opens=None, people=NOBODY,
        number=NumberRule[Credit](sequence="credit_note", billed=True, own=_ours), propose=_credit, checks=(), strikes=None,
        link=LINK_UNLESS_REVOKED, keep=True,
    ),
)  # fmt: skip
