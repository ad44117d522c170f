"""DynamoDB in memory behind the client's own calls: as much of it as the adapter uses, each call atomic.

Moto is a hundred times slower and not atomic; the simulation makes millions of calls. The contract suite runs on this too.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from threading import RLock
from types import SimpleNamespace
from typing import Any

from botocore.exceptions import ClientError

Item = dict[str, Any]
Test = Callable[[Item, Item], bool]
_CLAUSE = re.compile(r"(SET|ADD|REMOVE) (.*?)(?= SET | ADD | REMOVE |$)")


class ConditionFailed(ClientError):
    """ConditionalCheckFailedException."""


@lru_cache
def condition(expression: str) -> Test:
    """A condition as a function of an item and the expression's values."""
    source = re.sub(r"(\w+) (=|<=) (:\w+)", lambda m: f"compare(item, {m[1]!r}, {m[2]!r}, values[{m[3]!r}])", expression)
    source = re.sub(r"attribute_(not_)?exists\((\w+)\)", lambda m: f"({m[2]!r} {'not ' if m[1] else ''}in item)", source)
    source = source.replace(" AND ", " and ").replace(" OR ", " or ")
    made: Test = eval(f"lambda item, values: {source}", {"compare": _compare})
    return made


def _compare(item: Item, name: str, operator: str, value: Item) -> bool:
    if name not in item:
        return False
    ((kind, held),) = item[name].items()
    asked = value[kind]
    return bool(held == asked if operator == "=" else held <= asked)


@lru_cache
def update(expression: str) -> Callable[[Item, Item], Item]:
    """An update as a function of an item and the expression's values."""
    clauses = [(verb, [part.split() for part in parts.split(", ")]) for verb, parts in _CLAUSE.findall(expression)]

    def apply(item: Item, values: Item) -> Item:
        changed = dict(item)
        for verb, parts in clauses:
            for name, *rest in parts:
                if verb == "SET":
                    changed[name] = values[rest[-1]]
                elif verb == "ADD":
                    changed[name] = {"N": str(int(changed.get(name, {"N": "0"})["N"]) + int(values[rest[-1]]["N"]))}
                else:
                    changed.pop(name, None)
        return changed

    return apply


class MemoryDynamo:
    """One table; its name is not looked at."""

    exceptions = SimpleNamespace(ConditionalCheckFailedException=ConditionFailed)

    def __init__(self) -> None:
        self.items: dict[str, dict[str, Item]] = {}
        self.lock = RLock()

    def get_item(self, *, Key: Item, **_: Any) -> Item:
        """The item as it is now."""
        found = self._find(Key)
        return {"Item": found} if found else {}

    def batch_get_item(self, *, RequestItems: Item) -> Item:
        """The items of one table as they are now."""
        ((table, wanted),) = RequestItems.items()
        with self.lock:
            return {"Responses": {table: [item for key in wanted["Keys"] if (item := self._find(key))]}, "UnprocessedKeys": {}}

    def query(self, *, ExpressionAttributeValues: Item, IndexName: str | None = None, ScanIndexForward: bool = True,
              Limit: int | None = None, ExclusiveStartKey: Item | None = None, **_: Any) -> Item:  # fmt: skip
        """A partition in order of its sort keys, or a shard of the due index in order of time."""
        values = ExpressionAttributeValues
        with self.lock:
            if IndexName:
                parts = (part for pk, part in self.items.items() if pk.startswith(("F#", "P#")))
                behind = _place(ExclusiveStartKey) if ExclusiveStartKey else ("",)
                rows = [item for part in parts for item in part.values() if _due(item, values) and _place(item) > behind]
                rows.sort(key=_place)
            else:
                part = self.items.get(values[":pk"]["S"], {})
                first, last = values.get(":first", {"S": ""})["S"], values.get(":last", {"S": "~"})["S"]
                rows = [part[sk] for sk in sorted(part, reverse=not ScanIndexForward) if first <= sk <= last]
        return {"Items": rows[:Limit]}

    def get_paginator(self, name: str) -> Any:
        """All of a query as one page."""
        return SimpleNamespace(paginate=lambda *, PaginationConfig, **asked: self._pages(PaginationConfig.get("MaxItems"), asked))

    def _pages(self, limit: int | None, asked: Item) -> Iterator[Item]:
        yield self.query(Limit=limit, **asked)

    def update_item(
        self, *, Key: Item, UpdateExpression: str, ConditionExpression: str, ExpressionAttributeValues: Item, **_: Any
    ) -> Item:
        """Change an item that the condition holds for."""
        with self.lock:
            item = self._find(Key) or {}
            if not condition(ConditionExpression)(item, ExpressionAttributeValues):
                raise ConditionFailed({"Error": {"Code": "ConditionalCheckFailedException"}}, "UpdateItem")
            changed = update(UpdateExpression)({**Key, **item}, ExpressionAttributeValues)
            self._put(changed)
            return {"Attributes": changed}

    def delete_item(self, **asked: Any) -> Item:
        """Delete an item that the condition holds for."""
        with self.lock:
            if not self._holds(asked, asked["Key"]):
                raise ConditionFailed({"Error": {"Code": "ConditionalCheckFailedException"}}, "DeleteItem")
            self._delete(asked["Key"])
        return {}

    def transact_write_items(self, *, TransactItems: list[Item]) -> Item:
        """All of it or nothing."""
        with self.lock:
            asked = [next(iter(item.items())) for item in TransactItems]
            held = [self._holds(what, what.get("Item") or what["Key"]) for _, what in asked]
            if not all(held):
                told: Any = {"Error": {"Code": "TransactionCanceledException"}}
                told["CancellationReasons"] = [{"Code": "None" if ok else "ConditionalCheckFailed"} for ok in held]
                raise ClientError(told, "TransactWriteItems")
            for verb, what in asked:
                self._put(what["Item"]) if verb == "Put" else self._delete(what["Key"])
        return {}

    def _holds(self, asked: Item, key: Item) -> bool:
        expression = asked.get("ConditionExpression")
        return expression is None or condition(expression)(self._find(key) or {}, asked.get("ExpressionAttributeValues", {}))

    def _find(self, key: Item) -> Item | None:
        return self.items.get(key["pk"]["S"], {}).get(key["sk"]["S"])

    def _put(self, item: Item) -> None:
        self.items.setdefault(item["pk"]["S"], {})[item["sk"]["S"]] = item

    def _delete(self, key: Item) -> None:
        self.items.get(key["pk"]["S"], {}).pop(key["sk"]["S"], None)


def _due(item: Item, values: Item) -> bool:
    if ":parked" in values:
        return bool(item.get("due_shard") == values[":parked"])
    return item.get("due_shard") == values[":shard"] and bool(item["due_at"]["S"] <= values[":now"]["S"])


def _place(item: Item) -> tuple[str, ...]:
    """Where it is in its shard of the due index."""
    return item["due_at"]["S"], item["pk"]["S"], item["sk"]["S"]
