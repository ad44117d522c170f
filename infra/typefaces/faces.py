"""What each fallback face has: the letters of one script, as its countries write it."""

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from chalicelib.domain.values.fallback_letters import spans
from chalicelib.domain.values.printed_letters import RANGES

SEEN = frozenset("LNPS")
"""General categories of what is seen, by their first letters."""
CASES: tuple[str, ...] = ("ccmp", "mark", "mkmk", "kern", "locl")
JOINED: tuple[str, ...] = (*CASES, "isol", "init", "medi", "fina", "rlig", "calt", "liga", "curs")


class FallbackFace(NamedTuple):
    """A face: the pin of its source, its family, the features kept, and which code points.

    marks: whether the script writes marks upon its letters.
    """

    source: str
    family: str
    features: tuple[str, ...]
    marks: bool
    holds: Callable[[int], bool]


def within(blocks: str) -> Callable[[int], bool]:
    """Give the test of blocks of code points, from and to, in hexadecimal."""
    codes = frozenset(spans(blocks))
    return lambda code: code in codes


def of_japanese_names(code: int) -> bool:
    """Say whether it is kana, a kanji of level 1 of JIS X 0208, or one of IBM's, which are there for names."""
    if within("3001-3003 3005-3007 300C-300D 3041-3096 309B-309E 30A1-30FE")(code):
        return True
    encoded = chr(code).encode("cp932", "ignore")
    return len(encoded) == 2 and (b"\x88\x9f" <= encoded <= b"\x98\x72" or encoded >= b"\xfa\x5c")


FACES: tuple[FallbackFace, ...] = (
    FallbackFace("plex-sans-sc", "Granulo Sans SC", (), False, within("3001-303F 3041-30FF 3105-312F 4E00-9FFF FA0E-FA29")),
    FallbackFace("plex-sans-jp", "Granulo Sans JP", (), False, of_japanese_names),
    FallbackFace("plex-sans-kr", "Granulo Sans KR", (), False, within("3131-318E AC00-D7A3")),
    FallbackFace("plex-sans-hebrew", "Granulo Sans Hebrew", CASES, True, within("0590-05FF")),
    FallbackFace("plex-sans-arabic", "Granulo Sans Arabic", JOINED, True, within("0600-06FF 0750-077F")),
    FallbackFace("plex-sans-thai", "Granulo Sans Thai", (*CASES, "liga", "calt"), True, within("0E00-0E7F")),
    FallbackFace("noto-sans-georgian", "Noto Sans Georgian", CASES, False, within("10A0-10FF 1C90-1CBF 2D00-2D2F")),
    FallbackFace("noto-sans-armenian", "Noto Sans Armenian", CASES, False, within("0530-058F")),
)


def keeps(face: FallbackFace, code: int) -> bool:
    """Say whether a face keeps a code point: one of its script that is seen, composed, and not in the typeface itself."""
    letter = chr(code)
    seen = unicodedata.category(letter)[0] in SEEN or (face.marks and unicodedata.category(letter) == "Mn")
    return seen and face.holds(code) and unicodedata.is_normalized("NFC", letter) and code not in spans(RANGES)
