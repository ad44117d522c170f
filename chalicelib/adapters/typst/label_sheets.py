"""Makes the PDF of labels, on sheets as stationers sell them: PDF/A-3a and PDF/UA-1, as documents are."""

import json
from collections.abc import Mapping

from msgspec import to_builtins
from typst import Compiler, Fonts

from chalicelib.adapters.typst.glyphs import settable
from chalicelib.adapters.typst.typesetter import FONTS, STANDARDS, TEMPLATES
from chalicelib.application.instrument.label_print import LabelSheet
from chalicelib.effects.documents.printed import Code


class LabelSheets:
    """Sets labels in type, in the seller's colours by name."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        self._colours = json.dumps(dict(colours))
        fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        self._compiler = Compiler(str(TEMPLATES / "labels.typ"), root=str(TEMPLATES), font_paths=fonts)

    def __call__(self, printed: LabelSheet, codes: tuple[Code, ...]) -> bytes:
        """Give the PDF. Raises typst.TypstError where the template is wrong."""
        labels = [
            {"name": settable(label.name), "instrument": label.instrument, "code": to_builtins(code)}
            for label, code in zip(printed.labels, codes, strict=True)
        ]
        shown = {"size": printed.size, "first": printed.first, "lang": printed.lang, "title": printed.title,
                 "seller": printed.seller, "phone": printed.phone, "use": printed.use, "labels": labels}  # fmt: skip
        inputs = {"colours": self._colours, "sheet": json.dumps(shown, ensure_ascii=False)}
        moment = int(printed.moment.timestamp())
        made = self._compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS, timestamp=moment)
        if not isinstance(made, bytes):
            raise TypeError("a PDF is one file")
        return made
