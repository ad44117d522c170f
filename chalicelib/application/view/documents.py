"""Documents on the page: each with its address and SHA-256, and the links to them from the steps, the history, the panel."""

from collections import Counter

from chalicelib.application.view.document_names import NAMES, document_number, file_name, linked, see, title
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.application.view.shapes.document_list import ShownArchive, ShownDocument, ShownDocuments
from chalicelib.application.view.shapes.seller_contact import ShownBank
from chalicelib.domain.sale.base import Document
from chalicelib.domain.sale.document_kinds import DOCUMENTS
from chalicelib.domain.sale.dossier import Dossier


def documents(reading: AnyReading) -> ShownDocuments:
    """Give all documents of the dossier, the address of all in one file once they are there, and where their money goes.

    As it was on an earlier day it has the documents alone: that file is of today, and nothing is paid from there.
    """
    state, translations = reading.state, reading.translations
    whole = bool(state.documents) and all(document.sha256 for document in state.documents)
    archive = ShownArchive(translations.gettext("All documents (zip)"), f"/api/dossiers/{reading.reference}/documents.zip")
    return ShownDocuments(
        items=[_item(reading, document) for document in state.documents],
        archive=archive if whole and not reading.then else None,
        bank=[] if reading.then else account(reading),
    )


def account(reading: AnyReading) -> list[ShownBank]:
    """Say where a transfer goes."""
    translations, bank = reading.translations, reading.seller.bank
    return [
        ShownBank(label=translations.gettext("Account holder"), value=bank.holder, copy=bank.holder),
        ShownBank(label=translations.gettext("IBAN"), value=bank.iban, copy=bank.iban.replace(" ", "")),
        ShownBank(label=translations.gettext("BIC"), value=bank.bic, copy=bank.bic),
    ]


def of_step(reading: AnyReading, key: str) -> list[ShownDocumentLink]:
    """Give the links of a step, to what stands today."""
    current = [
        document
        for document in reading.state.documents
        if DOCUMENTS[document.kind].step == key and replaced(reading, document) is None
    ]
    kinds = Counter(document.kind for document in current)
    return [link_to(reading, each, _short(reading, each, alone=kinds[each.kind] == 1)) for each in current]


def of_entry(reading: AnyReading, entry: int) -> list[ShownDocumentLink]:
    """Give the link to the document that an entry made."""
    document, translations = reading.state.document(entry), reading.translations
    if document is None:
        return []
    return [link_to(reading, document, linked(translations, reading.reference, document))]


def of_invoice(reading: AnyReading, number: str) -> ShownDocumentLink | None:
    """Give the link to an invoice, its size said."""
    invoices = (document for document in reading.state.documents if (document.kind, document.number) == ("invoice", number))
    document, translations = next(invoices, None), reading.translations
    if document is None:
        return None
    sized = translations.gettext("See the invoice (PDF, %(size)s)") % {"size": _size(reading, document)}
    return link_to(reading, document, sized if document.sha256 else translations.pgettext("document", "Invoice"))


def of_request(reading: AnyReading, entry: int) -> ShownDocumentLink | None:
    """Give the link to what an entry asks for money with; None where it made no document."""
    document = reading.state.document(entry)
    return link_to(reading, document, see(reading.translations, document.kind)) if document else None


def replaced(reading: AnyReading, document: Document) -> str | None:
    """Say why a document no longer holds: withdrawn, or a newer one stands in its place; None if it does."""
    state, translations = reading.state, reading.translations
    if document.void:
        return translations.gettext("Withdrawn")
    newer = state.replacement(document)
    if newer:
        values = {"number": document_number(reading.reference, newer), "n": newer.number}
        return translations.gettext(NAMES[document.kind].replaced) % values
    parcel = _parcel(state, document)
    note = state.note_of(parcel) if parcel else None
    if note and note.number != document.number:
        return translations.gettext("Replaced by %(number)s") % {"number": note.number}
    return None


def link_to(reading: AnyReading, document: Document, label: str) -> ShownDocumentLink:
    """Give the link to a document under a label."""
    return ShownDocumentLink(
        entry=document.entry,
        label=label,
        title=title(reading.translations, reading.reference, document),
        url=_url(reading, document),
        pending=_pending(reading, document),
    )


def _item(reading: AnyReading, document: Document) -> ShownDocument:
    note = replaced(reading, document)
    return ShownDocument(
        entry=document.entry,
        title=title(reading.translations, reading.reference, document),
        file=file_name(reading.translations, reading.reference, document),
        size=_size(reading, document) if document.sha256 else None,
        sha256=document.sha256,
        url=_url(reading, document),
        pending=_pending(reading, document),
        current=note is None,
        note=note,
    )


def _url(reading: AnyReading, document: Document) -> str | None:
    return f"/api/dossiers/{reading.reference}/documents/{document.entry}" if document.sha256 else None


def _pending(reading: AnyReading, document: Document) -> str | None:
    return None if document.sha256 else reading.translations.gettext("in preparation")


def _size(reading: AnyReading, document: Document) -> str:
    return reading.translations.gettext("%(n)s kB") % {"n": reading.translations.decimal(max(1, round(document.size / 1000)))}


def _short(reading: AnyReading, document: Document, *, alone: bool) -> str:
    """Give what the track calls it, where its step says the rest.

    A parcel is named where there are several, or more is to come. Of several documents of a kind each is named by its number.
    """
    translations, parcel = reading.translations, _parcel(reading.state, document)
    if parcel and (parcel > 1 or len(reading.state.parcels) > 1 or reading.state.unshipped):
        return translations.gettext("Note, parcel %(parcel)s") % {"parcel": parcel}
    return NAMES[document.kind].short(translations) if alone else title(translations, reading.reference, document)


def _parcel(state: Dossier, document: Document) -> int | None:
    """Give the parcel of a delivery note."""
    if document.kind != "delivery_note":
        return None
    return next((note.parcel for note in state.delivery_notes if note.number == document.number), None)
