"""Where several words of a search meet: the rows of a rarer one lead, and no head is read of a dossier that lacks another."""

from collections.abc import Sequence
from functools import reduce

from chalicelib.application.ports.lists import BadCursor, Search

FEW, MANY = 200, 5000
"""Rows of a word that are read to see whether they are all: a word with no more of them is a rare one."""
SIGN = "+"
"""Begins a cursor that counts dossiers; an index's own never begins so."""


def meeting(index: Search, words: Sequence[str], most: int) -> Sequence[str] | None:
    """Give the dossiers that every rare word has a row of, in the order of the rarest.

    None where each word has more rows than most.
    The same words give the same, whatever page is asked for, as long as no row changes.
    """
    for limit in sorted({FEW, most}):
        results = (index.find(word, limit, None) for word in words)
        rare = sorted(([row.reference for row in rows] for rows, more in results if more is None), key=len)
        if rare:
            both = reduce(set.intersection, map(set, rare[1:]), set(rare[0]))
            return [reference for reference in dict.fromkeys(rare[0]) if reference in both]
    return None


def after_count(count: int) -> str:
    """Give the cursor after so many dossiers."""
    return f"{SIGN}{count}"


def count_of(cursor: str) -> int:
    """Say how many dossiers are before a cursor. Raises BadCursor."""
    digits = cursor.removeprefix(SIGN)
    if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(MANY)):
        raise BadCursor
    return int(digits)
