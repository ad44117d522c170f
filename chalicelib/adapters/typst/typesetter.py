"""Makes the PDF of a document: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins
from typst import Compiler, Fonts

from chalicelib.adapters.typst.glyphs import settable
from chalicelib.adapters.typst.pdf_objects import pages_with_cells
from chalicelib.adapters.typst.tags import well_tagged
from chalicelib.effects.documents.printed import PrintedDocument

if TYPE_CHECKING:
    from typst import PDFStandard

RESOURCES = Path(__file__).parents[2] / "resources"
TEMPLATES = RESOURCES / "typst"
STANDARDS: "list[PDFStandard]" = ["a-3a", "ua-1"]
UNREAD = frozenset({"modules", "kind", "lang", "moment", "file"})
"""Fields of a document that nobody reads in the PDF."""

Colours = Mapping[str, str]


class TypstTypesetter:
    """Sets documents in the seller's colours. Fonts and templates are loaded once. The same document gives the same bytes."""

    def __init__(self, colours: Colours) -> None:
        self._colours = json.dumps(dict(colours))
        fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(RESOURCES / "fonts")])
        self._compiler = Compiler(str(TEMPLATES / "document.typ"), root=str(TEMPLATES), font_paths=fonts)

    def __call__(self, printed: PrintedDocument, attached: bytes | None = None) -> bytes:
        """Give the PDF, with the Factur-X XML (UTF-8) attached if given.

        Rows are set closer where that saves a second page, or a last page that has notes alone.
        Raises typst.TypstError where the templates are wrong, UnicodeDecodeError for an XML of another encoding.
        """
        inputs = {"colours": self._colours, "document": json.dumps(_shown(to_builtins(printed)), ensure_ascii=False)}
        if attached is not None:
            inputs["attached"] = attached.decode()
        moment = int(printed.moment.timestamp())
        made = self._compiled(inputs, moment)
        pages = pages_with_cells(made)
        if len(pages) == 2 or not pages[-1]:
            closer = self._compiled({**inputs, "close": ""}, moment)
            made = closer if len(pages_with_cells(closer)) < len(pages) else made
        return well_tagged(made)

    def _compiled(self, inputs: dict[str, str], moment: int) -> bytes:
        made = self._compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS, timestamp=moment)
        if not isinstance(made, bytes):
            raise TypeError("a PDF is one file")
        return made


def _shown(value: Any) -> Any:
    """Give the same structure with each text as the font can show it."""
    if isinstance(value, str):
        return settable(value)
    if isinstance(value, dict):
        return {name: part if name in UNREAD else _shown(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(part) for part in value]
    return value
