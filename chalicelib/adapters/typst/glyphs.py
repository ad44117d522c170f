"""Texts as the page's font can show them: customers write any character, and PDF/UA-1 (7.21.8) allows no missing glyph."""

import unicodedata
from functools import lru_cache
from pathlib import Path

CHARACTERS = Path(__file__).parents[2] / "resources" / "fonts" / "characters.txt"
UNKNOWN = "\ufffd"
TRADE = {"⌀": "Ø", "∅": "Ø", "⩽": "≤", "⩾": "≥", "≦": "≤", "≧": "≥"}
"""Signs of sizes and sieves that the font lacks, as drawings write them where the sign is not at hand."""


def settable(text: str) -> str:
    """Give the text in the letters that the font has: the nearest for those that it lacks, U+FFFD where there is none."""
    return "".join(map(_nearest, unicodedata.normalize("NFC", text)))


@lru_cache
def characters() -> frozenset[str]:
    """Give the characters of the page's font."""
    return frozenset(CHARACTERS.read_text(encoding="utf-8")) | {"\n"}


@lru_cache(4096)
def _nearest(letter: str) -> str:
    if letter in characters():
        return letter
    if letter in TRADE:
        return TRADE[letter]
    for form in ("NFKC", "NFKD"):
        near = [part for part in unicodedata.normalize(form, letter) if not _unseen(part)]
        if near and characters().issuperset(near):
            return "".join(near)
    if letter.isspace():
        return " "
    return "" if _unseen(letter) else UNKNOWN


def _unseen(letter: str) -> bool:
    """Say whether it is a mark, or only directs or formats: a text is still itself without them."""
    return unicodedata.category(letter) in {"Mn", "Me", "Cf", "Cc"} and letter not in characters()
