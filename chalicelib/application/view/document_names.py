"""What documents are called: on the page, in mails, and as files."""

from chalicelib.application.ports.translations import Translations
from chalicelib.domain.sale.dossier import Document
from chalicelib.domain.sale.lines import DocumentKind


def title(words: Translations, reference: str, document: Document) -> str:
    """The document with its number: Facture F26-0412."""
    places = {"number": number(reference, document)}
    match document.kind:
        case "offer":
            return words.gettext("Quote %(number)s") % places
        case "acknowledgement":
            return words.gettext("Order %(number)s") % places
        case "delivery_note":
            return words.gettext("Delivery note %(number)s") % places
        case "invoice":
            return words.gettext("Invoice %(number)s") % places
        case "credit_note":
            return words.gettext("Credit note %(number)s") % places


def named(words: Translations, reference: str, document: Document) -> str:
    """The same as the subject of a sentence: La facture F26-0412."""
    places = {"number": number(reference, document)}
    match document.kind:
        case "offer":
            return words.gettext("The quote %(number)s") % places
        case "acknowledgement":
            return words.gettext("The order %(number)s") % places
        case "delivery_note":
            return words.gettext("The delivery note %(number)s") % places
        case "invoice":
            return words.gettext("The invoice %(number)s") % places
        case "credit_note":
            return words.gettext("The credit note %(number)s") % places


def see(words: Translations, kind: DocumentKind) -> str:
    """What a button is called that leads to a document of a kind."""
    match kind:
        case "offer":
            return words.gettext("See the quote")
        case "acknowledgement":
            return words.gettext("See the order")
        case "delivery_note":
            return words.gettext("See the delivery note")
        case "invoice":
            return words.gettext("See the invoice")
        case "credit_note":
            return words.gettext("See the credit note")


def number(reference: str, document: Document) -> str:
    """Its number: an order's is the dossier's, an offer's has the revision behind it."""
    if document.kind == "offer":
        return f"{reference}-{document.number}"
    return document.number or reference


def file_name(words: Translations, reference: str, document: Document) -> str:
    """The name of its file: Facture-F26-0412.pdf, without what file systems do not take."""
    name = "-".join(title(words, reference, document).split())
    return "".join(sign if sign.isalnum() or sign in "-._" else "_" for sign in name) + ".pdf"
