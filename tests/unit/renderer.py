"""The typesetter of the tests, and what the pages that it makes say."""

from io import BytesIO

from pypdf import PdfReader

from chalicelib.adapters.seller import seller
from chalicelib.adapters.typst import TypstTypesetter
from chalicelib.effects.documents.printed import PrintedDocument

TYPESETTER = TypstTypesetter(seller().colours["light"])


def pages(printed: PrintedDocument) -> list[str]:
    """The text of each page, in the order in which it is drawn."""
    return [page.extract_text() for page in PdfReader(BytesIO(TYPESETTER(printed))).pages]
