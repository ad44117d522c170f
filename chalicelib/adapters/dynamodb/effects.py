"""EffectStore on DynamoDB: `due_at` is when an effect may next be taken, so a lease only moves it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.dynamodb.items import HELD, WAITS, AlreadyPlanned, holding, let_go, planning
from chalicelib.adapters.dynamodb.refused import refusal
from chalicelib.adapters.dynamodb.retries import patiently
from chalicelib.adapters.pauses import pause
from chalicelib.application.ports.effects import Effect, Lease, Queue

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import UpdateItemOutputTypeDef


TAKEN = f"due_shard = :shard AND (due_at <= :now OR tries = :none AND attribute_not_exists({WAITS}))"
"""The condition under which an effect is taken: it is due, or fresh and held by nothing."""


class DynamoEffects:
    """Effects of a queue to do, each an item that its completion deletes."""

    def __init__(self, client: "DynamoDBClient", table: str, queue: Queue = "mail", wait: Callable[[int], None] = pause) -> None:
        self._client = client
        self._table = table
        self._queue: Queue = queue
        self._wait = wait

    def lease(self, effect: Effect, owner: str, now: datetime, until: datetime) -> Lease | None:
        """Take the effect until a moment, or None if it is done, parked or of another queue, is held, or is not due.

        A fresh effect is always due, unless it waits: the clock of the machine that wrote it may run ahead.
        """
        if effect.queue != self._queue:
            return None
        try:
            answer = self._update(
                TableName=self._table,
                Key=keys.effect(effect),
                UpdateExpression="SET lease_owner = :owner, due_at = :until ADD tries :one",
                ConditionExpression=TAKEN,
                ExpressionAttributeValues={
                    ":shard": {"S": keys.DUE_SHARDS[self._queue]},
                    ":owner": {"S": owner},
                    ":until": {"S": keys.moment(until)},
                    ":now": {"S": keys.moment(now)},
                    ":one": {"N": "1"},
                    ":none": {"N": "0"},
                },
                ReturnValues="UPDATED_NEW",
            )
        except self._client.exceptions.ConditionalCheckFailedException:
            return None
        return Lease(effect, owner, int(answer["Attributes"]["tries"]["N"]), until)

    def release(self, lease: Lease, due: datetime, error: str) -> None:
        """Give a failed effect back, due again at a moment; nothing if the lease was lost meanwhile."""
        self._let_go(lease, keys.DUE_SHARDS[self._queue], due, error)

    def park(self, lease: Lease, now: datetime, error: str) -> None:
        """Leave a failed effect alone: neither taken nor due until it is put back; nothing if the lease was lost meanwhile."""
        self._let_go(lease, keys.PARKED, now, error)

    def drop(self, lease: Lease) -> None:
        """Forget an effect that has nothing to do any more; nothing if the lease was lost meanwhile."""
        with suppress(self._client.exceptions.ConditionalCheckFailedException):
            patiently(
                lambda: self._client.delete_item(
                    TableName=self._table,
                    Key=keys.effect(lease.effect),
                    ConditionExpression=HELD,
                    ExpressionAttributeValues=holding(lease),
                ),
                self._wait,
            )

    def plan(self, effects: Sequence[Effect], idempotency_key: str, now: datetime) -> bool:
        """Write effects that follow from no commit, all or none; False, and nothing written, where the key was planned before."""
        asked = planning(self._table, effects, idempotency_key, now)
        try:
            patiently(lambda: self._client.transact_write_items(TransactItems=[action.write for action in asked]), self._wait)
        except ClientError as error:
            if isinstance(refusal(error, asked), AlreadyPlanned):
                return False
            raise
        return True

    def due(self, now: datetime, limit: int) -> Sequence[Effect]:
        """Give effects whose time has come and that nobody holds, longest due first; the index may lag, the lease decides."""
        items = self._client.query(
            TableName=self._table,
            IndexName=keys.DUE_INDEX,
            KeyConditionExpression="due_shard = :shard AND due_at <= :now",
            ExpressionAttributeValues={":shard": {"S": keys.DUE_SHARDS[self._queue]}, ":now": {"S": keys.moment(now)}},
            Limit=limit,
        )["Items"]
        return [keys.effect_of(item) for item in items]

    def _let_go(self, lease: Lease, shard: str, at: datetime, error: str) -> None:
        with suppress(self._client.exceptions.ConditionalCheckFailedException):
            self._update(**let_go(self._table, lease, shard, at, error))

    def _update(self, **asked: Any) -> "UpdateItemOutputTypeDef":
        return patiently(lambda: self._client.update_item(**asked), self._wait)
