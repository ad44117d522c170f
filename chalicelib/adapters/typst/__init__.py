"""Documents set in type by Typst, from the templates in resources/typst."""

from chalicelib.adapters.typst.press import TypstPress

__all__ = ["TypstPress"]
