"""Invoices; what takes them back is in `credit_note`."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.changes import settle, with_document
from chalicelib.domain.sale.command_parts import (
    LINK_UNLESS_REVOKED,
    NEEDS_NOTHING,
    NOBODY,
    no_staff,
    suppresses_nothing,
    without_account,
)
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Enrolled, Events, NumberRule, PeopleRule
from chalicelib.domain.sale.deposit_use import by_lines, used_by, without
from chalicelib.domain.sale.despatch import as_it_stands
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import enrol_mailbox, mailbox_of
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.invoice import (
    BookInvoice,
    ChangeDueDate,
    DueDateChanged,
    InvoiceBooked,
    InvoiceEvent,
    InvoiceIssued,
    IssueInvoice,
)
from chalicelib.domain.sale.features import credit_note
from chalicelib.domain.sale.from_bodies import number_of, parts_of, period_of
from chalicelib.domain.sale.gate.check_bill import check_bill
from chalicelib.domain.sale.invoice_rules import (
    amounts_are_those_of_its_lines,
    cancelled_bills_shipped_only,
    due_is_another,
    due_not_before_day,
    invoice_exists,
    invoice_not_booked,
    not_before_its_invoice,
    number_is_new,
    parts_are_lines,
    parts_not_invoiced,
    prepaid_was_received,
    something_is_open,
)
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.invoicing import amounts_of
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.money_kept import money_move
from chalicelib.domain.sale.money_move import MoneyMove
from chalicelib.domain.sale.owed import billable, carried, freight_due
from chalicelib.domain.sale.rules import invoice_of, is_ordered, not_before_order, upload_was_accepted
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Specs, Unmailed
from chalicelib.domain.sale.vat_check import check_vat
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.period import Period
from chalicelib.domain.values.roles import STAFF


def _invoiced(state: Dossier, event: InvoiceIssued, entry: Entry) -> Change:
    on, taken = entry.origin.effective, {one.invoice: one.amount for one in event.carried}
    invoice = Invoice(
        event.number, on, event.due, event.parts, event.net, event.vat, event.gross, event.freight, event.booked,
        event.prepaid + sum(taken.values(), ZERO), nets=event.nets, less=event.less,
        named=event.named or as_it_stands(state, event.parts, on), deposits=event.deposits,
    )  # fmt: skip
    before = tuple(
        settle(replace(one, paid=one.paid - taken[one.number]), on) if one.number in taken else one for one in state.invoices
    )
    none = event.elsewhere and event.pdf is None
    return {
        "invoices": (*before, settle(invoice, on)),
        "deposit": state.deposit - event.prepaid,
        "money": (*state.money, *_brought(event, entry)),
        "deposits": tuple(without(state.deposits, event.deposits)),
        "documents": state.documents if none else with_document(state, entry, "invoice", event.number, event.pdf),
    }


def _brought(event: InvoiceIssued, entry: Entry) -> Iterator[MoneyMove]:
    """Yield the money that an invoice begins with: of the deposit, and of invoices that were credited to be issued again."""
    if event.prepaid:
        yield money_move(entry, "taken", event.prepaid, invoice=event.number)
    for one in event.carried:
        yield money_move(entry, "moved", one.amount, invoice=event.number, source=one.invoice)


def _due(state: Dossier, event: DueDateChanged, entry: Entry) -> Change:
    def moved(invoice: Invoice) -> Invoice:
        return replace(invoice, due=event.due, printed_due=invoice.printed_due or invoice.due)

    return {"invoices": tuple(moved(i) if i.number == event.invoice else i for i in state.invoices)}


def _booked(state: Dossier, event: InvoiceBooked, entry: Entry) -> Change:
    return {"invoices": tuple(replace(i, booked=True) if i.number == event.invoice else i for i in state.invoices)}


INVOICE_ISSUED = Spec(
    event=InvoiceIssued,
    allowed=(
        is_ordered,
        not_before_order,
        parts_are_lines,
        parts_not_invoiced,
        cancelled_bills_shipped_only,
        amounts_are_those_of_its_lines,
        due_not_before_day,
        number_is_new,
        prepaid_was_received,
        upload_was_accepted,
    ),
    apply=_invoiced,
    shown="always",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Mailed("invoice", to="readers", rank=50, billing="always"),
    document="render",
    staff=None,
)

INVOICE_BOOKED = Spec(
    event=InvoiceBooked,
    allowed=(invoice_exists, invoice_not_booked),
    apply=_booked,
    shown="internal",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Unmailed("it is our books' affair; the invoice was mailed"),
    document=None,
    staff=None,
)

DUE_DATE_CHANGED = Spec(
    event=DueDateChanged,
    allowed=(invoice_exists, not_before_its_invoice, something_is_open, due_is_another),
    apply=_due,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("due_date", to="readers", rank=65, billing="always"),
    document=None,
    staff=None,
)

SPECS: Specs[InvoiceEvent] = INVOICE_ISSUED | INVOICE_BOOKED | credit_note.CREDITED | DUE_DATE_CHANGED


def _invoice(state: Dossier, command: IssueInvoice, context: Context) -> Events:
    parts, freight = parts_of(command.parts, billable(state)), freight_due(state)
    amounts, due = amounts_of(state, parts, freight=freight), _due_of(state, command, context)
    number, gross = number_of(command.number), amounts.totals.gross
    paid = carried(state, gross)
    left = gross - sum((one.amount for one in paid), ZERO)
    return (
        InvoiceIssued(
            number, parts, amounts.totals.net, amounts.shares, gross, due, freight, command.booked,
            used_by(state, amounts.totals, left), command.pdf, nets=tuple(line.net for line in amounts.lines), less=amounts.less,
            carried=paid, named=_named(state, command, parts, context), deposits=by_lines(state, amounts.totals.vat, left),
        ),
    )  # fmt: skip


def _due_of(state: Dossier, command: IssueInvoice, context: Context) -> date:
    """Give the day by which the invoice is paid: the one given, else as agreed when it was ordered, else as the seller says.

    Raises Invalid where nobody agreed on one.
    """
    terms = state.pay or context.offers.payment
    due = command.due or (terms.due(context.day) if terms else None)
    if due is None:
        raise Invalid("nobody agreed when this is paid: give the day", field="due")
    return due


def _named(state: Dossier, command: IssueInvoice, parts: tuple[Part, ...], context: Context) -> AsIssued:
    return replace(
        as_it_stands(state, parts, context.day),
        engagement=command.engagement or state.engagement,
        performed=_performed(state, command, parts),
        mailbox=mailbox_of(context.people, state.contact),
    )


def _enrol_mailbox(people: People, command: IssueInvoice, state: DossierBase) -> Enrolled:
    return Enrolled(enrol_mailbox(people, state.contact))


def _performed(state: Dossier, command: IssueInvoice, parts: tuple[Part, ...]) -> Period | None:
    """Say when the services of an invoice were done. Raises Invalid where it has none."""
    period, services = period_of(command.performed), {line.id for line in state.lines if not line.goods}
    if period and not services & {part.line for part in parts}:
        raise Invalid("nothing on this invoice is a service: leave `performed` out", field="performed")
    return period


def _uploaded(command: IssueInvoice) -> bool:
    return command.pdf is not None


def _change_due(state: Dossier, command: ChangeDueDate, context: Context) -> Events:
    if command.due < context.day:
        raise Invalid("nobody can pay by a day that is past: give %(day)s or a later one", field="due", day=context.day)
    return (DueDateChanged(command.invoice, command.due, invoice_of(state, command.invoice).due),)


def _book(state: Dossier, command: BookInvoice, context: Context) -> Events:
    return (InvoiceBooked(command.invoice),)


REACHED = PeopleRule[IssueInvoice](
    account=without_account, enrol=_enrol_mailbox, staff=no_staff, suppresses=suppresses_nothing
)  # fmt: skip
"""An invoice remembers the mail address of whom the dossier is for."""

COMMANDS = (
    CommandSpec(
        command=IssueInvoice, roles=STAFF, source="manager", about=(InvoiceIssued,), comment="staff", opens=None, people=REACHED,
        needs=NEEDS_NOTHING, number=NumberRule[IssueInvoice](sequence="invoice", billed=True, uploaded=_uploaded),
        propose=_invoice,
        checks=(check_bill, check_vat), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=ChangeDueDate, roles=STAFF, source="manager", about=(DueDateChanged,), comment="customers", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_change_due, checks=(), strikes=None, link=LINK_UNLESS_REVOKED,
        keep=False,
    ),
    CommandSpec(
        command=BookInvoice, roles=STAFF, source="manager", about=(InvoiceBooked,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_book, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    *credit_note.COMMANDS,
)  # fmt: skip
