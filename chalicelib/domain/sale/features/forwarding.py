"""Customers have invoices mailed to who pays them, who is let in for invoices alone."""

from datetime import date

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.billed_again import billing_mail
from chalicelib.domain.sale.changes import nothing
from chalicelib.domain.sale.command_parts import NEEDS_NOTHING, no_staff, suppresses_nothing, writes_account
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Enrolled, Events, PeopleRule
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import enrol_colleague, enrol_typed
from chalicelib.domain.sale.facts.forwarding import ForwardingEvent, ForwardInvoice, InvoiceForwarded
from chalicelib.domain.sale.facts.link import LinkGranted
from chalicelib.domain.sale.features.sharing import shared
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.sharing_rules import check_not_shut_out, held_link
from chalicelib.domain.sale.spec import Mailed, Spec, Specs
from chalicelib.domain.values.roles import CUSTOMER


def invoice_is_made(state: Dossier, event: InvoiceForwarded, day: date) -> None:
    document = state.document(event.entry)
    if document is None or document.kind != "invoice" or document.void:
        raise Invalid("entry %(entry)s makes no invoice", field="document", entry=event.entry)


def reader_is_not_shut_out(state: Dossier, event: InvoiceForwarded, day: date) -> None:
    """Hold it to what staff decided: whoever they shut out gets nothing of the dossier."""
    check_not_shut_out(state, event.contact)


INVOICE_FORWARDED = Spec(
    event=InvoiceForwarded,
    allowed=(is_open, invoice_is_made, reader_is_not_shut_out),
    apply=nothing,
    shown="always",
    strike="permanent",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("forwarded_invoice", to="named", rank=55, billing="never"),
    document=None,
    staff=None,
)

SPECS: Specs[ForwardingEvent] = Specs(INVOICE_FORWARDED)


def _enrol(people: People, command: ForwardInvoice, state: DossierBase) -> Enrolled:
    people, signer = enrol_typed(people, command.name, "name")
    email, name = command.email, None
    if email is None:
        email, address = billing_mail(state, people), people.addresses.get(state.billing)
        name = address.lines[0] if address else None
    if email is None:
        raise Invalid("the billing address has no mail address: write the one that the invoice goes to", field="email")
    people, contact = enrol_colleague(people, email, name, None, state.contact)
    return Enrolled(people, (signer, contact))


def _forward(state: Dossier, command: ForwardInvoice, context: Context) -> Events:
    held, (signer, contact) = held_link(state, context.link, context.day), context.enrolled
    forwarded = InvoiceForwarded(command.document, contact, signer)
    if any(link.contact == contact and link.in_force(context.day) for link in state.links):
        return (forwarded,)
    granted = LinkGranted(f"l{len(state.links) + 1}", contact, "invoices", signer=signer)
    return (shared(state, held, granted, context.day), forwarded)


COMMANDS = (
    CommandSpec(
        command=ForwardInvoice, roles=CUSTOMER, source="page", about=(InvoiceForwarded,), comment="customers", opens=None,
        people=PeopleRule[ForwardInvoice](account=writes_account, enrol=_enrol, staff=no_staff, suppresses=suppresses_nothing),
        needs=NEEDS_NOTHING, number=None, propose=_forward, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
