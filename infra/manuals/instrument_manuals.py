"""Sets the manuals of instruments in type, in each language that they are written in: PDF/A-3a and PDF/UA-1, as documents are."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from typst import Compiler, Fonts

from infra.paths import ROOT

if TYPE_CHECKING:
    from typst import PDFStandard

SOURCE, TEXTS = Path(__file__).with_name("manual.typ"), Path(__file__).with_name("manuals.toml")
FOLDER = ROOT / "static_site" / "manuals"
FONTS = ROOT / "chalicelib" / "resources" / "fonts"
STANDARDS: "list[PDFStandard]" = ["a-3a", "ua-1"]


def made() -> Iterator[tuple[Path, bytes]]:
    """Yield where each PDF belongs, and the PDF. Raises typst.TypstError where the source is wrong."""
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    compiler = Compiler(str(SOURCE), root=str(SOURCE.parent), font_paths=fonts)
    for name, languages in tomllib.loads(TEXTS.read_text("utf-8")).items():
        for language, texts in languages.items():
            inputs = {"manual": json.dumps({"lang": language, **texts}, ensure_ascii=False)}
            content = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS, timestamp=0)
            if not isinstance(content, bytes):
                raise TypeError("a PDF is one file")
            yield FOLDER / f"{name}.{language}.pdf", content
