"""Credit notes: what they take back of an invoice, and which pieces come back with it."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.sale.changes import settle, with_document
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NOBODY, no_skus
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, Needs, NumberRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.invoice import Credit, Credited
from chalicelib.domain.sale.gate.check_bill import check_bill
from chalicelib.domain.sale.invoice_rules import (
    credit_fits,
    delivered_again_are_goods,
    invoice_exists,
    not_before_its_invoice,
    number_is_new,
    pieces_returned,
    returned_were_there,
)
from chalicelib.domain.sale.invoices import CreditNote, Invoice, Returned
from chalicelib.domain.sale.lines import ReservedPart
from chalicelib.domain.sale.owed import invoiced_again_by_default
from chalicelib.domain.sale.rules import invoice_of
from chalicelib.domain.sale.spec import Change, Mailed, Spec
from chalicelib.domain.sale.taking import more_gone, more_taken, parts_counted, skus_of
from chalicelib.domain.sale.taking_back import taken_back
from chalicelib.domain.sale.vat_check import check_vat
from chalicelib.domain.values.roles import ACCOUNTANT


def _credited(state: Dossier, event: Credited, entry: Entry) -> Change:
    on = entry.origin.effective

    def less(invoice: Invoice) -> Invoice:
        credits = (*invoice.credits, _note(event, on))
        total = invoice.credited + event.amount
        return settle(replace(invoice, credited=total, credited_on=on, credits=credits, again=event.invoice_again), on)

    back = pieces_returned(state, event)
    change: Change = {"returns": (*state.returns, Returned(entry.seq, on, back, event.deliver_again))} if back else {}
    if event.shelved:
        change["gone"] = more_gone(state.gone, back=event.shelved)
        if event.deliver_again and not state.cancelled:
            change["taken"] = more_taken(state.taken, (ReservedPart(part.line, part.quantity) for part in event.shelved))
    return change | {
        "invoices": tuple(less(i) if i.number == event.invoice else i for i in state.invoices),
        "credit_notes": (*state.credit_notes, event.number),
        "documents": state.documents if event.elsewhere else with_document(state, entry, "credit_note", event.number),
    }


def _note(event: Credited, on: date) -> CreditNote:
    return CreditNote(
        event.number, event.amount, event.shares, event.parts, event.nets, event.less, event.freight, event.invoice_again, on,
    )  # fmt: skip


CREDITED = Spec(
    event=Credited,
    allowed=(invoice_exists, credit_fits, returned_were_there, delivered_again_are_goods, not_before_its_invoice, number_is_new),
    apply=_credited,
    shown="always",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Mailed("credit", to="readers", rank=60, billing="always"),
    document="render",
    staff=None,
)


def _credit(state: Dossier, command: Credit, context: Context) -> Events:
    event = taken_back(state, invoice_of(state, command.invoice), command)
    again = command.invoice_again
    if again is None:
        again = command.deliver_again or invoiced_again_by_default(
            state, invoice_of(state, command.invoice), event.amount, event.parts
        )
    back = pieces_returned(state, event) if command.restock else ()
    shelved = parts_counted({line.id: line for line in state.goods}, back, context.stock)
    return (replace(event, invoice_again=again, shelved=shelved),)


def _shelf(state: Dossier, command: Credit) -> frozenset[str]:
    """Name what may come back to the shelf; what is carried over came back before its stock was counted."""
    return skus_of(state.goods) if command.restock and command.parts and not command.recorded else frozenset()


def _never_uploaded(command: Credit) -> bool:
    """Say that no uploaded document stands in for a credit note."""
    return False


COMMANDS = (
    CommandSpec(
        command=Credit, roles=ACCOUNTANT, source="accountant", about=(Credited,), comment="staff", opens=None, people=NOBODY,
        needs=Needs(products=no_skus, stock=_shelf),
        number=NumberRule[Credit](sequence="credit_note", billed=True, uploaded=_never_uploaded),
        propose=_credit,
        checks=(check_bill, check_vat), strikes=None, link=LINK_UNLESS_REVOKED, keep=True,
    ),
)  # fmt: skip
