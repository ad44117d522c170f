"""A number as people type it: O for 0, I or L for 1, spaces, hyphens and capitals as they like, zeros before a group or not."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from math import prod

from chalicelib.domain.sale.search_terms import together

ALIKE = ("0o", "1il")
"""Signs that are read for one another."""
MOST = 32
"""Spellings that are looked for: a number in which more signs can be misread is looked for as it was typed, and in digits."""
ZEROS = 3
"""Zeros before a number that may be left out."""
WORDS = 4
"""Words before a number that may be none of it."""
_DIGITS = str.maketrans("oil", "011")
_BREAK = re.compile(r"[\s:#°.]+")
_ZEROS = re.compile(r"(?<![0-9oO])[0oO]+(?=[0-9oO])")


def without_words(number: str) -> tuple[str, ...]:
    """Give what may be meant where words stand before the number, as in “your order PO 4711”, the longest first."""
    words = next((index for index, char in enumerate(number) if char.isdigit()), 0)
    return tuple(number[match.end() :] for match in _BREAK.finditer(number, 0, words))[:WORDS]


@lru_cache(1024)
def forms(number: str) -> frozenset[str]:
    """Give a number with all that may be typed otherwise made alike, with the zeros before its groups and without."""
    return frozenset(filter(None, (together(one).translate(_DIGITS) for one in (number, _ZEROS.sub("", number)))))


def folded(number: str) -> str:
    """Give one form of a number for all the ways to type it; of what holds neither letter nor digit, the text itself."""
    return min(forms(number), key=lambda form: (len(form), form), default=number)


def same_number(typed: str, written: str) -> bool:
    """Say whether a number that was typed is the whole of one that is written."""
    return not forms(typed).isdisjoint(forms(written))


def terms_of(typed: str) -> tuple[str, ...]:
    """Give the terms of the search that a typed number may have, as it was typed first."""
    whole = dict.fromkeys(filter(None, (together(typed), together(_ZEROS.sub("", typed)))))
    spelled = dict.fromkeys(one for each in whole for one in _spellings(each))
    zeros = (f"{'0' * n}{one}" for one in spelled if one.isdecimal() for n in range(1, ZEROS + 1))
    return tuple(dict.fromkeys((*spelled, *zeros)))


def written_as(typed: str, numbers: Iterable[str]) -> str | None:
    """Give the number that is meant, as it is written, or None."""
    return next((number for number in numbers if same_number(typed, number)), None)


def _spellings(text: str) -> Iterator[str]:
    ways = [next((group for group in ALIKE if char in group), char) for char in text]
    yield text
    if prod(map(len, ways)) <= MOST:
        yield from ("".join(chars) for chars in product(*ways))
    else:
        yield text.translate(_DIGITS)
