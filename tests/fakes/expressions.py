"""DynamoDB's expressions as functions, by its grammar; names of attributes stand as they are or with `#`, without paths.

Source: "Condition and filter expressions" and "Update expressions", docs.aws.amazon.com/amazondynamodb/latest/developerguide.
"""

import operator
import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.fakes.limits import decimal_of
from tests.fakes.refusals import Invalid, Item, unknown

Test = Callable[[Item, Item], bool]
Operand = Callable[[Item, Item], Item | None]
"""A value of an item and of the expression's values, or None where the item has no such attribute."""
Names = tuple[tuple[str, str], ...]
"""Names that stand for attributes, each with the attribute's own."""
_TOKEN = re.compile(r"\s*([:#]\w+|<>|<=|>=|[=<>(),+\-]|[A-Za-z]\w*)")
_ORDER: dict[str, Callable[[Any, Any], bool]] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_KEYWORDS = frozenset({"AND", "OR", "NOT", "BETWEEN", "IN"})
FUNCTIONS = frozenset({"attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains"})


@cache
def reserved() -> frozenset[str]:
    """Words that no attribute may be called by in an expression, in capitals: moto keeps DynamoDB's list."""
    spec = find_spec("moto")
    assert spec and spec.submodule_search_locations
    listed = Path(spec.submodule_search_locations[0]) / "dynamodb" / "parsing" / "reserved_keywords.txt"
    return frozenset(listed.read_text().split())


@lru_cache(1000)
def names_of(*expressions: str) -> frozenset[str]:
    """The names of all names of attributes that expressions use."""
    return frozenset(re.findall(r"#\w+", " ".join(expressions)))


@lru_cache(1000)
def values_of(*expressions: str) -> frozenset[str]:
    """The names of all values that expressions use."""
    return frozenset(re.findall(r":\w+", " ".join(expressions)))


@lru_cache(1000)
def condition(expression: str, names: Names = ()) -> Test:
    """A condition as a function of an item and the expression's values. Raises Invalid for what is none."""
    parser = Parser(expression, names)
    test = parser.any_of()
    parser.end()
    return test


class Parser:
    """Reads one expression from left to right."""

    def __init__(self, expression: str, names: Names = ()) -> None:
        self.expression = expression
        self.called = dict(names)
        self.tokens: list[str] = []
        self.names: set[str] = set()
        position = 0
        while expression[position:].strip():
            match = _TOKEN.match(expression, position)
            if match is None:
                raise unknown(f"{expression[position:]!r} in {expression!r}")
            self.tokens.append(match[1])
            position = match.end()
        self.place = 0

    def end(self) -> None:
        """Nothing is left."""
        if self.place < len(self.tokens):
            raise self.wrong(f"token: {self.tokens[self.place]!r}")

    def wrong(self, what: str) -> Invalid:
        """The expression cannot be read."""
        return Invalid(f"Invalid expression: Syntax error; {what}, in {self.expression!r}")

    def next(self) -> str:
        """The next token, and go on."""
        if self.place == len(self.tokens):
            raise self.wrong("it ends too early")
        self.place += 1
        return self.tokens[self.place - 1]

    def take(self, token: str) -> bool:
        """Go on if the next token is this one."""
        there = self.place < len(self.tokens) and self.tokens[self.place].upper() == token.upper()
        self.place += there
        return there

    def need(self, token: str) -> None:
        """The next token is this one."""
        if not self.take(token):
            raise self.wrong(f"no {token!r} at token {self.place}")

    def any_of(self) -> Test:
        """Conditions joined by OR."""
        test = self.all_of()
        while self.take("OR"):
            test = _either(test, self.all_of())
        return test

    def all_of(self) -> Test:
        """Conditions joined by AND."""
        test = self.one()
        while self.take("AND"):
            test = _both(test, self.one())
        return test

    def one(self) -> Test:
        """A condition in brackets, its opposite, a function or a comparison."""
        if self.take("NOT"):
            negated = self.one()
            return lambda item, values: not negated(item, values)
        if self.take("("):
            test = self.any_of()
            self.need(")")
            return test
        if self.place < len(self.tokens) and self.tokens[self.place] in FUNCTIONS:
            return self.function(self.next())
        return self.comparison(self.operand())

    def function(self, name: str) -> Test:
        """A function that tells true or false."""
        self.need("(")
        attribute = self.attribute(self.next())
        if name in ("attribute_exists", "attribute_not_exists"):
            self.need(")")
            return (lambda item, values: attribute in item) if name == "attribute_exists" else lambda i, v: attribute not in i
        self.need(",")
        argument = self.operand()
        self.need(")")
        return _FUNCTIONS[name](attribute, argument)

    def comparison(self, left: Operand) -> Test:
        """What follows an operand."""
        if self.take("BETWEEN"):
            low = self.operand()
            self.need("AND")
            high = self.operand()
            return _both(_compared(left, ">=", low), _compared(left, "<=", high))
        if self.take("IN"):
            self.need("(")
            tests = [_compared(left, "=", self.operand())]
            while self.take(","):
                tests.append(_compared(left, "=", self.operand()))
            self.need(")")
            return lambda item, values: any(test(item, values) for test in tests)
        sign = self.next()
        if sign not in ("=", "<>", *_ORDER):
            raise self.wrong(f"token: {sign!r}")
        return _compared(left, sign, self.operand())

    def operand(self) -> Operand:
        """A value, an attribute, or the size of one."""
        token = self.next()
        if token.startswith(":"):
            return lambda item, values: _given(values, token)
        if token == "size" and self.take("("):
            name = self.attribute(self.next())
            self.need(")")
            return lambda item, values: _length(item.get(name))
        name = self.attribute(token)
        return lambda item, values: item.get(name)

    def attribute(self, token: str) -> str:
        """The name of an attribute. Raises Invalid for a reserved word, unless another name stands for it."""
        if token.startswith("#"):
            if token not in self.called:
                raise Invalid(f"An expression attribute name used in the document path is not defined; attribute name: {token}")
            return self.called[token]
        if not re.fullmatch(r"[A-Za-z]\w*", token) or token.upper() in _KEYWORDS:
            raise self.wrong(f"token: {token!r}")
        if token.upper() in reserved():
            raise Invalid(f"Invalid expression: Attribute name is a reserved keyword; reserved keyword: {token}")
        if self.place < len(self.tokens) and self.tokens[self.place] == "(":
            raise Invalid(f"Invalid expression: Invalid function name; function: {token}")
        self.names.add(token)
        return token


