"""Documents set in type by Typst, from the templates in resources/typst."""

from chalicelib.adapters.typst.typesetter import TypstTypesetter

__all__ = ["TypstTypesetter"]
