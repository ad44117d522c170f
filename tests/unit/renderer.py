"""The typesetter of the tests, and what the pages that it makes say."""

from functools import cache
from io import BytesIO

from pypdf import PdfReader

from chalicelib.adapters.seller import seller
from chalicelib.adapters.typst import LabelSheets, TypstTypesetter
from chalicelib.effects.documents.printed import PrintedDocument

TYPESETTER = TypstTypesetter(seller().colours["light"])
LABEL_SHEETS = LabelSheets(seller().colours["light"])


@cache
def pages(printed: PrintedDocument) -> tuple[str, ...]:
    """The text of each page, in the order in which it is drawn; read once, since the same document gives the same bytes."""
    return tuple(page.extract_text() for page in PdfReader(BytesIO(TYPESETTER(printed))).pages)
