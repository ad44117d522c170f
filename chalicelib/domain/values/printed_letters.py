"""The letters that the typeface of documents has, and the nearest for those that it lacks.

PDF/UA-1 (ISO 14289-1, 7.21.8) allows no missing glyph. `tests/unit/effects/documents/test_printed_glyphs.py` holds the list to
the typeface.
"""

import unicodedata
from functools import lru_cache

RANGES = """
    0020-007E 00A0-017F 018F 0192 01A0-01A1 01AF-01B0 01CD-01DC 01FA-01FF 0218-021B 0237 0259 02BB-02BC 02C6-02C7
    02D8-02DD 0300-0304 0306-030C 0312 0315 031B 0323 0326-0328 037E 0384-038A 038C 038E-03A1 03A3-03CE 0400-045F
    0462-0463 046A-046B 0472-0475 0490-04C2 04CF-04D9 04DC-04E9 04EE-04F9 0524-0525 0E3F 1E80-1E85 1E9E 1EA0-1EF9
    2000-200B 2010-2015 2018-201A 201C-201E 2020-2022 2026 202F-2030 2032-2033 2039-203A 2044 2070 2074-2079 2080-2089
    20A1 20A4 20A6 20A8-20AE 20B1-20B2 20B4-20B5 20B8-20BA 20BD 20BF 2113 2116 2122 2126 212E 2150-2151 2153-215E
    2190-2199 21A9-21AA 21B0-21B3 21B6-21B7 21BA-21BB 21C4 21C6 2202 2206 220F 2211-2212 2215 2219-221A 221E 222B 2236
    2248 2260 2264-2265 25CA 2713 274C 2B0E-2B11 FFFD
"""
"""Code points, from and to, in hexadecimal."""
TRADE = {"⌀": "Ø", "∅": "Ø", "⩽": "≤", "⩾": "≥", "≦": "≤", "≧": "≥"}
"""Signs of sizes and sieves that the typeface lacks, as drawings write them where the sign is not at hand."""


@lru_cache
def characters() -> frozenset[str]:
    """Give the characters of the typeface, and the end of a line."""
    spans = (span.partition("-") for span in RANGES.split())
    return frozenset(chr(code) for first, _, last in spans for code in range(int(first, 16), int(last or first, 16) + 1)) | {"\n"}


@lru_cache(4096)
def nearest(letter: str) -> str | None:
    """Give a character in those of the typeface, empty for one that is not seen; None where nothing is near."""
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
    return "" if _unseen(letter) else None


def unprintable(text: str) -> str | None:
    """Give the first character of a text that no document can show, or None."""
    return next((letter for letter in unicodedata.normalize("NFC", text) if nearest(letter) is None), None)


def _unseen(letter: str) -> bool:
    """Say whether it is a mark, or only directs or formats: a text is still itself without them."""
    return unicodedata.category(letter) in {"Mn", "Me", "Cf", "Cc"} and letter not in characters()
