"""DynamoDB's update expressions as functions: SET with arithmetic, ADD, REMOVE and DELETE."""

from collections.abc import Callable
from functools import lru_cache

from tests.fakes.expressions import Names, Operand, Parser
from tests.fakes.limits import decimal_of, spelled
from tests.fakes.refusals import Invalid, Item

Change = Callable[[Item, Item, Item], None]
"""Of the item before, the expression's values, and the item as it becomes."""
VERBS = ("SET", "ADD", "REMOVE", "DELETE")


@lru_cache(1000)
def update(expression: str, names: Names = ()) -> Callable[[Item, Item], Item]:
    """An update as a function of an item and the expression's values. Raises Invalid for what is none."""
    parser = Parser(expression, names)
    changes: list[Change] = []
    seen: set[str] = set()
    changed: list[str] = []
    while parser.place < len(parser.tokens):
        verb = parser.next().upper()
        if verb not in VERBS or verb in seen:
            raise parser.wrong(f"token: {verb!r}")
        seen.add(verb)
        while True:
            name = parser.attribute(parser.next())
            changed.append(name)
            changes.append(_READ[verb](parser, name))
            if not parser.take(","):
                break
    if not changes:
        raise parser.wrong("it is empty")
    if len(set(changed)) < len(changed):
        raise Invalid("Invalid UpdateExpression: Two document paths overlap with each other")
    if {"pk", "sk"} & set(changed):
        raise Invalid("One or more parameter values were invalid: Cannot update an attribute that is part of the key")

    def apply(item: Item, values: Item) -> Item:
        after = dict(item)
        for change in changes:
            change(item, values, after)
        return after

    return apply


def _set(parser: Parser, name: str) -> Change:
    parser.need("=")
    value = _value(parser)
    for sign in "+-":
        if parser.take(sign):
            value = _sum(value, sign, _value(parser))
            break

    def change(item: Item, values: Item, after: Item) -> None:
        result = value(item, values)
        if result is None:
            raise Invalid("The provided expression refers to an attribute that does not exist in the item")
        after[name] = result

    return change


def _value(parser: Parser) -> Operand:
    """A value, an attribute, or that of an attribute if it is there and else another."""
    if not parser.take("if_not_exists"):
        return parser.operand()
    parser.need("(")
    name = parser.attribute(parser.next())
    parser.need(",")
    otherwise = parser.operand()
    parser.need(")")
    return lambda item, values: item.get(name) or otherwise(item, values)


def _sum(left: Operand, sign: str, right: Operand) -> Operand:
    def value(item: Item, values: Item) -> Item | None:
        first, second = left(item, values), right(item, values)
        if first is None or second is None:
            return None
        if "N" not in first or "N" not in second:
            raise Invalid("An operand in the update expression has an incorrect data type")
        one, other = decimal_of(first["N"]), decimal_of(second["N"])
        return {"N": spelled(one + other if sign == "+" else one - other)}

    return value


def _add(parser: Parser, name: str) -> Change:
    operand = parser.operand()

    def change(item: Item, values: Item, after: Item) -> None:
        more = operand(item, values)
        assert more is not None
        (kind,) = more
        nothing: Item = {"N": "0"} if kind == "N" else {"SS": []}
        held = item.get(name, nothing)
        if kind not in ("N", "SS") or kind not in held:
            raise Invalid("An operand in the update expression has an incorrect data type")
        if kind == "N":
            after[name] = {"N": spelled(decimal_of(held["N"]) + decimal_of(more["N"]))}
        else:
            after[name] = {"SS": sorted({*held["SS"], *more["SS"]})}

    return change


def _remove(parser: Parser, name: str) -> Change:
    return lambda item, values, after: after.pop(name, None) and None


def _delete(parser: Parser, name: str) -> Change:
    operand = parser.operand()

    def change(item: Item, values: Item, after: Item) -> None:
        less = operand(item, values)
        if not less or "SS" not in less or "SS" not in item.get(name, less):
            raise Invalid("An operand in the update expression has an incorrect data type")
        left = sorted({*item.get(name, {"SS": ()})["SS"]} - {*less["SS"]})
        after.pop(name, None)
        if left:
            after[name] = {"SS": left}

    return change


_READ: dict[str, Callable[[Parser, str], Change]] = {"SET": _set, "ADD": _add, "REMOVE": _remove, "DELETE": _delete}