def _given(values: Item, name: str) -> Item:
    if name not in values:
        raise Invalid(f"An expression attribute value used in expression is not defined; attribute value: {name}")
    value: Item = values[name]
    return value


def _either(first: Test, second: Test) -> Test:
    return lambda item, values: first(item, values) or second(item, values)


def _both(first: Test, second: Test) -> Test:
    return lambda item, values: first(item, values) and second(item, values)


def _compared(left: Operand, sign: str, right: Operand) -> Test:
    if sign in _ORDER:
        order = _ORDER[sign]
        return lambda item, values: _ordered(left(item, values), order, right(item, values))
    if sign == "=":
        return lambda item, values: _same(left(item, values), right(item, values))
    return lambda item, values: not _same(left(item, values), right(item, values))


def _same(left: Item | None, right: Item | None) -> bool:
    if left is None or right is None:
        return False
    if "SS" in left and "SS" in right:
        return set(left["SS"]) == set(right["SS"])
    if "N" in left and "N" in right:
        return bool(left["N"] == right["N"] or decimal_of(left["N"]) == decimal_of(right["N"]))
    return left == right


def _ordered(left: Item | None, order: Callable[[Any, Any], bool], right: Item | None) -> bool:
    """Whether two values of one type are in order: numbers as such, texts by their bytes."""
    if left is None or right is None:
        return False
    (kind,), (other,) = left, right
    if kind != other:
        return False
    if kind == "N":
        return order(decimal_of(left["N"]), decimal_of(right["N"]))
    if kind != "S":
        raise Invalid(f"Invalid expression: Incorrect operand type for operator or function; operand type: {kind}")
    return order(left["S"].encode(), right["S"].encode())


def _length(value: Item | None) -> Item | None:
    if value is None:
        return None
    ((kind, held),) = value.items()
    if kind == "N":
        return None
    return {"N": str(len(held))}


def _begins(name: str, beginning: Operand) -> Test:
    def test(item: Item, values: Item) -> bool:
        asked = beginning(item, values)
        return bool(asked and name in item and item[name].get("S", "").startswith(asked["S"]) and "S" in item[name])

    return test


def _contains(name: str, part: Operand) -> Test:
    def test(item: Item, values: Item) -> bool:
        asked = part(item, values)
        held = item.get(name, {})
        return bool(asked and "S" in asked and asked["S"] in held.get("S", held.get("SS", ())))

    return test


def _of_type(name: str, kind: Operand) -> Test:
    def test(item: Item, values: Item) -> bool:
        asked = kind(item, values)
        return bool(asked and name in item and asked["S"] in item[name])

    return test


_FUNCTIONS: dict[str, Callable[[str, Operand], Test]] = {
    "begins_with": _begins,
    "contains": _contains,
    "attribute_type": _of_type,
}
