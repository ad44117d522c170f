"""Sets the general terms in type: PDF/A-3a and PDF/UA-1, as documents are."""

from pathlib import Path
from typing import TYPE_CHECKING

from typst import Compiler, Fonts

from chalicelib.adapters.seller import TERMS
from infra.paths import ROOT

if TYPE_CHECKING:
    from typst import PDFStandard

SOURCE = Path(__file__).with_name("conditions-generales.typ")
PDF = TERMS / "conditions-generales.pdf"
FONTS = ROOT / "chalicelib" / "resources" / "fonts"
STANDARDS: "list[PDFStandard]" = ["a-3a", "ua-1"]
"""Long to be kept, and read aloud."""


def general_terms() -> bytes:
    """Give the PDF. Raises typst.TypstError where the source is wrong."""
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    made = Compiler(str(SOURCE), root=str(SOURCE.parent), font_paths=fonts).compile(format="pdf", pdf_standards=STANDARDS)
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made
