"""A commit as the actions of one transaction, each conditional, each with what its refusal means."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.dynamodb.rows import changed_rows
from chalicelib.adapters.dynamodb.stock_items import changing as changing
from chalicelib.adapters.dynamodb.stock_items import movement_item, refused
from chalicelib.adapters.dynamodb.streams import STREAMS, StoredStream, dossier_head
from chalicelib.application.ports.commit import AnyCommit, Conflict, Fact, Loaded, NumberTaken, Record, Suppression, Write
from chalicelib.application.ports.effects import Effect, Lease, LeaseLost, Pending
from chalicelib.application.projection.row_types import Row, TermRow
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.numbering import Count
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.values.calendar import utc

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef, UpdateTypeDef

    from chalicelib.adapters.dynamodb.keys import Item

RECORD_LIFE = timedelta(days=30)
MAX_ERROR = 500
"""Characters kept of the last error."""
WAITS = "waits"
"""The attribute of an effect that is not taken before it is due, fresh as it is."""
HELD = "lease_owner = :owner AND tries = :tries"
"""The condition that nobody else took the effect since, and that it is not done."""


MOST = 100
"""Actions of one transaction."""


class Action(NamedTuple):
    """One action, and the exception that its failed condition amounts to; explain: as the item that it met says."""

    write: "TransactWriteItemTypeDef"
    refusal: Exception
    explain: "Callable[[Item | None], Exception] | None" = None


class AlreadyPlanned(Exception):
    """These effects were planned before; nothing was written."""


def actions(
    table: str, commit: AnyCommit, policy: NewsPolicy, streams: Mapping[str, StoredStream[Any, Any]] = STREAMS
) -> list[Action]:
    """Give the actions of a commit to a stream of whatever kind. Raises NotAllowed for a head, or a change, that is too large."""
    stored = streams[commit.stream.name]
    given = list(_facts(table, commit, streams))
    changed = [stored.rows(commit.reference, commit.before, commit.head, policy)]
    changed += (_rows_beside(other, streams[other.stream.name], policy) for other in commit.also)
    gone, come = (frozenset[Row]().union(*(rows[which] for rows in changed)) for which in (0, 1))
    put, deleted = changed_rows(gone, come, MOST - len(given))
    given += (Action({"Put": {"TableName": table, "Item": item}}, Conflict()) for item in put)
    given += (Action({"Delete": {"TableName": table, "Key": key}}, Conflict()) for key in deleted)
    if len(given) > MOST:
        raise NotAllowed(
            "that changes %(skus)s products of the stock at once, and there is room for %(room)s: do it in parts",
            skus=len(commit.moves.changes) if commit.moves else 0,
            room=max(0, MOST - len(given) + (len(commit.moves.changes) if commit.moves else 0)),
        )
    return given


def _rows_beside(
    other: "Write[object, Fact]", stored: StoredStream[Any, Any], policy: NewsPolicy
) -> tuple[frozenset[Row], frozenset[Row]]:
    gone, come = stored.rows(other.id, other.before, other.head, policy)
    return gone, frozenset(row for row in come if not isinstance(row, TermRow)) if other.indexed_later else come


def _facts(table: str, commit: AnyCommit, streams: Mapping[str, StoredStream[Any, Any]]) -> Iterator[Action]:
    """Yield the actions of all but the rows of lists."""
    stored, at = streams[commit.stream.name], keys.moment(commit.at)
    yield Action(putting(table, stored.head(commit.reference, commit.head), commit.expected), Conflict())
    yield Action(putting(table, _record(commit.record, _end(commit.at))), Conflict())
    for entry in commit.entries:
        yield Action(putting(table, stored.fact(commit.reference, entry)), Conflict())
    for effect in commit.effects:
        yield Action(putting(table, effect_item(effect, at)), Conflict())
    for effect, until in commit.delayed:
        yield Action(putting(table, effect_item(effect, keys.moment(until)) | {WAITS: {"S": "yes"}}), Conflict())
    for effect in commit.stops:
        yield Action(_stopped(table, effect), Conflict())
    if commit.counted:
        yield Action(putting(table, _count(commit.counted), commit.counted.version - 1), Conflict())
    for number in commit.numbers:
        yield Action(putting(table, _number_item(number, commit.reference)), NumberTaken(number))
    for other in commit.also:
        row = streams[other.stream.name]
        yield Action(putting(table, row.head(other.id, other.head), other.expected), Conflict())
        for fact in other.entries:
            yield Action(putting(table, row.fact(other.id, fact)), Conflict())
    for held in commit.held:
        version: Item = {"version": {"N": str(held.version)}}
        yield Action(unchanged(table, streams[held.stream].partition(held.id), version), Conflict())
    if commit.suppression:
        yield Action(_suppression(table, commit.suppression, at), Conflict())
    if commit.completes:
        yield Action(_completed(table, commit.completes, commit.parks, commit.at), LeaseLost())
    if commit.moves:
        yield Action(putting(table, movement_item(commit.moves)), Conflict())
        for change in commit.moves.changes:
            yield Action(changing(table, change), Conflict(), partial(refused, change))


def claiming(table: str, record: Record, at: datetime) -> Action:
    """Give the action that writes a record alone."""
    return Action(putting(table, _record(record, _end(at))), Conflict())


def planning(table: str, effects: Sequence[Effect], idempotency_key: str, now: datetime) -> Sequence[Action]:
    """Give the actions that write effects that follow from no commit, with the mark that refuses them a second time."""
    mark: Item = {**keys.key(keys.planned(idempotency_key)), "ttl": {"N": str(_end(now))}}
    planned = (Action(putting(table, effect_item(effect, keys.moment(now))), Conflict()) for effect in effects)
    return [Action(putting(table, mark), AlreadyPlanned()), *planned]


def rewriting(table: str, reference: str, head: Loaded, old: "Item") -> "TransactWriteItemTypeDef":
    """Give the action that puts a head folded anew in the place of one, if it is still that one."""
    return {
        "Put": {
            "TableName": table,
            "Item": dossier_head(reference, head),
            "ConditionExpression": "version = :version AND v = :snapshot",
            "ExpressionAttributeValues": {":version": old["version"], ":snapshot": old["v"]},
        }
    }


def unchanged(table: str, partition: str, old: "Item | None") -> "TransactWriteItemTypeDef":
    """Give the action that holds a head to the version that was read, or to not being there."""
    key = keys.key(partition)
    if old is None:
        return {"ConditionCheck": {"TableName": table, "Key": key, "ConditionExpression": "attribute_not_exists(pk)"}}
    return {
        "ConditionCheck": {
            "TableName": table,
            "Key": key,
            "ConditionExpression": "version = :version",
            "ExpressionAttributeValues": {":version": old["version"]},
        }
    }


def holding(lease: Lease) -> "Item":
    """Give the values that HELD compares with."""
    return {":owner": {"S": lease.owner}, ":tries": {"N": str(lease.tries)}}


def let_go(table: str, lease: Lease, shard: str, at: datetime, error: str) -> "UpdateTypeDef":
    """Give the update that gives a failed effect back, or parks it."""
    return {
        "TableName": table,
        "Key": keys.effect(lease.effect),
        "UpdateExpression": "SET due_shard = :shard, due_at = :at, last_error = :error REMOVE lease_owner",
        "ConditionExpression": HELD,
        "ExpressionAttributeValues": {
            **holding(lease),
            ":shard": {"S": shard},
            ":at": {"S": keys.moment(at)},
            ":error": {"S": error[:MAX_ERROR]},
        },
    }


def _stopped(table: str, effect: Effect) -> "TransactWriteItemTypeDef":
    return {
        "Delete": {
            "TableName": table,
            "Key": keys.effect(effect),
            "ConditionExpression": f"attribute_exists({WAITS}) AND tries = :none",
            "ExpressionAttributeValues": {":none": {"N": "0"}},
        }
    }


def _completed(table: str, lease: Lease, parks: str | None, at: datetime) -> "TransactWriteItemTypeDef":
    if parks is not None:
        return {"Update": let_go(table, lease, keys.PARKED, at, parks)}
    return {
        "Delete": {
            "TableName": table,
            "Key": keys.effect(lease.effect),
            "ConditionExpression": HELD,
            "ExpressionAttributeValues": holding(lease),
        }
    }


def putting(table: str, item: "Item", version: int = 0) -> "TransactWriteItemTypeDef":
    """Give the action that puts an item, if it is still at a version; 0: if there is none."""
    if not version:
        return {"Put": {"TableName": table, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}}
    return {
        "Put": {
            "TableName": table,
            "Item": item,
            "ConditionExpression": "version = :version",
            "ExpressionAttributeValues": {":version": {"N": str(version)}},
        }
    }


def _end(written: datetime) -> int:
    """Say when what was written then is forgotten, in seconds since 1970."""
    return int((utc(written) + RECORD_LIFE).timestamp())


def _record(record: Record, expires: int) -> "Item":
    item: Item = {**keys.key(keys.command(record.principal, record.key)), "data": {"S": codec.encode(record)}}
    return item if record.keep else {**item, "ttl": {"N": str(expires)}}


def effect_item(effect: Effect, due: str) -> "Item":
    """Give a fresh effect as it is stored."""
    return {**keys.effect(effect), "tries": {"N": "0"}, "due_shard": {"S": keys.DUE_SHARDS[effect.queue]}, "due_at": {"S": due}}


def pending_of(item: "Item") -> Pending:
    """Give the effect of an item that is neither done nor parked."""
    waits = WAITS in item and item["tries"]["N"] == "0"
    return Pending(keys.effect_of(item), waits, datetime.fromisoformat(item["due_at"]["S"]))


def _count(count: Count) -> "Item":
    return {
        **keys.key(keys.sequence(count.series)),
        "version": {"N": str(count.version)},
        "last": {"N": str(count.last)},
        "day": {"S": count.day.isoformat() if count.day else ""},
    }


def _number_item(number: str, reference: str) -> "Item":
    return {**keys.key(keys.own_number(number), keys.OWN_NUMBER), "dossier": {"S": reference}}


def _suppression(table: str, suppression: Suppression, at: str) -> "TransactWriteItemTypeDef":
    key = keys.key(keys.suppression(suppression.address))
    if suppression.why is None:
        return {"Delete": {"TableName": table, "Key": key}}
    return {"Put": {"TableName": table, "Item": {**key, "why": {"S": suppression.why}, "since": {"S": at}}}}
