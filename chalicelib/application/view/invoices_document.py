"""The document of a link that shows the invoices alone."""

from hashlib import sha256

import msgspec
from msgspec.structs import replace

from chalicelib.application.view.details import contact
from chalicelib.application.view.documents import account
from chalicelib.application.view.kind_views import view_of
from chalicelib.application.view.news_day import calling
from chalicelib.application.view.permitted_here import permitted
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.shapes.invoice_list import InvoicesDocument, ShownSupplier
from chalicelib.application.view.shapes.order_facts import ShownFact

VERSION = 12
"""Signs of a version."""


def invoices_document(reading: AnyReading) -> InvoicesDocument:
    """Give what is owed, each invoice, its documents, and where money goes; no history, so no word of answers kept in it."""
    w, state, shown = reading.translations, reading.state, view_of(reading).invoices(reading)
    document = InvoicesDocument(
        version="",
        lang=w.lang,
        reference=reading.reference,
        title=w.gettext("Invoices of %(reference)s, %(state)s") % {"reference": reading.reference, "state": shown.verdict.short},
        customer_reference=state.order_number,
        supplier_number=state.supplier_number,
        for_=reading.people.name,
        verdict=shown.verdict.sentences,
        verdict_late=shown.verdict.late,
        lead=_lead(reading),
        todo=shown.todo,
        paying=shown.paying,
        invoices=shown.rows,
        supplier=_supplier(reading),
        documents=shown.documents,
        contact=replace(contact(reading), reply=""),
        permits=permitted(reading),
    )
    # By what is shown alone: that something else of the dossier changed is not theirs to know.
    return replace(document, version=sha256(msgspec.json.encode(document)).hexdigest()[:VERSION])


def _lead(reading: AnyReading) -> str:
    """Say who passed the invoices on, and with whom the rest is."""
    w, link = reading.translations, reading.link
    sharer = reading.people.contacts.get(link.by or "") if link else None
    if sharer is None:
        return w.gettext("You read the invoices of this order, and nothing else of it.")
    text = w.gettext(
        "%(who)s passed the invoices of this order on to you. "
        "Days, messages and history stay with %(who)s, under number %(number)s."
    )
    return text % {"who": sharer.name, "number": reading.state.order_number or reading.reference}


def _supplier(reading: AnyReading) -> ShownSupplier:
    w, legal = reading.translations, reading.seller.legal
    facts = [
        ShownFact(legal.company, legal.registration, False),
        ShownFact(w.gettext("VAT number"), legal.vat, True),
    ]
    warning = w.gettext("A message tells you of another IBAN? Do not answer it: call")
    return ShownSupplier(facts, account(reading), warning, calling(reading))
