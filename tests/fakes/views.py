"""What a table in memory holds, as mappings of what it means: tests look at it, and put there what no command would."""

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import items, keys, streams
from chalicelib.adapters.dynamodb.rows import item_key, item_of
from chalicelib.application.ports.commit import Account, Loaded, Record
from chalicelib.application.ports.effects import Effect
from chalicelib.application.projection.rows import rows
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.numbering import Count
from chalicelib.domain.sale.waiting import NewsPolicy
from tests.fakes.dynamodb import MemoryDynamo
from tests.fakes.refusals import Item

K = TypeVar("K")
V = TypeVar("V")


class Todo(Struct, frozen=True):
    """An effect to do: when it may be taken, by whom it was, how often."""

    due: datetime
    owner: str | None = None
    tries: int = 0
    error: str | None = None
    parked: bool = False


class Kind(NamedTuple, Generic[K, V]):
    """A kind of item: how its partitions begin and how its sort keys do, its key as an item's, and both ways to read it."""

    partitions: str
    sorts: str
    key: Callable[[K], Item]
    named: Callable[[Item], K]
    read: Callable[[Item], V]
    write: Callable[[K, V], Item]


class View(MutableMapping[K, V]):
    """The items of a kind."""

    def __init__(self, table: MemoryDynamo, kind: Kind[K, V]) -> None:
        self._table = table
        self._kind = kind

    def __getitem__(self, key: K) -> V:
        answer = self._table.get_item(Key=self._kind.key(key), ConsistentRead=True)
        if not answer:
            raise KeyError(key)
        return self._kind.read(answer["Item"])

    def __setitem__(self, key: K, value: V) -> None:
        self._table.put_item(Item=self._kind.write(key, value))

    def __delitem__(self, key: K) -> None:
        if key not in self:
            raise KeyError(key)
        self._table.delete_item(Key=self._kind.key(key))

    def __iter__(self) -> Iterator[K]:
        for partition, sort in list(self._table.keys):
            if partition[0] in self._kind.partitions and partition[1] == "#" and sort.startswith(self._kind.sorts):
                yield self._kind.named(self._table.items[partition][sort])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def of(self, partition: str) -> list[V]:
        """Those of one partition, in the order of their sort keys."""
        part = self._table.items.get(partition, {})
        return [self._kind.read(part[sort]) for sort in sorted(part) if sort.startswith(self._kind.sorts)]

    def __ior__(self, more: "MutableMapping[K, V]") -> "View[K, V]":
        self.update(more)
        return self

    def __deepcopy__(self, memo: object) -> dict[K, V]:
        return dict(self)


class Heads(View[str, Loaded]):
    """Heads by reference; whoever puts one puts its rows too."""

    def __init__(self, table: MemoryDynamo, policy: NewsPolicy) -> None:
        super().__init__(table, HEADS)
        self._policy = policy

    def __setitem__(self, key: str, value: Loaded) -> None:
        before = rows(key, self[key], self._policy) if key in self else frozenset()
        super().__setitem__(key, value)
        after = {item_key(item): item for item in map(item_of, rows(key, value, self._policy))}
        for deleted in {item_key(item_of(row)) for row in before} - after.keys():
            self._table.delete_item(Key=keys.key(*deleted))
        for item in after.values():
            self._table.put_item(Item=item)


class Histories(MutableMapping[str, list[Entry]]):
    """Entries by reference, oldest first."""

    def __init__(self, table: MemoryDynamo) -> None:
        self._entries = View(table, ENTRIES)

    def __getitem__(self, key: str) -> list[Entry]:
        entries = self._entries.of(keys.dossier(key))
        if not entries:
            raise KeyError(key)
        return entries

    def __setitem__(self, key: str, value: Iterable[Entry]) -> None:
        for entry in value:
            self._entries[key, entry.seq] = entry

    def __delitem__(self, key: str) -> None:
        for entry in self[key]:
            del self._entries[key, entry.seq]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(reference for reference, _ in self._entries))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __deepcopy__(self, memo: object) -> dict[str, list[Entry]]:
        return dict(self)


_head = lru_cache(1000)(codec.decode_head)
_entry = lru_cache(10_000)(codec.decode_entry)


def _count(item: Item) -> Count:
    day = date.fromisoformat(item["day"]["S"])
    return Count(item["pk"]["S"][2:], int(item["last"]["N"]), day, int(item["version"]["N"]))


def _todo(item: Item) -> Todo:
    owner, error = (item.get(name, {}).get("S") for name in ("lease_owner", "last_error"))
    due = datetime.fromisoformat(item["due_at"]["S"])
    return Todo(due, owner, int(item["tries"]["N"]), error, item["due_shard"]["S"] == keys.PARKED)


def _effect(effect: Effect, todo: Todo) -> Item:
    item: Item = {**items.effect_item(effect, keys.moment(todo.due)), "tries": {"N": str(todo.tries)}}
    if todo.parked:
        item["due_shard"] = {"S": keys.PARKED}
    return item | {
        name: {"S": text} for name, text in (("lease_owner", todo.owner), ("last_error", todo.error)) if text is not None
    }


def _seen(item: Item) -> Any:
    return item["pk"]["S"].removeprefix("D#"), int(item["sk"]["S"].removeprefix("E#"))


def _principal(item: Item) -> Any:
    record = codec.decode_record(item["data"]["S"])
    return record.principal, record.key


HEADS: Kind[str, Loaded] = Kind(
    "D", keys.HEAD, lambda reference: keys.key(keys.dossier(reference)), lambda item: item["pk"]["S"][2:],
    lambda item: _head(item["data"]["S"]), streams.dossier_head,
)  # fmt: skip
ENTRIES: Kind[tuple[str, int], Entry] = Kind(
    "D", "E#", lambda name: keys.key(keys.dossier(name[0]), keys.event(name[1])), _seen,
    lambda item: _entry(_seen(item)[1], int(item["v"]["N"]), item["data"]["S"]),
    lambda name, entry: streams.dossier_entry(name[0], entry),
)  # fmt: skip
ACCOUNTS: Kind[str, Account] = Kind(
    "A", keys.HEAD, lambda name: keys.key(keys.account(name)), lambda item: item["pk"]["S"][2:], streams._account,
    lambda name, account: streams.account_head(name, account._replace(version=account.version - 1)),
)  # fmt: skip
RECORDS: Kind[tuple[str, str], Record] = Kind(
    "C", keys.HEAD, lambda name: keys.key(keys.command(*name)), _principal, lambda item: codec.decode_record(item["data"]["S"]),
    lambda name, record: items._record(record, 2**32),
)  # fmt: skip
NUMBERS: Kind[str, str] = Kind(
    "R", keys.OWN_NUMBER, lambda number: keys.key(keys.own_number(number), keys.OWN_NUMBER), lambda item: item["pk"]["S"][2:],
    lambda item: item["dossier"]["S"], items._number_item,
)  # fmt: skip
COUNTS: Kind[str, Count] = Kind(
    "N", keys.HEAD, lambda series: keys.key(keys.sequence(series)), lambda item: item["pk"]["S"][2:], _count,
    lambda series, count: items._count(count),
)  # fmt: skip
TODOS: Kind[Effect, Todo] = Kind("FP", "", keys.effect, keys.effect_of, _todo, _effect)
