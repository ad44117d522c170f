"""Makes the PDF of a document: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once."""

import json
import lzma
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import to_builtins
from typst import Compiler, Fonts

from chalicelib.adapters.typst.glyphs import fallbacks, settable
from chalicelib.adapters.typst.pdf_objects import pages_with_cells
from chalicelib.adapters.typst.tags import well_tagged
from chalicelib.effects.documents.printed import PrintedDocument

if TYPE_CHECKING:
    from typst import PDFStandard

RESOURCES = Path(__file__).parents[2] / "resources"
TEMPLATES = RESOURCES / "typst"
STANDARDS: "list[PDFStandard]" = ["a-3a", "ua-1"]
FONTS, FALLBACK_FONTS = RESOURCES / "fonts", RESOURCES / "fallback_fonts"
UNREAD = frozenset({"modules", "kind", "lang", "moment", "file", "subject", "country"})
"""Fields of a document that no glyph shows in the PDF."""

PICTURE_PPI = 72.0
"""Pixels an inch of a page's picture: 595 of them are the width of A4."""
Colours = Mapping[str, str]


class _Set(NamedTuple):
    """A document as it was set in type: what with, and its PDF."""

    compiler: Compiler
    inputs: dict[str, str]
    moment: int
    pdf: bytes


class TypstTypesetter:
    """Sets documents in the seller's colours. Fonts and templates are loaded once. The same document gives the same bytes."""

    def __init__(self, colours: Colours) -> None:
        self._colours = json.dumps(dict(colours))
        self._compiler = _compiler(FONTS)

    def __call__(self, printed: PrintedDocument, attached: bytes | None = None) -> bytes:
        """Give the PDF, with the Factur-X XML (UTF-8) attached if given.

        Rows are set closer where that saves a second page, or a last page that has notes alone.
        Raises typst.TypstError where the templates are wrong, UnicodeDecodeError for an XML of another encoding.
        """
        return well_tagged(self._set(printed, attached).pdf)

    def pictures(self, printed: PrintedDocument) -> tuple[bytes, ...]:
        """Give the pages of the same document as PNG, as wide as a screen beside which something is written shows them."""
        compiler, inputs, moment, _ = self._set(printed, None)
        made = compiler.compile(format="png", ppi=PICTURE_PPI, sys_inputs=inputs, timestamp=moment)
        return tuple(made) if isinstance(made, list) else (made,) if isinstance(made, bytes) else ()

    def _set(self, printed: PrintedDocument, attached: bytes | None) -> "_Set":
        document = json.dumps(_shown(to_builtins(printed)), ensure_ascii=False)
        faces = fallbacks(document, japanese=any(block.country == "JP" for block in printed.blocks))
        inputs = {"colours": self._colours, "document": document, "faces": json.dumps(faces)}
        if attached is not None:
            inputs["attached"] = attached.decode()
        compiler, moment = self._wide if faces else self._compiler, int(printed.moment.timestamp())
        made = _Set(compiler, inputs, moment, _compiled(compiler, inputs, moment))
        pages = pages_with_cells(made.pdf)
        if len(pages) == 2 or not pages[-1]:
            close = {**inputs, "close": ""}
            closer = _Set(compiler, close, moment, _compiled(compiler, close, moment))
            made = closer if len(pages_with_cells(closer.pdf)) < len(pages) else made
        return made

    @cached_property
    def _wide(self) -> Compiler:
        """With the fallback faces, which most documents never need: they are unpacked when the first does."""
        return _compiler(FONTS, Path(self._unpacked.name))

    @cached_property
    def _unpacked(self) -> TemporaryDirectory[str]:
        folder = TemporaryDirectory(prefix="faces-")
        for packed in FALLBACK_FONTS.glob("*.ttf.xz"):
            Path(folder.name, packed.stem).write_bytes(lzma.decompress(packed.read_bytes()))
        return folder


def _compiler(*folders: Path) -> Compiler:
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in folders])
    return Compiler(str(TEMPLATES / "document.typ"), root=str(TEMPLATES), font_paths=fonts)


def _compiled(compiler: Compiler, inputs: dict[str, str], moment: int) -> bytes:
    made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS, timestamp=moment)
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def _shown(value: Any) -> Any:
    """Give the same structure with each text as the faces can show it."""
    if isinstance(value, str):
        return settable(value)
    if isinstance(value, dict):
        return {name: part if name in UNREAD else _shown(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(part) for part in value]
    return value
