"""DynamoDB in memory behind the client's own calls: as much of it as the adapter uses, each call atomic.

Moto is a hundred times slower and not atomic; the simulation makes millions of calls. The contract suite runs on this too.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator
from functools import lru_cache
from threading import RLock
from types import SimpleNamespace
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.adapters.dynamodb.keys import DUE_INDEX
from chalicelib.adapters.dynamodb.lists import INDEXES
from tests.fakes.query import LAST, passes, span

Item = dict[str, Any]
Place = tuple[str, ...]
TABLE = ""
ALL = 10**9
KEYS = {TABLE: ("pk", "sk"), DUE_INDEX: ("due_shard", "due_at"), **INDEXES}
"""Partition and sort key of the table and of each index."""
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
        self.order: dict[tuple[str, str], list[Place]] = {}
        self.keys: list[tuple[str, str]] = []
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

    def query(self, *, KeyConditionExpression: str, ExpressionAttributeValues: Item, IndexName: str = TABLE,
              ScanIndexForward: bool = True, Limit: int | None = None, ExclusiveStartKey: Item | None = None,
              FilterExpression: str | None = None, **_: Any) -> Item:  # fmt: skip
        """A span of a partition of the table or of an index: it costs what it reads, as DynamoDB does."""
        asked, most = span(KeyConditionExpression, ExpressionAttributeValues), Limit or ALL
        with self.lock:
            order = self.order.get((IndexName, asked.partition), [])
            low, high = bisect_left(order, (asked.first,)), bisect_right(order, (asked.last, LAST))
            if ExclusiveStartKey and ScanIndexForward:
                low = max(low, bisect_right(order, _place(IndexName, ExclusiveStartKey)))
            elif ExclusiveStartKey:
                high = min(high, bisect_left(order, _place(IndexName, ExclusiveStartKey)))
            low, high = (low, min(high, low + most)) if ScanIndexForward else (max(low, high - most), high)
            read = [self.items[pk][sk] for _, pk, sk in order[low:high]]
        if not ScanIndexForward:
            read.reverse()
        items = [item for item in read if passes(FilterExpression, item, ExpressionAttributeValues)]
        return {"Items": items, **({"LastEvaluatedKey": read[-1]} if len(read) == most else {})}

    def scan(self, *, Limit: int, ExclusiveStartKey: Item | None = None, **_: Any) -> Item:
        """Items of all partitions, in an order that does not move."""
        with self.lock:
            start = (ExclusiveStartKey["pk"]["S"], ExclusiveStartKey["sk"]["S"]) if ExclusiveStartKey else ("", "")
            low = bisect_right(self.keys, start)
            read = [self.items[pk][sk] for pk, sk in self.keys[low : low + Limit]]
        return {"Items": read, **({"LastEvaluatedKey": read[-1]} if len(read) == Limit else {})}

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

    def put_item(self, *, Item: Item, **_: Any) -> Item:
        """Put an item, whatever was there."""
        with self.lock:
            self._put(Item)
        return {}

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
                if verb == "Put":
                    self._put(what["Item"])
                elif verb == "Delete":
                    self._delete(what["Key"])
                elif verb == "Update":
                    item = {**what["Key"], **(self._find(what["Key"]) or {})}
                    self._put(update(what["UpdateExpression"])(item, what["ExpressionAttributeValues"]))
        return {}

    def _holds(self, asked: Item, key: Item) -> bool:
        expression = asked.get("ConditionExpression")
        return expression is None or condition(expression)(self._find(key) or {}, asked.get("ExpressionAttributeValues", {}))

    def _find(self, key: Item) -> Item | None:
        return self.items.get(key["pk"]["S"], {}).get(key["sk"]["S"])

    def _put(self, item: Item) -> None:
        self._delete(item)
        self.items.setdefault(item["pk"]["S"], {})[item["sk"]["S"]] = item
        insort(self.keys, (item["pk"]["S"], item["sk"]["S"]))
        for partition, place in _places(item):
            insort(self.order.setdefault(partition, []), place)

    def _delete(self, key: Item) -> None:
        gone = self.items.get(key["pk"]["S"], {}).pop(key["sk"]["S"], None)
        if gone:
            del self.keys[bisect_left(self.keys, (gone["pk"]["S"], gone["sk"]["S"]))]
        for partition, place in _places(gone) if gone else ():
            order = self.order[partition]
            del order[bisect_left(order, place)]


def _places(item: Item) -> Iterator[tuple[tuple[str, str], Place]]:
    """Where an item is in the table, and in each index that has its attributes."""
    for index, (partition, sort) in KEYS.items():
        if partition in item and sort in item:
            yield (index, item[partition]["S"]), _place(index, item)


def _place(index: str, item: Item) -> Place:
    return item[KEYS[index][1]]["S"], item["pk"]["S"], item["sk"]["S"]
