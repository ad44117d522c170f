"""How a number of a document may be written: with other separators or none, and without the zeros before its last group."""

from collections.abc import Iterator
from typing import NamedTuple

from chalicelib.domain.payment.matching.atoms import Atom, atoms

LEAST_DIGITS = 4
"""A number with fewer digits, or without a letter, is read only behind a word that says what it is."""
LEAST_SHORT = 3
"""Digits that are left of a group whose zeros were dropped: of fewer nobody could tell what was meant."""
MOST_GROUPS = 8
Key = tuple[str, ...]


class Written(NamedTuple):
    """A number's groups as they are printed; weak: it looks like any number, and wants a word before it."""

    groups: tuple[str, ...]
    weak: bool


def written(number: str) -> Written:
    """Give how a number is printed."""
    groups = tuple(atom.text for atom in atoms(number))
    digits = sum(len(group) for group in groups if group.isdigit())
    return Written(groups, digits < LEAST_DIGITS or all(group.isdigit() for group in groups))


def key_of(groups: tuple[str, ...]) -> Key:
    """Give groups without the zeros before each."""
    return tuple(group.lstrip("0") or "0" if group.isdigit() else group for group in groups)


def spellings(groups: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the groups as printed, and with neighbouring groups of digits written together."""
    yield groups
    for at in range(1, len(groups)):
        if groups[at - 1].isdigit() and groups[at].isdigit():
            yield from spellings((*groups[: at - 1], groups[at - 1] + groups[at], *groups[at + 1 :]))


def in_full(typed: tuple[str, ...], printed: tuple[str, ...]) -> bool | None:
    """Say whether a text writes a number with all its digits (True), or without the zeros of its last group (False).

    None: it is not this number. A text that keeps some of the zeros was cut: it means another number.
    """
    if len(typed) != len(printed) or typed[:-1] != printed[:-1]:
        return None
    if len(typed[-1]) >= len(printed[-1]):
        return True
    return False if len(typed[-1]) >= LEAST_SHORT and not typed[-1].startswith("0") else None


def spans(text: tuple[Atom, ...], first: int) -> Iterator[tuple[str, ...]]:
    """Yield the groups from an atom on that may be one number, the longest last."""
    typed: list[str] = []
    for at in range(first, min(first + MOST_GROUPS, len(text))):
        if typed and not text[at].joined:
            return
        typed.append(text[at].text)
        yield tuple(typed)
