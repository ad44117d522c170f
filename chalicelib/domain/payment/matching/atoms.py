"""A remittance text taken apart: groups of letters and groups of digits, and what stands between them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ATOM = re.compile(r"\d+|[A-Z]+")
_BETWEEN = re.compile(r"\s?[./_-]?\s?")


class Atom(NamedTuple):
    """A group of letters or of digits. joined: whether one number may go on from the atom before; glued: nothing is between."""

    text: str
    joined: bool
    glued: bool

    @property
    def digits(self) -> bool:
        """Whether it is a group of digits."""
        return self.text[0].isdigit()


@lru_cache(4096)
def atoms(text: str) -> tuple[Atom, ...]:
    """Take a text apart: in capitals, without accents, since banks drop both."""
    return tuple(_atoms(plain_capitals(text)))


def plain_capitals(text: str) -> str:
    """Give a text in capitals without accents, as banks transmit it."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char)).upper()


def _atoms(text: str) -> Iterator[Atom]:
    end = -1
    for match in _ATOM.finditer(text):
        between = text[end : match.start()] if end >= 0 else None
        yield Atom(match[0], between is not None and _BETWEEN.fullmatch(between) is not None, between == "")
        end = match.end()
