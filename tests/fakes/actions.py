"""Actions of a transaction as the fake takes them: checked for what DynamoDB would not begin, and for what is not known here."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from chalicelib.adapters.dynamodb.keys import DUE_INDEX
from chalicelib.adapters.dynamodb.lists import INDEXES
from tests.fakes import limits
from tests.fakes.expressions import Test, condition, names_of, values_of
from tests.fakes.refusals import Invalid, Item, unknown
from tests.fakes.updates import update

TABLE = ""
KEYS: dict[str, tuple[str, str]] = {TABLE: ("pk", "sk"), DUE_INDEX: ("due_shard", "due_at"), **INDEXES}
"""Partition and sort key of the table and of each index; indexes hold keys alone."""
INDEXED = frozenset(name for keys in KEYS.values() for name in keys)
ACTIONS: dict[str, frozenset[str]] = {
    "Put": frozenset({"Item"}),
    "Delete": frozenset({"Key"}),
    "Update": frozenset({"Key", "UpdateExpression"}),
    "ConditionCheck": frozenset({"Key", "ConditionExpression"}),
}
"""What each action of a transaction needs besides its table."""
MAY = frozenset(
    {"ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues", "ReturnValuesOnConditionCheckFailure"}
)
UNUSED = "Value provided in ExpressionAttributeValues unused in expressions: keys: "


class Action(NamedTuple):
    """One action that may be begun: its key, its test and values, and what it puts or changes."""

    verb: str
    key: tuple[str, str]
    test: Test | None
    values: Item
    put: tuple[Item, int] | None
    change: Callable[[Item, Item], Item] | None
    what: Item


def action_of(verb: str, what: Item) -> Action:
    """Raises Invalid for an action that DynamoDB would not begin; NotImplementedError for what is not known here."""
    asked, changed, values = what.get("ConditionExpression"), what.get("UpdateExpression"), what.get("ExpressionAttributeValues")
    names = tuple(what["ExpressionAttributeNames"].items()) if "ExpressionAttributeNames" in what else ()
    if names and dict(names).keys() != names_of(*(text for text in (asked, changed) if text is not None)):
        raise Invalid("Value provided in ExpressionAttributeNames unused in expressions")
    _check_shape(verb, tuple(what), asked, changed, None if values is None else tuple(values))
    test = None if asked is None else condition(asked, names)
    change = None if changed is None else update(changed, names)
    if "Item" not in what:
        limits.check_key(what["Key"])
        return Action(verb, key_of(what["Key"]), test, values or {}, None, change, what)
    if not {"pk", "sk"} <= what["Item"].keys():
        raise Invalid("One or more parameter values were invalid: Missing a key in the item")
    put = limits.weighed(what["Item"], INDEXED)
    return Action(verb, key_of(put[0]), test, values or {}, put, None, what)


@lru_cache(1000)
def _check_shape(verb: str, names: tuple[str, ...], test: str | None, change: str | None, values: tuple[str, ...] | None) -> None:
    """Raise NotImplementedError for what is not known here, Invalid unless expressions use just the values that are given."""
    if verb not in ACTIONS:
        raise unknown(verb)
    given = set(names) - {"TableName"}
    if not ACTIONS[verb] <= given <= ACTIONS[verb] | MAY:
        raise unknown(f"{verb} of {sorted(given)}")
    check_values(values, test, change)


@lru_cache(1000)
def check_values(values: tuple[str, ...] | None, *expressions: str | None) -> None:
    """Raise Invalid unless expressions use just the values of these names."""
    used = values_of(*(text for text in expressions if text is not None))
    if values is not None and not values:
        raise Invalid("ExpressionAttributeValues must not be empty")
    given = set(values or ())
    if unused := given - used:
        raise Invalid(f"{UNUSED}{{{', '.join(sorted(unused))}}}")
    if lacking := used - given:
        raise Invalid(f"An expression attribute value used in expression is not defined; attribute value: {min(lacking)}")


def key_of(key: Item) -> tuple[str, str]:
    return key["pk"]["S"], key["sk"]["S"]
