"""Texts as the faces of documents can show them: customers write any character, PDF/UA-1 (7.21.8) allows no missing glyph."""

from chalicelib.domain.values.fallback_letters import FALLBACKS
from chalicelib.domain.values.printed_letters import LOST, characters, face_of, nearest_of

CHINESE, JAPANESE = "Granulo Sans SC", "Granulo Sans JP"
"""The face of Japan has nothing that the other lacks: it draws as is written there."""
KANA = frozenset(map(chr, range(0x3041, 0x30FB)))


def settable(text: str) -> str:
    """Give the text in letters that the faces have: the nearest for those that they lack, the code of one that has none.

    A command that brings in such a letter is refused; what was issued before still has to be shown.
    """
    return "".join(
        f"[U+{ord(letter):04X}]" if near is None or near == LOST else near for letter, near in nearest_of(text)
    )  # fmt: skip


def fallbacks(text: str, *, japanese: bool) -> tuple[str, ...]:
    """Give the fallback faces that a text needs; of Chinese characters those of Japan first, where they are written so."""
    letters = frozenset(text) - characters()
    needed = {face_of(letter) for letter in letters}
    families = tuple(family for family in FALLBACKS if family in needed)
    return (JAPANESE, *families) if CHINESE in families and (japanese or letters & KANA) else families
