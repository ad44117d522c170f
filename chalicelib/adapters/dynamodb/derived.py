"""What follows from histories in the table: heads and rows, walked through by Scan and made anew dossier by dossier."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from botocore.exceptions import ClientError

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import cursors, keys
from chalicelib.adapters.dynamodb.batch import MOST, get_all
from chalicelib.adapters.dynamodb.items import rewriting, unchanged
from chalicelib.adapters.dynamodb.refused import CANCELLED, busy
from chalicelib.adapters.dynamodb.rows import item_key, item_of
from chalicelib.adapters.dynamodb.store import DynamoStore
from chalicelib.adapters.dynamodb.streams import STREAMS, dossier_head
from chalicelib.adapters.pauses import pause
from chalicelib.application.ports.catalogue import PRODUCT
from chalicelib.application.ports.commit import Conflict, Loaded
from chalicelib.application.ports.instrument_store import INSTRUMENT
from chalicelib.application.ports.payer_store import PAYER
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.ports.statement_store import STATEMENT
from chalicelib.application.ports.task_store import TASK
from chalicelib.application.projection.rebuild import Progress, Seen
from chalicelib.application.projection.row_types import Row
from chalicelib.application.projection.rows import rows
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.waiting import NewsPolicy

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef

    from chalicelib.adapters.dynamodb.keys import Item

PAGE = 1000
"""Items that one Scan reads."""
CHUNK = 99
"""Rows that one transaction writes, beside the condition on the head: a transaction has 100 actions."""
RowKey = tuple[str, str]
_ITSELF = (PRODUCT, TASK, PAYMENT, STATEMENT, PAYER, INSTRUMENT)
_UNFOLDED = {STREAMS[stream.name].partition(""): STREAMS[stream.name] for stream in _ITSELF}
UNFOLDED = tuple(_UNFOLDED)
"""How the partitions begin of what is found by rows and is no dossier."""
_progress = msgspec.json.Decoder(Progress)


class DynamoDerived:
    """Heads and rows of one table. `policy` is the one that commands write rows by."""

    def __init__(
        self, client: "DynamoDBClient", table: str, policy: NewsPolicy, clock: Callable[[], datetime],
        wait: Callable[[int], None] = pause, size: int = PAGE,
    ) -> None:  # fmt: skip
        self._client = client
        self._table = table
        self._policy = policy
        self._clock = clock
        self._wait = wait
        self._size = size
        self._store = DynamoStore(client, table, policy, wait)

    def page(self, cursor: str | None) -> tuple[Sequence[Seen], str | None]:
        """Give heads among the next items of the table, and rows that are not what their heads say."""
        start: Any = {"ExclusiveStartKey": keys.key(*cursors.decode(cursor, 2))} if cursor else {}
        answer = self._client.scan(
            TableName=self._table, ProjectionExpression="pk, sk, v", Limit=self._size, ConsistentRead=True, **start
        )
        heads: set[str] = set()
        rows_seen: dict[str, dict[RowKey, Item]] = defaultdict(dict)
        for item in answer["Items"]:
            pk, sk = item_key(item)
            if sk == keys.HEAD and pk.startswith("D#"):
                heads.add(pk.removeprefix("D#"))
            elif sk == keys.HEAD and pk.startswith(UNFOLDED):
                heads.add(pk)
            elif reference := keys.reference_of_row(pk, sk):
                rows_seen[reference][pk, sk] = item
        doubtful = dict(self._doubtful(rows_seen))
        seen = [Seen(reference, reference in heads, doubtful.get(reference, ())) for reference in sorted(heads | doubtful.keys())]
        last = answer.get("LastEvaluatedKey")
        return seen, cursors.encode(*item_key(last)) if last else None

    def _doubtful(self, rows_seen: "Mapping[str, Mapping[RowKey, Item]]") -> Iterator[tuple[str, tuple[RowKey, ...]]]:
        """Yield rows that no head wants, or that other code wrote, by dossier, or partition of what is no dossier."""
        references = [reference for reference in rows_seen if not reference.startswith(UNFOLDED)]
        heads: dict[str, Loaded] = {}
        for first in range(0, len(references), MOST):
            heads |= dict(self._store.load_all(references[first : first + MOST]))
        partitions = [keys.key(partition) for partition in rows_seen if partition.startswith(UNFOLDED)]
        unfolded = {item["pk"]["S"]: item for item in get_all(self._client, self._table, partitions, self._wait)}
        for reference, items in rows_seen.items():
            if reference in unfolded:
                wanted = self._wanted_unfolded(unfolded[reference])
            else:
                wanted = self._wanted(reference, heads[reference]) if reference in heads else {}
            doubtful = tuple(key for key, item in items.items() if key not in wanted or item.get("v") != wanted[key]["v"])
            if doubtful:
                yield reference, doubtful

    def renew(self, seen: Seen) -> bool:
        """Write what the dossier's history says and the table does not; each transaction holds the head to what was read."""
        if seen.reference.startswith(UNFOLDED):
            old = self._item(seen.reference)
            return self._put_right(seen, seen.reference, old, self._wanted_unfolded(old) if old else {})
        old = self._item(keys.dossier(seen.reference))
        head = self._folded(seen.reference, old) if old else None
        wanted = self._wanted(seen.reference, head) if head else {}
        changed = False
        if old and head and seen.head and dossier_head(seen.reference, head) != old:
            self._write([rewriting(self._table, seen.reference, head, old)])
            changed = True
        return self._put_right(seen, keys.dossier(seen.reference), old, wanted) or changed

    def _item(self, partition: str) -> "Item | None":
        return self._client.get_item(TableName=self._table, Key=keys.key(partition), ConsistentRead=True).get("Item")

    def _put_right(self, seen: Seen, partition: str, old: "Item | None", wanted: "Mapping[RowKey, Item]") -> bool:
        """Write rows that are missing or wrong and delete those that are not wanted, while the head is the one that was read."""
        writes = [*self._missing(wanted if seen.head else {key: wanted[key] for key in seen.rows if key in wanted})]
        writes += [{"Delete": {"TableName": self._table, "Key": keys.key(*key)}} for key in seen.rows if key not in wanted]
        for first in range(0, len(writes), CHUNK):
            self._write([unchanged(self._table, partition, old), *writes[first : first + CHUNK]])
        return bool(writes)

    def progress(self) -> Progress | None:
        """Say how far the last rebuild came."""
        item = self._client.get_item(TableName=self._table, Key=keys.key(keys.rebuild()), ConsistentRead=True).get("Item")
        return _progress.decode(item["data"]["S"]) if item else None

    def save(self, progress: Progress) -> None:
        """Keep it, if nobody else went on meanwhile."""
        before = progress.number - 1
        item: Item = {
            **keys.key(keys.rebuild()),
            "version": {"N": str(progress.number)},
            "data": {"S": codec.encode(progress)},
        }
        put: Any = {"TableName": self._table, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}
        if before:
            put["ConditionExpression"] = "version = :version"
            put["ExpressionAttributeValues"] = {":version": {"N": str(before)}}
        self._write([{"Put": put}])

    def _folded(self, reference: str, old: "Item") -> Loaded:
        """Give the head by its history alone. Raises Conflict where that went on meanwhile."""
        state = fold(self._store.history(reference))
        if state.version != int(old["version"]["N"]):
            raise Conflict
        return Loaded(state, codec.decode_head_people(old["data"]["S"]))

    def _wanted(self, reference: str, head: Loaded) -> "dict[RowKey, Item]":
        """Give the rows that the head has by now."""
        return self._items_of(rows(reference, head, self._policy))

    def _wanted_unfolded(self, old: "Item") -> "dict[RowKey, Item]":
        """Give the rows of what is no dossier, whose head is itself the truth: no history is folded for it."""
        partition = old["pk"]["S"]
        prefix = next(prefix for prefix in UNFOLDED if partition.startswith(prefix))
        stored = _UNFOLDED[prefix]
        return self._items_of(stored.rows(partition.removeprefix(prefix), None, stored.read(old), self._policy)[1])

    def _items_of(self, wanted: Iterable[Row]) -> "dict[RowKey, Item]":
        """Give rows by their keys; what DynamoDB would take out for its age is none."""
        now = int(self._clock().timestamp())
        items = map(item_of, wanted)
        return {item_key(item): item for item in items if int(item.get("ttl", {"N": str(now + 1)})["N"]) > now}

    def _missing(self, wanted: "Mapping[RowKey, Item]") -> "Iterator[TransactWriteItemTypeDef]":
        stored = get_all(self._client, self._table, [keys.key(*key) for key in wanted], self._wait)
        present = {item_key(item): comparable(item) for item in stored}
        for key, item in sorted(wanted.items()):
            if present.get(key) != comparable(item):
                yield {"Put": {"TableName": self._table, "Item": item}}

    def _write(self, actions: "Sequence[TransactWriteItemTypeDef]") -> None:
        try:
            self._client.transact_write_items(TransactItems=actions)
        except ClientError as error:
            if busy(error) or error.response["Error"]["Code"] == CANCELLED:
                raise Conflict from error
            raise


def comparable(item: "Item") -> dict[str, Any]:
    """Give the item, whatever the order in which a set is told."""
    return {name: sorted(value["SS"]) if "SS" in value else value for name, value in item.items()}
