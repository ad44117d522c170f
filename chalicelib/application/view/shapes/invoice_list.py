"""What a link of the invoices alone shows: what is owed, its documents, and where money goes."""

from msgspec import Struct, field

from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.application.view.shapes.order_facts import ShownFact
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.application.view.shapes.payable import ShownPaying
from chalicelib.application.view.shapes.seller_contact import ShownBank, ShownCall, ShownContact
from chalicelib.domain.sale.turn import Who
from chalicelib.domain.values.language import Language


class ShownInvoice(Struct, frozen=True):
    """An invoice, or what is still to be invoiced; texts are ready to show.

    late: its day has passed. wait: what waits for the reader. payment: the reference to pay it under, where it is to be paid.
    """

    name: str
    note: str | None
    document: ShownDocumentLink | None
    due: str
    state: str
    state_note: str | None
    late: bool
    who: Who
    wait: str
    payment: ShownBank | None
    amount: str


class ShownInvoiceDocument(Struct, frozen=True):
    """A document and what it is there for."""

    label: str
    document: ShownDocumentLink


class ShownSupplier(Struct, frozen=True):
    """What accountants keep of a supplier, where money goes, and what to do about another account; `call` is in `warning`."""

    facts: list[ShownFact]
    bank: list[ShownBank]
    warning: str
    call: ShownCall


class InvoicesDocument(Struct, frozen=True, tag_field="view", tag="invoices"):
    """The invoices of a dossier, and nothing else of it. version: another one whenever something of this changed."""

    version: str
    lang: Language
    reference: str
    title: str
    customer_reference: str | None
    supplier_number: str | None
    for_: str = field(name="for")
    verdict: list[str]
    verdict_late: bool
    lead: str
    todo: ShownTodo
    paying: ShownPaying | None
    invoices: list[ShownInvoice]
    supplier: ShownSupplier
    documents: list[ShownInvoiceDocument]
    contact: ShownContact
    permits: str
