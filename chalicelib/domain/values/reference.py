"""Dossier references: the shape of 2004, never refused, and new ones whose last character checks the others."""

import re
from collections.abc import Callable
from functools import lru_cache

OLD_SHAPE = re.compile(r"\d\d[A-Z]{2}\d\d[A-Z]\d\d[A-Z]", re.ASCII)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"
"""31 characters, a prime number of them: Crockford's base 32 (no I, L, O, U: one spelling when read aloud) without Z."""
LENGTH = 10
_SEPARATORS = re.compile(r"[\s\-‐-―._/]+")
_DIGITS = str.maketrans("OIL", "011")
_LETTERS = str.maketrans("01", "OI")
_DIGIT_POSITIONS = (0, 1, 4, 5, 7, 8)


def check_character(body: str) -> str:
    """Give the check character of nine characters of ALPHABET.

    It tells every single wrong character and every swap of neighbours.


    A weighted sum modulo a prime: each weight, and each difference of neighbouring weights, is invertible (as in ISBN-10).
    """
    return ALPHABET[sum(weight * ALPHABET.index(char) for weight, char in enumerate(body, start=2)) % len(ALPHABET)]


def compose(choose: Callable[[str], str]) -> str:
    """Give a new reference; `choose` picks one character of the alphabet given to it (the caller's source of randomness).

    Three places at least are unlike those of 2004, so that no single typo nor swap makes it an old one, which is never refused.
    """
    while True:
        body = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
        reference = body + check_character(body)
        if sum(char.isdigit() != (position in _DIGIT_POSITIONS) for position, char in enumerate(_by_position(reference))) >= 3:
            return reference


def old_spelling(text: str) -> str | None:
    """Give the text as a reference of 2004, digits and letters put right by their place, or None if it has not that shape."""
    if len(text) != LENGTH:
        return None
    spelled = _by_position(text)
    return spelled if OLD_SHAPE.fullmatch(spelled) else None


def _by_position(text: str) -> str:
    """Give the text with the letters that stand for digits, and digits for letters, put right where 2004 had the other."""
    return "".join(char.translate(_DIGITS if position in _DIGIT_POSITIONS else _LETTERS) for position, char in enumerate(text))


def compact(text: str) -> str:
    """Give what was typed, without spaces, hyphens and the like, in capitals."""
    return _SEPARATORS.sub("", text).upper()


@lru_cache(1024)
def normalise(text: str) -> str | None:
    """Give the reference meant by what a person typed, or None if it can be none (a typo is told without a look-up)."""
    typed = compact(text)
    old = old_spelling(typed)
    if old is not None:
        return old
    new = typed.translate(_DIGITS)
    if len(new) == LENGTH and all(char in ALPHABET for char in new) and check_character(new[:-1]) == new[-1]:
        return new
    return None
