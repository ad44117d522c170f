"""DynamoDB in memory behind the client's own calls: as much of it as the adapter uses, each call atomic.

Moto is a hundred times slower and not atomic; the simulation makes millions of calls. The contract suite runs on this too. What
it does not know it refuses: an argument by TypeError, the rest by NotImplementedError.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from types import SimpleNamespace
from typing import Any

from tests.fakes import limits
from tests.fakes.actions import INDEXED, KEYS, TABLE, Action, action_of, check_values, key_of
from tests.fakes.expressions import condition, reserved
from tests.fakes.query import LAST, span
from tests.fakes.refusals import CONDITION, FAILED, Cancelled, ConditionFailed, Invalid, Item, unknown

SortKey = tuple[str, ...]
Weighed = tuple[Item, int]
"""An item and its bytes."""
Items = dict[str, dict[str, Item]]
Order = dict[tuple[str, str], list[SortKey]]
SORTED = INDEXED - {"pk", "sk"}
"""What moves an item that is put again."""
GOOD: Item = {"Code": "None"}


class MemoryDynamo:
    """One table; its name is not looked at."""

    exceptions = SimpleNamespace(ConditionalCheckFailedException=ConditionFailed, TransactionCanceledException=Cancelled)

    def __init__(self) -> None:
        self.items: Items = {}
        self.order: Order = {}
        self._sorted: list[tuple[str, str]] | None = None
        self.lock = RLock()
        self._weights: dict[tuple[str, str], int] = {}
        """Bytes of each item that is, or was."""
        self._past: tuple[Items, Order] | None = None

    @property
    def keys(self) -> list[tuple[str, str]]:
        """All keys in their order, kept so from when they are first asked for: few tables are ever walked through."""
        if self._sorted is None:
            self._sorted = sorted((pk, sk) for pk, part in self.items.items() for sk in part)
        return self._sorted

    @contextmanager
    def behind(self) -> Iterator[None]:
        """Meanwhile indexes, and reads that are not asked to be consistent, answer as of now: in DynamoDB they may lag."""
        with self.lock:
            self._past = ({pk: dict(part) for pk, part in self.items.items()}, {at: list(o) for at, o in self.order.items()})
        try:
            yield
        finally:
            self._past = None

    def get_item(self, *, Key: Item, TableName: str = "", ConsistentRead: bool = False) -> Item:
        """An item."""
        limits.check_key(Key)
        with self.lock:
            item = self._seen(ConsistentRead)[0].get(Key["pk"]["S"], {}).get(Key["sk"]["S"])
        return {"Item": dict(item)} if item else {}

    def batch_get_item(self, *, RequestItems: Item) -> Item:
        """Items of one table: those that find no room in the answer are left."""
        ((table, wanted),) = RequestItems.items()
        if extra := set(wanted) - {"Keys", "ConsistentRead"}:
            raise unknown(extra)
        keys: list[Item] = wanted["Keys"]
        places = [key_of(key) for key in keys]
        if not 1 <= len(keys) <= limits.KEYS:
            raise Invalid("Too many items requested for the BatchGetItem call")
        if len(set(places)) < len(places):
            raise Invalid("Provided list of item keys contains duplicates")
        answered: list[Item] = []
        left: list[Item] = []
        room = limits.BATCH
        with self.lock:
            items = self._seen(wanted.get("ConsistentRead", False))[0]
            for key, (pk, sk) in zip(keys, places, strict=True):
                item = items.get(pk, {}).get(sk)
                room -= self._weights.get((pk, sk), 0)
                if room < 0:
                    left.append(key)
                elif item:
                    answered.append(dict(item))
        return {"Responses": {table: answered}, "UnprocessedKeys": {table: {**wanted, "Keys": left}} if left else {}}

    def query(self, *, KeyConditionExpression: str, ExpressionAttributeValues: Item, TableName: str = "", IndexName: str = TABLE,
              ScanIndexForward: bool = True, ConsistentRead: bool = False, Limit: int | None = None,
              ExclusiveStartKey: Item | None = None, FilterExpression: str | None = None) -> Item:  # fmt: skip
        """A page of a span of a partition of the table or of an index: it costs what it reads, as DynamoDB does."""
        check_values(tuple(ExpressionAttributeValues), KeyConditionExpression, FilterExpression)
        if IndexName not in KEYS:
            raise Invalid(f"The table does not have the specified index: {IndexName}")
        if IndexName and ConsistentRead:
            raise Invalid("Consistent reads are not supported on global secondary indexes")
        asked = span(KeyConditionExpression, ExpressionAttributeValues, KEYS[IndexName])
        with self.lock:
            items, orders = self._seen(ConsistentRead)
            order = orders.get((IndexName, asked.partition), [])
            low, high = bisect_left(order, (asked.first,)), bisect_right(order, (asked.last, LAST))
            if asked.but is not None:
                low = bisect_right(order, (asked.but, LAST)) if asked.first == asked.but else low
                high = bisect_left(order, (asked.but,)) if asked.last == asked.but else high
            if ExclusiveStartKey:
                start = _start(IndexName, ExclusiveStartKey, asked.partition, asked.first, asked.last)
                if ScanIndexForward:
                    low = max(low, bisect_right(order, start))
                else:
                    high = min(high, bisect_left(order, start))
            along = range(low, high) if ScanIndexForward else range(high - 1, low - 1, -1)
            read, more = self._page(items, (order[at][1:] for at in along), Limit)
        if FilterExpression is not None:
            holds = condition(FilterExpression)
            read = [item for item in read if holds(item, ExpressionAttributeValues)]
        names = {"pk", "sk", *KEYS[IndexName]}
        shown = [{name: item[name] for name in names} if IndexName else dict(item) for item in read]
        return {"Items": shown, **({"LastEvaluatedKey": {name: more[name] for name in names}} if more else {})}

    def scan(self, *, Limit: int | None = None, ExclusiveStartKey: Item | None = None, TableName: str = "",
             ProjectionExpression: str | None = None, ConsistentRead: bool = False) -> Item:  # fmt: skip
        """A page of all partitions, in an order that does not move."""
        names = [name.strip() for name in ProjectionExpression.split(",")] if ProjectionExpression else None
        for name in names or ():
            if name.upper() in reserved():
                raise Invalid(f"Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword: {name}")
        with self.lock:
            low = bisect_right(self.keys, key_of(ExclusiveStartKey)) if ExclusiveStartKey else 0
            places = self.keys[low:] if Limit is None else self.keys[low : low + Limit]
            read, more = self._page(self.items, places, Limit)
        shown = [{name: item[name] for name in names or item if name in item} for item in read]
        return {"Items": shown, **({"LastEvaluatedKey": {"pk": more["pk"], "sk": more["sk"]}} if more else {})}

    def get_paginator(self, name: str) -> Any:
        """The pages of a query, one after the other."""
        if name != "query":
            raise unknown(f"pages of {name}")
        return SimpleNamespace(paginate=self._pages)

    def _pages(self, *, PaginationConfig: Item, **asked: Any) -> Iterator[Item]:
        left, size = PaginationConfig.get("MaxItems"), PaginationConfig.get("PageSize")
        while True:
            page = self.query(**asked, **({"Limit": size} if size else {}))
            if left is not None:
                page["Items"] = page["Items"][:left]
                left -= len(page["Items"])
            yield page
            if "LastEvaluatedKey" not in page or left == 0:
                return
            asked["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def put_item(self, *, Item: Item, TableName: str = "", **more: Any) -> Item:
        """Put an item that the condition holds for."""
        self._alone("PutItem", "Put", {"Item": Item, **more})
        return {}

    def delete_item(self, *, Key: Item, TableName: str = "", **more: Any) -> Item:
        """Delete an item that the condition holds for."""
        self._alone("DeleteItem", "Delete", {"Key": Key, **more})
        return {}

    def update_item(
        self, *, Key: Item, UpdateExpression: str, TableName: str = "", ReturnValues: str = "NONE", **more: Any
    ) -> Item:
        """Change an item that the condition holds for, or begin one."""
        if ReturnValues not in ("NONE", "ALL_NEW", "UPDATED_NEW"):
            raise unknown(f"ReturnValues={ReturnValues}")
        with self.lock:
            before = self._find(*key_of(Key)) or {}
            self._alone("UpdateItem", "Update", {"Key": Key, "UpdateExpression": UpdateExpression, **more})
            after = self._find(*key_of(Key)) or {}
        if ReturnValues == "NONE":
            return {}
        changed = after if ReturnValues == "ALL_NEW" else {n: v for n, v in after.items() if n not in Key and v != before.get(n)}
        return {"Attributes": dict(changed)}

    def transact_write_items(self, *, TransactItems: Sequence[Item]) -> Item:
        """All of it or nothing."""
        if not 1 <= len(TransactItems) <= limits.ACTIONS:
            raise Invalid(f"Member must have length less than or equal to {limits.ACTIONS}", "TransactWriteItems")
        actions = [action_of(*next(iter(item.items()))) for item in TransactItems]
        if len({action.key for action in actions}) < len(actions):
            raise Invalid("Transaction request cannot include multiple operations on one item", "TransactWriteItems")
        with self.lock:
            made = [self._made(action) for action in actions]
            if any(reason is not GOOD for _, reason in made):
                raise Cancelled([reason for _, reason in made])
            if sum(becomes[1] for becomes, _ in made if becomes) > limits.TRANSACTION:
                raise Invalid("The aggregate size of the transaction exceeds its limit", "TransactWriteItems")
            for action, (becomes, _) in zip(actions, made, strict=True):
                self._write(action, becomes)
        return {}

    def _made(self, action: "Action") -> "tuple[Weighed | None, Item]":
        """What an action of a transaction makes of its item, and the reason why not."""
        try:
            return self._becomes(action, "TransactWriteItems"), GOOD
        except ConditionFailed as failed:
            held: Any = failed.response
            return None, {"Code": FAILED, "Message": CONDITION, **({"Item": held["Item"]} if "Item" in held else {})}
        except Invalid as wrong:
            return None, {"Code": "ValidationError", "Message": wrong.response["Error"]["Message"]}

    def _alone(self, operation: str, verb: str, what: Item) -> None:
        """Carry out one action by itself."""
        action = action_of(verb, what)
        with self.lock:
            self._write(action, self._becomes(action, operation))

    def _becomes(self, action: "Action", operation: str) -> "Weighed | None":
        """The item as it becomes, or None where nothing is put. Raises ConditionFailed or Invalid."""
        item, what = self._find(*action.key), action.what
        if action.test is not None and not action.test(item or {}, action.values):
            raise ConditionFailed(operation, item if what.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD" else None)
        if action.change is None:
            return action.put
        return limits.weighed(action.change({**what["Key"], **(item or {})}, action.values), INDEXED)

    def _write(self, action: "Action", becomes: "Weighed | None") -> None:
        if becomes:
            self._weights[action.key] = becomes[1]
            self._put(becomes[0])
        elif action.verb == "Delete":
            self._delete(*action.key)

    def _page(
        self, items: dict[str, dict[str, Item]], places: Iterable[SortKey], limit: int | None
    ) -> tuple[list[Item], Item | None]:
        """The items at places until there are enough or they are too large, and the last of them if more was asked for."""
        if limit is not None and limit < 1:
            raise Invalid("Limit must be greater than or equal to 1")
        read: list[Item] = []
        room = limits.PAGE
        for pk, sk in places:
            read.append(items[pk][sk])
            room -= self._weights.get((pk, sk), 0)
            if room <= 0 or len(read) == limit:
                return read, read[-1]
        return read, None

    def _seen(self, consistent: bool) -> tuple[Items, Order]:
        return (self.items, self.order) if consistent or self._past is None else self._past

    def _find(self, pk: str, sk: str) -> Item | None:
        part = self.items.get(pk)
        return part.get(sk) if part else None

    def _put(self, item: Item) -> None:
        pk, sk = item["pk"]["S"], item["sk"]["S"]
        part = self.items.setdefault(pk, {})
        before = part.get(sk)
        if before is not None:
            stays = SORTED.isdisjoint(before) and SORTED.isdisjoint(item)
            if stays or [before.get(name) for name in SORTED] == [item.get(name) for name in SORTED]:
                del part[sk]  # the one that was put last stands last
                part[sk] = item
                return
            self._delete(pk, sk)
        part[sk] = item
        if self._sorted is not None:
            insort(self._sorted, (pk, sk))
        for partition, sort_key in _sort_keys(item):
            insort(self.order.setdefault(partition, []), sort_key)

    def _delete(self, pk: str, sk: str) -> None:
        deleted = self.items.get(pk, {}).pop(sk, None)
        if deleted and self._sorted is not None:
            del self._sorted[bisect_left(self._sorted, (pk, sk))]
        for partition, sort_key in _sort_keys(deleted) if deleted else ():
            order = self.order[partition]
            del order[bisect_left(order, sort_key)]


def _start(index: str, key: Item, partition: str, first: str, last: str) -> SortKey:
    """Where a page begins. Raises Invalid for a key that no page of this query ended at."""
    if set(key) != {"pk", "sk", *KEYS[index]} or not all(value.get("S") for value in key.values()):
        raise Invalid("The provided starting key is invalid")
    sort_key = _sort_key(index, key)
    if key[KEYS[index][0]]["S"] != partition or not first <= sort_key[0] <= last:
        raise Invalid("The provided starting key is outside query boundaries based on provided conditions")
    return sort_key


def _sort_keys(item: Item) -> Iterator[tuple[tuple[str, str], SortKey]]:
    """Where an item is in the table, and in each index that has its attributes."""
    pk, sk = item["pk"]["S"], item["sk"]["S"]
    yield (TABLE, pk), (sk, pk, sk)
    if SORTED.isdisjoint(item):
        return
    for index, (partition, sort) in KEYS.items():
        if index and partition in item and sort in item:
            yield (index, item[partition]["S"]), (item[sort]["S"], pk, sk)


def _sort_key(index: str, item: Item) -> SortKey:
    return item[KEYS[index][1]]["S"], item["pk"]["S"], item["sk"]["S"]
