"""The letters that documents can show: those of the typeface, those of the fallback faces, and the nearest for others.

PDF/UA-1 (ISO 14289-1, 7.21.8) allows no missing glyph. `tests/unit/effects/documents/test_printed_glyphs.py` holds the lists to
the faces.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from chalicelib.domain.values.fallback_letters import FALLBACKS, spans

TYPEFACE = "Granulo Sans"
RANGES = """
    0020-007E 00A0-017F 018F 0192 01A0-01A1 01AF-01B0 01CD-01DC 01FA-01FF 0218-021B 0237 0259 02BB-02BC 02C6-02C7
    02D8-02DD 0300-0304 0306-030C 0312 0315 031B 0323 0326-0328 037E 0384-038A 038C 038E-03A1 03A3-03CE 0400-045F
    0462-0463 046A-046B 0472-0475 0490-04C2 04CF-04D9 04DC-04E9 04EE-04F9 0524-0525 0E3F 1E80-1E85 1E9E 1EA0-1EF9
    2000-200B 2010-2015 2018-201A 201C-201E 2020-2022 2026 202F-2030 2032-2033 2039-203A 2044 2070 2074-2079 2080-2089
    20A1 20A4 20A6 20A8-20AE 20B1-20B2 20B4-20B5 20B8-20BA 20BD 20BF 2113 2116 2122 2126 212E 2150-2151 2153-215E
    2190-2199 21A9-21AA 21B0-21B3 21B6-21B7 21BA-21BB 21C4 21C6 2202 2206 220F 2211-2212 2215 2219-221A 221E 222B 2236
    2248 2260 2264-2265 25CA 2713 274C 2B0E-2B11 FFFD
"""
"""What the typeface has: Latin, Greek and Cyrillic. Code points, from and to, in hexadecimal."""
TRADE = {"⌀": "Ø", "∅": "Ø", "⩽": "≤", "⩾": "≥", "≦": "≤", "≧": "≥"}
"""Signs of sizes and sieves that the typeface lacks, as drawings write them where the sign is not at hand."""
MARKS = frozenset({"Mn", "Me"})
"""General categories of what stands on another letter."""
LOST = "\ufffd"
"""What stands where a text was read in a wrong encoding: no name has it."""


@lru_cache
def characters() -> frozenset[str]:
    """Give the characters of the typeface, and the end of a line."""
    return frozenset(map(chr, spans(RANGES))) | {"\n"}


@lru_cache(4096)
def face_of(letter: str) -> str | None:
    """Give the family that has a letter: the typeface's, else the first fallback's."""
    if letter in characters():
        return TYPEFACE
    return next((family for family, ranges in FALLBACKS.items() if ord(letter) in spans(ranges)), None)


@lru_cache(4096)
def nearest(letter: str) -> str | None:
    """Give a character in those of the faces, empty for one that is not seen; None where nothing is near."""
    if face_of(letter):
        return letter
    if letter in TRADE:
        return TRADE[letter]
    for form in ("NFKC", "NFKD"):
        near = [part for part in unicodedata.normalize(form, letter) if not _unseen(part)]
        if near and all(map(face_of, near)):
            return "".join(near)
    if letter.isspace():
        return " "
    return "" if _unseen(letter) else None


def nearest_of(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield each letter of a text with the nearest that can be shown; a mark stands on a letter of its own face alone."""
    face: str | None = TYPEFACE
    for letter in unicodedata.normalize("NFC", text):
        near = nearest(letter)
        if near and unicodedata.category(near[0]) in MARKS and face_of(near[0]) != face:
            near = ""
        elif near:
            face = face_of(near[-1])
        yield letter, near


@lru_cache(4096)
def unprintable(text: str) -> str | None:
    """Give the first character of a text that no document can show, or None."""
    return next((letter for letter, near in nearest_of(text) if near is None or near == LOST), None)


def not_latin(text: str) -> str | None:
    """Give the first character of a text that stands in no Latin line: a letter, digit or sign of another script."""
    return next((letter for letter, near in nearest_of(text) if near is None or not all(map(_latin, near))), None)


def _latin(letter: str) -> bool:
    """Say whether the typeface has it, which beside Latin has Greek and Cyrillic letters alone."""
    of_others = unicodedata.name(letter, "").startswith(("GREEK", "CYRILLIC"))
    return face_of(letter) == TYPEFACE and letter != LOST and not of_others


def _unseen(letter: str) -> bool:
    """Say whether it is a mark, or only directs or formats: a text is still itself without them."""
    return unicodedata.category(letter) in MARKS | {"Cf", "Cc"} and face_of(letter) is None
