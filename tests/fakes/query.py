"""What a query asks of a table or an index, read from the expressions that the adapter writes."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

Item = dict[str, Any]
_KEYS = re.compile(r"(\w+) = (:\w+)(?: AND (?:(\w+) BETWEEN (:\w+) AND (:\w+)|(\w+) <= (:\w+)|begins_with\((\w+), (:\w+)\)))?\Z")
_CONTAINS = re.compile(r"contains\((\w+), (:\w+)\)\Z")
LAST = "\U0010ffff"
"""Sorts behind every character that a key has."""


class Span(NamedTuple):
    """A partition, and the first and last of the sort keys asked for."""

    partition: str
    first: str
    last: str


@lru_cache
def _parsed(expression: str) -> tuple[str | None, ...]:
    found = _KEYS.match(expression)
    if found is None:
        raise ValueError(f"this fake does not read {expression}")
    return found.groups()


def span(expression: str, values: Item) -> Span:
    """The span of a key condition. Raises ValueError for one that this fake does not read."""
    _, partition, _, low, high, _, most, _, beginning = _parsed(expression)
    held = {name: value["S"] for name, value in values.items() if "S" in value}
    if low and high:
        first, last = held[low], held[high]
    elif most:
        first, last = "", held[most]
    elif beginning:
        first, last = held[beginning], held[beginning] + LAST
    else:
        first, last = "", LAST
    return Span(held[str(partition)], first, last)


def passes(expression: str | None, item: Item, values: Item) -> bool:
    """Whether an item passes a filter. Raises ValueError for one that this fake does not read."""
    if expression is None:
        return True
    found = _CONTAINS.match(expression)
    if found is None:
        raise ValueError(f"this fake does not read {expression}")
    return values[found[2]]["S"] in item.get(found[1], {"SS": []})["SS"]
