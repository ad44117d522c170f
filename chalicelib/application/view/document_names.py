"""What documents are called: on the page, in mails, and as files. One row a kind."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from chalicelib.application.ports.translations import Translations, mark
from chalicelib.domain.sale.base import Document
from chalicelib.domain.sale.document_kinds import DOCUMENTS, DocumentKind


class DocumentNames(NamedTuple):
    """The names of one kind, as message ids.

    title: with its number. subject: the same as the subject of a sentence. see: a button that leads to it. short: at its step,
    which says the rest. linked: where an entry of the history made it, if that is not its title.
    replaced: of one whose place a newer one took.
    """

    title: str
    subject: str
    see: str
    short: Callable[[Translations], str]
    linked: str | None = None
    replaced: str = mark("Replaced by %(number)s")


NAMES: Mapping[DocumentKind, DocumentNames] = {
    "offer": DocumentNames(
        title=mark("Quote %(number)s"),
        subject=mark("The quote %(number)s"),
        see=mark("See the quote"),
        short=lambda t: t.gettext("See the quote"),
        linked=mark("The quote"),
        replaced=mark("Replaced by revision %(n)s"),
    ),
    "acknowledgement": DocumentNames(
        title=mark("Order confirmation %(number)s"),
        subject=mark("The order confirmation %(number)s"),
        see=mark("See the order confirmation"),
        short=lambda t: t.pgettext("document", "Confirmation"),
        linked=mark("Order confirmation"),
    ),
    "delivery_note": DocumentNames(
        title=mark("Delivery note %(number)s"),
        subject=mark("The delivery note %(number)s"),
        see=mark("See the delivery note"),
        short=lambda t: t.pgettext("document", "Delivery note"),
    ),
    "proforma": DocumentNames(
        title=mark("Pro forma %(number)s"),
        subject=mark("The pro forma %(number)s"),
        see=mark("See the pro forma"),
        short=lambda t: t.pgettext("document", "Pro forma"),
    ),
    "deposit_invoice": DocumentNames(
        title=mark("Deposit invoice %(number)s"),
        subject=mark("The deposit invoice %(number)s"),
        see=mark("See the deposit invoice"),
        short=lambda t: t.pgettext("document", "Deposit invoice"),
    ),
    "invoice": DocumentNames(
        title=mark("Invoice %(number)s"),
        subject=mark("The invoice %(number)s"),
        see=mark("See the invoice"),
        short=lambda t: t.pgettext("document", "Invoice"),
    ),
    "credit_note": DocumentNames(
        title=mark("Credit note %(number)s"),
        subject=mark("The credit note %(number)s"),
        see=mark("See the credit note"),
        short=lambda t: t.pgettext("document", "Credit note"),
    ),
    "return_label": DocumentNames(
        title=mark("Return label %(number)s"),
        subject=mark("The return label %(number)s"),
        see=mark("Print the label"),
        short=lambda t: t.gettext("Return label"),
    ),
    "diagnosis_report": DocumentNames(
        title=mark("Diagnosis report %(number)s"),
        subject=mark("The diagnosis report %(number)s"),
        see=mark("See the report"),
        short=lambda t: t.pgettext("document", "Report"),
        linked=mark("Diagnosis report"),
    ),
    "repair_quote": DocumentNames(
        title=mark("Repair quote %(number)s"),
        subject=mark("The repair quote %(number)s"),
        see=mark("See the repair quote"),
        short=lambda t: t.gettext("See the repair quote"),
        linked=mark("The repair quote"),
        replaced=mark("Replaced by revision %(n)s"),
    ),
}


def title(translations: Translations, reference: str, document: Document) -> str:
    """Give the document with its number: Facture F26-0412."""
    return translations.gettext(NAMES[document.kind].title) % {"number": document_number(reference, document)}


def named(translations: Translations, reference: str, document: Document) -> str:
    """Give the same as the subject of a sentence: La facture F26-0412."""
    return translations.gettext(NAMES[document.kind].subject) % {"number": document_number(reference, document)}


def see(translations: Translations, kind: DocumentKind) -> str:
    """Give what a button is called that leads to a document of a kind."""
    return translations.gettext(NAMES[kind].see)


def linked(translations: Translations, reference: str, document: Document) -> str:
    """Give what a document is called beside the entry that made it."""
    name = NAMES[document.kind].linked
    return translations.gettext(name) if name else title(translations, reference, document)


def document_number(reference: str, document: Document) -> str:
    """Give the number of a document: of ours, else the dossier's, with the revision behind it where there is one."""
    if DOCUMENTS[document.kind].numbered:
        return document.number
    return f"{reference}-{document.number}" if document.number else reference


def file_name(translations: Translations, reference: str, document: Document) -> str:
    """Give the name of its file: Facture-F26-0412.pdf, without what file systems do not take."""
    name = "-".join(title(translations, reference, document).split())
    return "".join(sign if sign.isalnum() or sign in "-._" else "_" for sign in name) + ".pdf"
