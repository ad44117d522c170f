"""Pieces of each line, counted once for all lines: asked line by line, a long dossier would be walked through for each."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from chalicelib.domain.sale.lines import Part, ReservedPart

T = TypeVar("T")


def by_line(parts: Iterable[Part | ReservedPart]) -> Mapping[int, int]:
    """Give the pieces that parts have of each line that they name."""
    pieces: dict[int, int] = {}
    for part in parts:
        pieces[part.line] = pieces.get(part.line, 0) + part.quantity
    return pieces


def gathered(pairs: Iterable[tuple[int, T]]) -> Mapping[int, tuple[T, ...]]:
    """Give what was found of each line, in its order."""
    rows: dict[int, list[T]] = {}
    for line, one in pairs:
        rows.setdefault(line, []).append(one)
    return {line: tuple(ones) for line, ones in rows.items()}
