"""What documents are made with."""

from collections.abc import Callable

from msgspec import Struct

from chalicelib.application.instrument.label_print import LabelSheet
from chalicelib.application.ports.document_store import DocumentStore
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.translations import TranslationsFor
from chalicelib.application.seller import Seller
from chalicelib.domain.values.bill import Bill
from chalicelib.effects.documents.printed import Code, PrintedDocument


class Renderer(Struct, frozen=True, kw_only=True):
    """The store to read from, the translations, and the typesetter.

    typeset: the PDF of a document, with an XML attached if one is given. pictures: its pages as PNG.
    typeset_labels: the PDF of labels, with the square of each.
    xml: the Factur-X XML of a bill. hybrid: the PDF with that XML attached says so in its metadata. squares: the rows of a QR
    code. site_url has no slash at its end.
    """

    store: DossierStore
    translations_for: TranslationsFor
    seller: Seller
    site_url: str
    typeset: Callable[[PrintedDocument, bytes | None], bytes]
    pictures: Callable[[PrintedDocument], tuple[bytes, ...]]
    typeset_labels: Callable[[LabelSheet, tuple[Code, ...]], bytes]
    xml: Callable[[Bill], bytes]
    hybrid: Callable[[bytes, Bill], bytes]
    squares: Callable[[str], tuple[str, ...]]
    document_store: DocumentStore
