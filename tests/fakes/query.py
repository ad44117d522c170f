"""What a query asks of a table or an index: a partition of it, and a span of sort keys."""

import re
from functools import lru_cache
from typing import NamedTuple

from tests.fakes.expressions import reserved
from tests.fakes.limits import EMPTY
from tests.fakes.refusals import Invalid, Item

_KEYS = re.compile(
    r"(?P<partition>\w+) = (?P<held>:\w+)(?: AND (?:(?P<between>\w+) BETWEEN (?P<low>:\w+) AND (?P<high>:\w+)"
    r"|(?P<sort>\w+) (?P<sign>=|<=|>=|<|>) (?P<limit>:\w+)|begins_with\((?P<begins>\w+), (?P<beginning>:\w+)\)))?\Z"
)
LAST = "\U0010ffff"
"""Sorts behind every character that a key has."""


class Span(NamedTuple):
    """A partition, and the first and last of the sort keys asked for; `but` is one that is left out."""

    partition: str
    first: str = ""
    last: str = LAST
    but: str | None = None


@lru_cache(1000)
def _parsed(expression: str, keys: tuple[str, str]) -> dict[str, str | None]:
    match = _KEYS.match(expression)
    if match is None:
        raise Invalid(f"Invalid KeyConditionExpression: {expression}")
    parts = match.groupdict()
    for name in (parts["partition"], parts["between"] or parts["sort"] or parts["begins"]):
        if name and name.upper() in reserved():
            raise Invalid(f"Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: {name}")
    if parts["partition"] != keys[0] or (parts["between"] or parts["sort"] or parts["begins"] or keys[1]) != keys[1]:
        raise Invalid(f"Query condition missed key schema element: {keys[0]}")
    return parts


def span(expression: str, values: Item, keys: tuple[str, str]) -> Span:
    """The span of a key condition on a table or index of these keys. Raises Invalid for one that DynamoDB does not take."""
    parts = _parsed(expression, keys)

    def held(part: str) -> str:
        name = str(parts[part])
        if name not in values:
            raise Invalid(f"An expression attribute value used in expression is not defined; attribute value: {name}")
        if "S" not in values[name]:
            raise Invalid("One or more parameter values were invalid: Condition parameter type does not match schema type")
        if not values[name]["S"]:
            raise Invalid(EMPTY)
        return str(values[name]["S"])

    partition = held("held")
    if parts["between"]:
        low, high = held("low"), held("high")
        if low > high:
            raise Invalid(
                "Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than lower bound"
            )
        return Span(partition, low, high)
    if parts["begins"]:
        beginning = held("beginning")
        return Span(partition, beginning, beginning + LAST)
    if parts["sort"]:
        limit = held("limit")
        return {
            "=": Span(partition, limit, limit), "<=": Span(partition, last=limit), ">=": Span(partition, first=limit),
            "<": Span(partition, last=limit, but=limit), ">": Span(partition, first=limit, but=limit),
        }[str(parts["sign"])]  # fmt: skip
    return Span(partition)
