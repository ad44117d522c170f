"""Texts as the typeface of documents can show them: customers write any character, PDF/UA-1 (7.21.8) allows no missing glyph."""

import unicodedata

from chalicelib.domain.values.printed_letters import nearest

UNKNOWN = "\ufffd"


def settable(text: str) -> str:
    """Give the text in the letters that the typeface has: the nearest for those that it lacks, U+FFFD where there is none."""
    return "".join(UNKNOWN if (near := nearest(letter)) is None else near for letter in unicodedata.normalize("NFC", text))
