"""Documents set in type by Typst, from the templates in resources/typst."""

from chalicelib.adapters.typst.label_sheets import LabelSheets
from chalicelib.adapters.typst.typesetter import TypstTypesetter

__all__ = ["LabelSheets", "TypstTypesetter"]
